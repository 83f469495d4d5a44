"""Trains the model for so many minutes; a checkpoint can be gone on from.

    python train.py FOLDER CHECKPOINT --minutes 45 [--from CHECKPOINT] [--rate 1e-3] [--threads 2]
"""

import argparse
import copy
import math
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn

from network import DELAY, SILENCE, Hearing
from sounds import SYMBOLS

HELD = 400  # utterances of the last part that only measure


class Corpus:
    """Utterances in files of `synthesise.py`, mapped rather than read."""

    def __init__(self, folder: Path):
        self.rows = []
        for path in sorted(folder.glob("*.inputs.npy")):
            inputs = np.load(path, mmap_mode="r")
            labels = np.load(str(path).replace("inputs.npy", "labels.npz"))
            at, label_at, frame_at, all_labels, frames = 0, 0, 0, labels["labels"], labels["frames"]
            for length, count in zip(labels["lengths"], labels["label_lengths"]):
                self.rows.append((inputs, at, length, all_labels[label_at : label_at + count], frames[frame_at : frame_at + length // 3]))
                at, label_at, frame_at = at + length, label_at + count, frame_at + length // 3

    def batch(self, picked, dice=None):
        """-> features [batch, 3 * time, 40] with silence after the end, step counts, labels joined, their counts, and frames delayed."""
        rows = [self.rows[index] for index in picked]
        steps = [row[2] // 3 + DELAY + 3 for row in rows]
        longest = max(steps)
        features = np.full((len(rows), longest * 3, 40), SILENCE, np.float32)
        frames = np.zeros((len(rows), longest), np.int64)
        for index, (inputs, at, length, _, frame) in enumerate(rows):
            features[index, :length] = inputs[at : at + length]
            frames[index, DELAY : DELAY + len(frame)] = frame
            if dice is not None:
                for _ in range(2):
                    band, wide = dice.integers(40), dice.integers(0, 6)
                    features[index, :, band : band + wide] = features[index, :length, band : band + wide].mean() if wide else 0
                    start, long = dice.integers(max(1, length)), dice.integers(0, 10)
                    features[index, start : start + long] = SILENCE if dice.random() < 0.3 else features[index].mean()
        labels = [row[3][row[3] > 0].astype(np.int64) for row in rows]
        return (
            torch.from_numpy(features),
            torch.tensor(steps),
            torch.from_numpy(np.concatenate(labels)),
            torch.tensor([len(label) for label in labels]),
            torch.from_numpy(frames),
        )

    def batches(self, indexes, budget, dice):
        """Utterances of like length together, so many steps at a time, in random order."""
        order = sorted(indexes, key=lambda index: self.rows[index][2] + dice.integers(30))
        groups, group, longest = [], [], 0
        for index in order:
            longest = max(longest, self.rows[index][2] // 3 + DELAY + 3)
            if group and longest * (len(group) + 1) > budget:
                groups.append(group)
                group, longest = [], self.rows[index][2] // 3 + DELAY + 3
            group.append(index)
        groups.append(group)
        dice.shuffle(groups)
        return groups


def error_rate(model, corpus, indexes) -> float:
    """Share of sounds that are wrong when the likeliest are taken, without any words."""
    wrong = total = 0
    with torch.inference_mode():
        for start in range(0, len(indexes), 40):
            features, steps, labels, counts, _ = corpus.batch(indexes[start : start + 40])
            best = model(features, model.fresh(len(features)))[0].argmax(2).numpy()
            expected = np.split(labels.numpy(), np.cumsum(counts.numpy())[:-1])
            for row, count, wanted in zip(best, steps, expected):
                row = row[:count]
                heard = [symbol for symbol, before in zip(row, np.concatenate([[0], row[:-1]])) if symbol and symbol != before]
                wrong += distance(heard, list(wanted))
                total += len(wanted)
    return wrong / total


def distance(left, right) -> int:
    row = list(range(len(right) + 1))
    for index, one in enumerate(left, 1):
        before, row[0] = row[0], index
        for column, other in enumerate(right, 1):
            before, row[column] = row[column], min(row[column] + 1, row[column - 1] + 1, before + (one != other))
    return row[-1]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("folder", type=Path)
    options.add_argument("checkpoint", type=Path)
    options.add_argument("--from", dest="start", type=Path)
    options.add_argument("--minutes", type=float, default=45)
    options.add_argument("--rate", type=float, default=1.5e-3)
    options.add_argument("--budget", type=int, default=1300, help="steps of 30 ms in a batch")
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--half", action="store_true", help="multiply in bfloat16: faster where the processor has it")
    given = options.parse_args()
    torch.set_num_threads(given.threads)
    torch.manual_seed(given.seed)
    dice = np.random.default_rng(given.seed)
    corpus = Corpus(given.folder)
    indexes = list(range(len(corpus.rows) - HELD))
    held = list(range(len(corpus.rows) - HELD, len(corpus.rows)))
    print(f"{len(indexes)} utterances, {sum(row[2] for row in corpus.rows) / 360_000:.1f} h", flush=True)
    model = Hearing(len(SYMBOLS))
    if given.start:
        model.load_state_dict(torch.load(given.start)["model"])
    mean = copy.deepcopy(model)  # the running mean of the weights is what is kept
    print(f"{sum(weight.numel() for weight in model.parameters()) / 1e6:.2f} M weights", flush=True)
    optimiser = torch.optim.AdamW(model.parameters(), lr=given.rate, weight_decay=0.01, betas=(0.9, 0.98))
    connectionist = nn.CTCLoss(zero_infinity=True, reduction="sum")
    began = told = time.monotonic()
    step, sums = 0, np.zeros(3)
    while True:
        for group in corpus.batches(indexes, given.budget, dice):
            share = (time.monotonic() - began) / (given.minutes * 60)
            if share >= 1:
                return save(mean, model, given.checkpoint, corpus, held)
            rate = given.rate * min(1, (step + 1) / 300) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * share)))
            for part in optimiser.param_groups:
                part["lr"] = rate
            features, steps, labels, counts, frames = corpus.batch(group, dice)
            with torch.autocast("cpu", torch.bfloat16, enabled=given.half):
                said, _ = model(features, model.fresh(len(group)))
            inside = torch.arange(said.shape[1])[None] < steps[:, None]
            # The voice tells when each sound is made: that teaches fast at first and keeps answers from coming late.
            timed = nn.functional.nll_loss(said[inside], frames[inside])
            ordered = connectionist(said.transpose(0, 1), labels, steps, counts) / max(1, len(labels))
            weight = 0.06 if given.start else max(0.2, 2 - share * 6)
            loss = ordered + weight * timed
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 2)
            optimiser.step()
            decay = min(0.999, (step + 1) / (step + 20))
            with torch.no_grad():
                for kept, fresh in zip(mean.parameters(), model.parameters()):
                    kept.lerp_(fresh, 1 - decay)
            step += 1
            sums += [ordered.item(), timed.item(), 1]
            if time.monotonic() - told > 60:
                told = time.monotonic()
                print(f"{(told - began) / 60:.1f} min, step {step}: ctc {sums[0] / sums[2]:.3f}, frames {sums[1] / sums[2]:.3f}, rate {rate:.1e}", flush=True)
                sums[:] = 0
                if int((told - began) / 60) % 5 == 0:
                    save(mean, model, given.checkpoint, corpus, held)


def save(mean, model, path, corpus, held):
    torch.save({"model": mean.state_dict(), "live": model.state_dict()}, path)
    print(f"kept; {error_rate(mean, corpus, held):.2%} of sounds wrong", flush=True)


if __name__ == "__main__":
    main()
