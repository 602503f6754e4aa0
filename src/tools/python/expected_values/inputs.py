"""Inputs from a formula, so that none has to be stored: org.calab.Expected has the same."""
import numpy as np


def uniform(seed, n):
    """n numbers from 0 to below 1: x <- (1664525 x + 1013904223) mod 2^32, x / 2^32."""
    out, x = [], seed
    for _ in range(n):
        x = (1664525 * x + 1013904223) % 2**32
        out.append(x / 2**32)
    return np.array(out)


def trace(seed, n, level, noise):
    """Transients of size 1 to 3 that decay by 0.9 a sample, on a level, with uniform noise.

    Multiplications and additions only, in this order: the same doubles in every language.
    """
    u, c, out = uniform(seed, 3 * n), 0.0, []
    for t in range(n):
        c = 0.9 * c + (1 + 2 * u[3 * t + 1] if u[3 * t] < 0.04 else 0.0)
        out.append(level + c + noise * (u[3 * t + 2] - 0.5))
    return np.array(out)


def counts(seed, n, chance):
    """0, or with this chance 1 or 2."""
    u = uniform(seed, 2 * n)
    return np.array([float(1 + (u[2 * t + 1] < 0.3)) if u[2 * t] < chance else 0.0 for t in range(n)])
