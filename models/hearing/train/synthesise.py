"""Speaks sentences with many voices through noise, and writes features and sounds to learn from.

    node models/hearing/sentences.ts > sentences.tsv
    python synthesise.py sentences.tsv FOLDER --part 0 --parts 2
"""

import argparse
import collections
import json
from pathlib import Path

import numpy as np

from espeak import Speech, speak
from features import features
from sounds import ids_of
from voices import ACCENTS, variants
from weather import clicks, hum, mixed, noise, other_mouth, other_throat, weathered

STRIDE = 480  # samples of one frame of the model's answer: 30 ms


def spoken(text: str) -> str:
    """Abbreviations in capitals are said letter by letter."""
    return " ".join(" ".join(word) if len(word) > 1 and word.isascii() and word.isupper() else word for word in text.split())


def voice_for(dice: np.random.Generator, language: str, names: list[str]) -> str:
    accents = ACCENTS[language]
    weights = np.array(list(accents.values())) / sum(accents.values())
    accent = dice.choice(list(accents), p=weights)
    return accent if dice.random() < 0.3 else f"{accent}+{dice.choice(names)}"


def targets(speech: Speech, lead: int, total: int) -> tuple[list[int], np.ndarray]:
    """Sounds in order, and the sound of every 30 ms frame (0 where it is silent)."""
    labels: list[int] = []
    frames = np.zeros(max(0, (total - 400) // 160 + 1) // 3, np.int16)
    for (sound, start), (_, end) in zip(speech.sounds, speech.sounds[1:]):
        parts = ids_of(sound)
        labels += parts
        for index, part in enumerate(parts):
            share = (end - start) / len(parts)
            first = (start + share * index) * 16_000 + lead
            frames[int(first / STRIDE) : max(int(first / STRIDE) + 1, int((first + share * 16_000) / STRIDE))] = part
    return labels, frames


def nothing(dice: np.random.Generator) -> np.ndarray:
    """Sound without speech."""
    count = int(dice.uniform(0.6, 3) * 16_000)
    kind = dice.integers(4)
    sound = [lambda: noise(dice, count, dice.uniform(0, 2)), lambda: hum(dice, count), lambda: clicks(dice, count), lambda: np.zeros(count, np.float32)][kind]()
    if dice.random() < 0.5:
        sound = mixed(sound, noise(dice, count, 1), dice.uniform(0, 20))
    return np.clip(sound * 10 ** (dice.uniform(-50, -6) / 20), -1, 1).astype(np.float32)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("sentences")
    options.add_argument("folder")
    options.add_argument("--part", type=int, default=0)
    options.add_argument("--parts", type=int, default=1)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    dice = np.random.default_rng([given.seed, given.part])
    rows = [line.split("\t") for line in Path(given.sentences).read_text().splitlines()][given.part :: given.parts]
    dice.shuffle(rows)
    names = variants()
    pool: list[np.ndarray] = []
    said: dict[str, collections.Counter] = collections.defaultdict(collections.Counter)
    inputs, lengths, labels, label_lengths, frames = [], [], [], [], []
    for index, (language, kind, sentence) in enumerate(rows):
        if index % 40 == 0:
            sound, speech_labels, speech_frames = nothing(dice), [], None
        else:
            rate = int(np.clip(dice.normal(160, 32), 90, 235) if dice.random() < 0.7 else dice.uniform(95, 235))
            speech = speak(spoken(sentence), voice_for(dice, language, names), rate, int(dice.uniform(15, 85)), int(dice.uniform(20, 80)), int(dice.integers(0, 3)))
            if speech is None or len(speech.samples) < 2000:
                continue
            remember(said[language], sentence, speech)
            if dice.random() < 0.45:
                samples, longer = other_throat(dice, speech.samples)
                speech = Speech(samples, [(sound, start * longer) for sound, start in speech.sounds], speech.words)
            if dice.random() < 0.4:
                speech.samples = other_mouth(dice, speech.samples)
            if len(pool) < 400:
                pool.append(speech.samples)
            else:
                pool[dice.integers(400)] = speech.samples
            lead, tail = int(dice.uniform(0.02, 0.5) * 16_000), int(dice.uniform(0.3, 0.6) * 16_000)
            sound = np.concatenate([np.zeros(lead, np.float32), speech.samples, np.zeros(tail, np.float32)])
            speech_labels, speech_frames = targets(speech, lead, len(sound))
            sound = weathered(dice, sound, pool)
        made = features(sound.astype(np.float32)).astype(np.float16)
        made = made[: len(made) // 3 * 3]
        inputs.append(made)
        lengths.append(len(made))
        labels += speech_labels
        label_lengths.append(len(speech_labels))
        frames.append(np.zeros(len(made) // 3, np.int16) if speech_frames is None else speech_frames[: len(made) // 3])
        if index % 2000 == 0:
            print(f"part {given.part}: {index} of {len(rows)}, {sum(lengths) / 360_000:.1f} h", flush=True)
    folder = Path(given.folder)
    folder.mkdir(parents=True, exist_ok=True)
    stem = folder / f"{given.seed}-{given.part}"
    np.save(f"{stem}.inputs.npy", np.concatenate(inputs))
    np.savez(f"{stem}.labels.npz", lengths=lengths, labels=np.array(labels, np.int16), label_lengths=label_lengths, frames=np.concatenate(frames))
    Path(f"{stem}.said.json").write_text(json.dumps(said, ensure_ascii=False))


def remember(said: collections.Counter, sentence: str, speech: Speech):
    """Counts how each word was said inside a sentence, where the voice told of every word."""
    words = [word.strip(",") for word in sentence.split()]
    if spoken(sentence) != sentence or len(speech.words) != len(words):
        return
    bounds = [first for _, first in speech.words] + [len(speech.sounds) - 1]
    for word, first, last in zip(words, bounds, bounds[1:]):
        sounds = [str(part) for sound, _ in speech.sounds[first:last] for part in ids_of(sound)]
        said[f"{word}\t{' '.join(sounds)}"] += 1


if __name__ == "__main__":
    main()
