"""org.calab.extraction: means, rings and dF/F pixel by pixel"""
import numpy as np
import filters
from inputs import uniform

WIDTH, HEIGHT, FRAMES, FS = 14, 11, 12, 4
REGIONS = {
    "square": [(x, y) for x in (3, 4, 5) for y in (2, 3, 4)],
    "neighbour": [(6, 3), (6, 4), (7, 4)],
    "corner": [(-1, -1), (0, 0), (0, 1), (1, 0)],
    "edge": [(13, 8), (13, 9), (14, 9), (12, 10)],
}
WEIGHTS = [0.5, 1, 2, 1, 4, 1, 0.25, 1, 0.5]


def movie():
    """150 to 213, x fastest: above any neuropil that is taken off."""
    return 150 + np.floor(64 * uniform(111, FRAMES * HEIGHT * WIDTH)).reshape(FRAMES, HEIGHT, WIDTH)


def inside(pixels):
    return [(x, y) for x, y in pixels if 0 <= x < WIDTH and 0 <= y < HEIGHT]


def mean(m, pixels, weights=None):
    return np.average([m[:, y, x] for x, y in pixels], axis=0, weights=weights)


def ring(pixels, all_cells, gap, least):
    """Pixels of no cell, farther than the gap (a king's moves), by whole distances until there are enough."""
    taken = []
    for distance in range(gap + 1, max(WIDTH, HEIGHT) + 1):
        if len(taken) >= least:
            break
        taken += [(x, y) for x in range(WIDTH) for y in range(HEIGHT) if (x, y) not in all_cells
                  and min(max(abs(x - a), abs(y - b)) for a, b in pixels) == distance]
    return taken


def delta_f(f, window, percentile):
    f0 = filters.rolling_centred(f, max(1, filters.rounded(window * FS)), percentile / 100)
    return (f - f0) / f0


def values():
    m = movie()
    cells = {name: inside(p) for name, p in REGIONS.items()}
    taken = {p for pixels in cells.values() for p in pixels}
    out = []
    for gap, least, factor, window, percentile in [(1, 10, 0.7, 1.5, 10), (0, 1, 0.3, 60, 50), (2, 60, 0.5, 0.25, 0)]:
        case = {"inner_gap": gap, "min_pixels": least, "factor": factor, "window": window, "percentile": percentile, "cells": []}
        for name, pixels in cells.items():
            around = ring(pixels, taken, gap, least)
            f, n = mean(m, pixels), mean(m, around)
            case["cells"].append({"name": name, "f": f, "neuropil": n, "delta_f": delta_f(f - factor * n, window, percentile)})
        out.append(case)
    return {"width": WIDTH, "height": HEIGHT, "frames": FRAMES, "fs": FS,
            "regions": [{"name": n, "x": [x for x, _ in p], "y": [y for _, y in p]} for n, p in REGIONS.items()],
            "extracted": out, "weights": WEIGHTS, "weighted": mean(m, REGIONS["square"], WEIGHTS)}
