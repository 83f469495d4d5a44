"""What happens to sound before it is heard: rooms, telephones, noise. All on mono floats at 16 kHz."""

import numpy as np
from scipy.signal import butter, fftconvolve, lfilter, resample_poly


def noise(dice: np.random.Generator, count: int, tilt: float) -> np.ndarray:
    """Noise of unit power whose spectrum falls as 1 / f ** tilt: 0 is white, 1 pink, 2 brown."""
    spectrum = np.fft.rfft(dice.standard_normal(count).astype(np.float32))
    spectrum *= np.maximum(1, np.arange(len(spectrum))) ** (-tilt / 2)
    sound = np.fft.irfft(spectrum, count).astype(np.float32)
    return sound / (np.sqrt(np.mean(sound**2)) + 1e-9)


def hum(dice: np.random.Generator, count: int) -> np.ndarray:
    """Mains hum with harmonics, of unit power."""
    time = np.arange(count) / 16_000
    base = dice.choice([50, 60, 100, 120]) * dice.uniform(0.98, 1.02)
    sound = sum(dice.uniform(0, 1) / n * np.sin(2 * np.pi * base * n * time + dice.uniform(0, 6)) for n in range(1, 9))
    return (sound / (np.sqrt(np.mean(sound**2)) + 1e-9)).astype(np.float32)


def clicks(dice: np.random.Generator, count: int) -> np.ndarray:
    """Clicks, knocks and short tones, as keys and doors make them."""
    sound = np.zeros(count, np.float32)
    for _ in range(dice.integers(1, 8)):
        length = int(dice.integers(20, 2400))
        start = int(dice.integers(0, max(1, count - length)))
        fall = np.exp(-np.arange(length) / dice.uniform(5, length / 2 + 6))
        ring = np.sin(2 * np.pi * dice.uniform(100, 3000) * np.arange(length) / 16_000) if dice.random() < 0.5 else dice.standard_normal(length)
        end = min(count, start + length)
        sound[start:end] += (fall * ring)[: end - start] * dice.uniform(0.05, 0.8)
    return sound


def mixed(sound: np.ndarray, other: np.ndarray, decibels: float) -> np.ndarray:
    """Adds what disturbs, so many decibels below the speech's mean power where it speaks."""
    loud = sound[np.abs(sound) > 0.003]
    power = np.mean(loud**2) if len(loud) else 1e-4
    return sound + other * np.sqrt(power / (np.mean(other**2) + 1e-12) / 10 ** (decibels / 10)).astype(np.float32)


def room(dice: np.random.Generator, sound: np.ndarray) -> np.ndarray:
    """A light echo."""
    length = int(dice.uniform(0.05, 0.25) * 16_000)
    tail = dice.standard_normal(length) * np.exp(-np.arange(length) / (length / 5)) * dice.uniform(0.02, 0.12)
    tail[0] = 1
    return fftconvolve(sound, tail)[: len(sound)].astype(np.float32)


def telephone(sound: np.ndarray) -> np.ndarray:
    """300 to 3,400 Hz at 8 kHz in mu-law, and back."""
    narrow = lfilter(*butter(4, [300, 3400], "band", fs=16_000), sound)
    low = np.clip(resample_poly(narrow, 1, 2), -1, 1)
    coded = np.round(np.sign(low) * np.log1p(255 * np.abs(low)) / np.log(256) * 127) / 127
    return resample_poly(np.sign(coded) * ((256 ** np.abs(coded)) - 1) / 255, 2, 1)[: len(sound)].astype(np.float32)


def low_pass(sound: np.ndarray, hertz: float) -> np.ndarray:
    return lfilter(*butter(2, hertz, "low", fs=16_000), sound).astype(np.float32)


def other_throat(dice: np.random.Generator, sound: np.ndarray) -> tuple[np.ndarray, float]:
    """The same words by a larger or smaller throat: played slower or faster. Also gives how much longer it is."""
    down = int(dice.integers(34, 47))
    return resample_poly(sound, 40, down).astype(np.float32), 40 / down


def other_mouth(dice: np.random.Generator, sound: np.ndarray) -> np.ndarray:
    """Another colour: up to 9 dB more or less, smoothly over the frequencies."""
    points = np.linspace(0, 1, 7)
    spectrum = np.fft.rfft(sound)
    places = np.log1p(np.arange(len(spectrum)) * 8000 / len(spectrum) / 300) / np.log1p(8000 / 300)
    spectrum *= 10 ** (np.interp(places, points, dice.uniform(-9, 9, 7)) / 20)
    return np.fft.irfft(spectrum, len(sound)).astype(np.float32)


def weathered(dice: np.random.Generator, sound: np.ndarray, pool: list[np.ndarray]) -> np.ndarray:
    """One of everything that can happen, by chance; `pool` holds other people's speech for babble."""
    if dice.random() < 0.2:
        sound = room(dice, sound)
    if dice.random() < 0.1:
        sound = low_pass(sound, dice.uniform(2500, 6000))
    if dice.random() < 0.6:
        kind = dice.random()
        if kind < 0.3 and len(pool) > 8:
            other = np.zeros(len(sound), np.float32)
            for _ in range(dice.integers(2, 7)):
                voice = pool[dice.integers(len(pool))]
                other += np.resize(np.roll(voice, int(dice.integers(len(voice)))), len(sound))
            sound = mixed(sound, other, dice.uniform(3, 28))
        elif kind < 0.9:
            sound = mixed(sound, noise(dice, len(sound), dice.uniform(0, 2)), dice.uniform(2, 30))
        else:
            sound = mixed(sound, hum(dice, len(sound)), dice.uniform(0, 25))
    if dice.random() < 0.12:
        sound = telephone(sound)
    return np.clip(sound * 10 ** (dice.uniform(-18, 6) / 20), -1, 1)
