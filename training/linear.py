"""Linear layers that can act as their int8 selves: fixed activation steps per channel, 7-bit weights per output.

Rounded, a layer computes `((clamp(round(x / step) + zero, 0, 255) - zero) @ levels') * scale + bias`. The steps differ
from channel to channel, since some channels of a BERT are far wider than the rest; the weights absorb them.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

WEIGHT_LIMIT = 63
"""Weights lie in [-63, 63]: two products of u8 and i7 fit the 16-bit sums of every instruction set."""

ACTIVATION_LEVELS = 255
ROWS_PER_BATCH = 60
"""Activation vectors that are kept of each calibration batch."""


def quantised_rows(weight: Tensor, limit: int) -> tuple[Tensor, Tensor]:
    """Integers in [-limit, limit] and a scale for each row: [R, C] to int8 [R, C], float [R]."""
    scale = weight.abs().amax(dim=1).clamp(min=1e-8) / limit
    return torch.round(weight / scale[:, None]).clamp(-limit, limit).to(torch.int8), scale


def straight_through(exact: Tensor, rounded: Tensor) -> Tensor:
    """The rounded value forwards, the gradient of the exact one backwards."""
    return exact + (rounded - exact).detach()


class Linear(nn.Linear):
    """y = x W' + b. `mode` is "float", "observe" (collects activations) or "quantised" (as the shipped graph)."""

    def __init__(self, inputs: int, outputs: int):
        super().__init__(inputs, outputs)
        self.mode = "float"
        self.register_buffer("step", torch.ones(inputs))
        self.register_buffer("zero", torch.tensor(128.0))
        self.seen: list[Tensor] = []

    def forward(self, x: Tensor) -> Tensor:
        """[..., inputs] to [..., outputs]."""
        if self.mode == "quantised":
            return functional.linear(self._rounded_input(x), self._rounded_weight(), self.bias)
        if self.mode == "observe":
            rows = x.detach().float().flatten(0, -2)
            self.seen.append(rows[torch.randint(len(rows), (ROWS_PER_BATCH,))])
        return super().forward(x)

    def integers(self) -> tuple[Tensor, Tensor]:
        """Weight levels int8 [outputs, inputs] and scale [outputs] for inputs that are counted in steps."""
        return quantised_rows(self.weight.detach() * self.step, WEIGHT_LIMIT)

    def _rounded_input(self, x: Tensor) -> Tensor:
        """The input in steps, on its grid; outside the range the gradient is cut off."""
        inside = (x.to(self.step.dtype) / self.step).clamp(-self.zero, ACTIVATION_LEVELS - self.zero)
        return straight_through(inside, torch.round(inside))

    def _rounded_weight(self) -> Tensor:
        """The weight for inputs in steps, on its grid."""
        levels, scale = self.integers()
        return straight_through(self.weight * self.step, levels * scale[:, None])

    def settle(self) -> None:
        """Finds steps and zero by the squared error of the outputs, over how much the weights absorb and clipping."""
        rows = torch.cat(self.seen)
        self.seen = []
        low, high = rows.amin(0).clamp(max=-1e-6), rows.amax(0).clamp(min=1e-6)
        weight = self.weight.detach().abs().amax(0).clamp(min=1e-6)
        wanted = functional.linear(rows, self.weight.detach())
        best = None
        for balance in (0.0, 0.25, 0.4, 0.5, 0.6, 0.75):
            width = torch.maximum(high, -low) ** balance / weight ** (1 - balance) if balance else torch.ones_like(high)
            lowest, highest = (low / width).min(), (high / width).max()
            for kept in (1.0, 0.85, 0.7, 0.55, 0.4):
                step = width * (highest - lowest) * kept / ACTIVATION_LEVELS
                zero = torch.round(-lowest / (highest - lowest) * ACTIVATION_LEVELS)
                error = self._error(rows, wanted, step, zero)
                if best is None or error < best[0]:
                    best = (error, step, zero)
        self.step.copy_(best[1])
        self.zero.copy_(best[2])

    def _error(self, rows: Tensor, wanted: Tensor, step: Tensor, zero: Tensor) -> float:
        """Mean squared error of the outputs with these steps."""
        levels, scale = quantised_rows(self.weight.detach() * step, WEIGHT_LIMIT)
        rounded = (torch.round(rows / step) + zero).clamp(0, ACTIVATION_LEVELS) - zero
        return float((functional.linear(rounded, levels * scale[:, None]) - wanted).square().mean())


def linears(module: nn.Module) -> list[Linear]:
    """All layers of this kind."""
    return [part for part in module.modules() if isinstance(part, Linear)]


def set_mode(module: nn.Module, mode: str) -> None:
    """Switches all layers."""
    for layer in linears(module):
        layer.mode = mode


@torch.no_grad()
def calibrate(model: nn.Module, batches) -> None:
    """Finds the activation steps of all layers from the batches."""
    training = model.training
    model.eval()
    set_mode(model, "observe")
    for batch in batches:
        model(batch)
    for layer in linears(model):
        layer.settle()
    set_mode(model, "float")
    model.train(training)
