"""org.calab.cadecon: subsets, convergence, and the kernel that is reported"""
import numpy as np
from scipy.optimize import brentq
import kernels


def placements():
    for cells, frames, count, coverage, aspect, seed in [(12, 1800, 4, 0.25, 1, 42), (50, 5400, 4, 1, 1, 42), (7, 333, 3, 0.5, 2, 0),
            (100, 1000, 9, 0.3, 0.5, 4294967295), (1, 10, 1, 1, 1, 7), (3, 40, 12, 1, 1, 5), (20, 900, 6, 0.9, 4, 1)]:
        state = seed
        def below(n):
            nonlocal state
            state = (1664525 * state + 1013904223) % 2**32
            return int(state / 2**32 * n)
        part = np.sqrt(coverage / count)
        length = min(frames, max(1, int(frames * part * np.sqrt(aspect))))
        height = min(cells, max(1, int(cells * part / np.sqrt(aspect))))
        across, down = frames // length, cells // height
        slots = list(range(across * down))
        for i in range(len(slots) - 1, 0, -1):
            j = below(i + 1)
            slots[i], slots[j] = slots[j], slots[i]
        def inside(slot, number, whole, size):
            width = whole // number
            end = whole if slot == number - 1 else (slot + 1) * width
            return slot * width + below(end - slot * width - size + 1)
        out = []
        for k in range(count):
            if k < len(slots):
                t = inside(slots[k] % across, across, frames, length)
                c = inside(slots[k] // across, down, cells, height)
            else:
                t, c = below(frames - length + 1), below(cells - height + 1)
            out.append([t, t + length, c, c + height])
        yield {"cells": cells, "frames": frames, "num_subsets": count, "coverage": coverage, "aspect": aspect, "seed": seed, "out": out}


def rmse(a, b, fs):
    duration = 5 * max(a[1], b[1])
    n = max(24, int(np.ceil(duration * fs)))
    t = duration * np.arange(n) / n
    p, q = (np.exp(-t / decay) - np.exp(-t / rise) for rise, decay in (a, b))
    return np.sqrt(np.mean((p / p.max() - q / q.max()) ** 2))


def stops():
    """Kernel RMSE of iterations 1, 2, ...; below 0: a degenerate one. The first iteration of the run that is long enough."""
    for errors, tol, patience, least in [([0.5, 0.1, 0.004, 0.003, 0.002, 0.001], 0.005, 3, 2), ([0.001] * 6, 0.005, 3, 2),
            ([0.001, 0.001, 0.001, -1, 0.001, 0.001, 0.001], 0.005, 2, 0), ([0.004, 0.006] * 5, 0.005, 2, 0),
            ([0.001] * 3, 0.005, 3, 2), ([0.004, 0.004, 0.005, 0.004, 0.004], 0.005, 2, 3)]:
        at, run = None, 0
        for i, e in enumerate(errors, 1):
            run = run + 1 if i > least and 0 <= e < tol else 0
            if run == patience:
                at = i - patience + 1
                break
        yield {"rmse": errors, "tol": tol, "patience": patience, "min_iters": least, "at": at}


def shape(rise, decay):
    peak = rise * decay / (decay - rise) * np.log(decay / rise)
    def h(t):
        return np.exp(-t / decay) - np.exp(-t / rise)
    half = h(peak) / 2
    return peak, brentq(lambda t: h(t) - half, peak, peak + 50 * decay) - brentq(lambda t: h(t) - half, 0, peak)


def finals():
    """The median shape of the last five iterations, back to time constants."""
    history = [(0.2, 1.0), (0.5, 2.0), (0.1, 0.61), (0.09, 0.63), (0.12, 0.58), (0.1, 0.6), (0.11, 0.62)]
    for last in (2, 4, 7):
        window = history[1:last][-5:]
        peak, width = np.median([shape(*k) for k in window], axis=0)
        yield {"history": history[:last], "t_peak": peak, "fwhm": width}


def values():
    pairs = [((0.1, 0.6), (0.12, 0.58), 30), ((0.2, 1), (0.1, 0.6), 30), ((0.05, 0.3), (0.05, 0.31), 2), ((0.1, 0.6), (0.1, 0.6), 30)]
    free = kernels.sampled(0.1, 0.6, 5)
    return {"placement": list(placements()), "rmse": [{"a": a, "b": b, "fs": fs, "out": rmse(a, b, fs)} for a, b, fs in pairs],
            "stop": list(stops()), "final": list(finals()),
            "fit_r2": {"free": free, "residual": 0.3, "out": 1 - 0.3 / np.sum(free**2)}}
