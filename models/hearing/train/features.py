"""Log-mel features, the same as packages/speech/src/own/features.ts computes: 40 bands from 60 to 7,600 Hz, a frame every 10 ms."""

import numpy as np

RATE, WINDOW, HOP, FFT, BANDS = 16_000, 400, 160, 512, 40


def mel_bands() -> np.ndarray:
    """Triangles over the FFT's bins, shape [257, 40]."""
    mel = lambda hz: 2595 * np.log10(1 + hz / 700)
    edges = 700 * (10 ** (np.linspace(mel(60), mel(7600), BANDS + 2) / 2595) - 1)
    bins = np.arange(FFT // 2 + 1) * RATE / FFT
    low, middle, high = edges[:-2], edges[1:-1], edges[2:]
    rising = (bins[:, None] - low) / (middle - low)
    falling = (high - bins[:, None]) / (high - middle)
    return np.maximum(0, np.minimum(rising, falling)).astype(np.float32)


MEL = mel_bands()
HANN = (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(WINDOW) / WINDOW)).astype(np.float32)


def features(samples: np.ndarray) -> np.ndarray:
    """Mono float samples in [-1, 1] at 16 kHz -> [frames, 40]; frame t covers samples 160 t to 160 t + 400."""
    count = (len(samples) - WINDOW) // HOP + 1
    if count <= 0:
        return np.zeros((0, BANDS), np.float32)
    frames = np.lib.stride_tricks.sliding_window_view(samples, WINDOW)[:: HOP][:count]
    power = np.abs(np.fft.rfft(frames * HANN, FFT)).astype(np.float32) ** 2
    return (np.log(power @ MEL + 1e-5) + 3) / 4
