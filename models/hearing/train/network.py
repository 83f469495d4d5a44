"""The model: three feature frames make one step of 30 ms, then causal blocks that look back 1.1 s in all."""

import torch
from torch import nn

STACK, BANDS, WIDTH, HIDDEN = 3, 40, 256, 256
DILATIONS = [1, 2, 4, 8, 1, 2]
# Answers come this many steps after the sound: what is heard of the future, 150 ms.
DELAY = 5
# The value of a feature in digital silence: (log(1e-5) + 3) / 4.
SILENCE = -2.1282


class Block(nn.Module):
    def __init__(self, dilation: int):
        super().__init__()
        self.past = 2 * dilation
        self.dilation = dilation
        self.norm = nn.LayerNorm(WIDTH)
        self.inward = nn.Linear(3 * WIDTH, HIDDEN)
        self.outward = nn.Linear(HIDDEN, WIDTH)

    def forward(self, steps, cache):
        """[batch, time, width] and what came before, [batch, past, width] -> both anew."""
        long = torch.cat([cache, self.norm(steps)], 1)
        time = steps.shape[1]
        near = long[:, self.dilation : self.dilation + time] if self.dilation < self.past else long
        wide = torch.cat([long[:, :time], near, long[:, self.past :]], 2)
        return steps + self.outward(torch.relu(self.inward(wide))), long[:, time:]


class Hearing(nn.Module):
    def __init__(self, symbols: int):
        super().__init__()
        self.front = nn.Linear(STACK * BANDS, WIDTH)
        self.blocks = nn.ModuleList(Block(dilation) for dilation in DILATIONS)
        self.norm = nn.LayerNorm(WIDTH)
        self.last = nn.Linear(WIDTH, symbols)
        self.past = sum(block.past for block in self.blocks)

    def forward(self, features, cache):
        """[batch, 3 * time, 40] and [batch, past, width] -> log probabilities [batch, time, symbols] and the new cache."""
        steps = self.front(features.reshape(features.shape[0], -1, STACK * BANDS))
        caches, start = [], 0
        for block in self.blocks:
            steps, kept = block(steps, cache[:, start : start + block.past])
            caches.append(kept)
            start += block.past
        return torch.log_softmax(self.last(self.norm(steps)).float(), 2), torch.cat(caches, 1)

    def fresh(self, batch: int):
        return torch.zeros(batch, self.past, WIDTH)
