"""FISTA (Beck & Teboulle 2009) with adaptive restart (O'Donoghue & Candes 2015) and a dense matrix."""
import numpy as np


def solve(k, y, mu, upper, step, most, tol, start=None, free_baseline=False, kind=np.float64):
    """min 1/2 |y - K s - b|^2 + mu sum(s), 0 <= s <= upper; s, iterations, and whether it has converged."""
    k, y, mu, step = k.astype(kind), y.astype(kind), kind(mu), kind(step)
    x = point = np.zeros(len(y), kind) if start is None else start.astype(kind)
    momentum, converged, i = 1.0, False, 0
    while not converged and i < most:
        i += 1
        rest = k @ point - y
        if free_baseline:
            rest = rest - rest.mean()
        new = np.clip(point - step * (k.T @ rest + mu), 0, upper).astype(kind)
        change = np.sum((new - x).astype(float) ** 2)
        converged = i > 5 and change < tol**2 * (np.sum(x.astype(float) ** 2) + 1e-20)
        if i > 1 and np.sum((point - new).astype(float) * (new - x)) > 0:
            momentum, point = 1.0, new
        else:
            grown = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
            point = np.clip(new + kind((momentum - 1) / grown) * (new - x), 0, upper).astype(kind)
            momentum = grown
        x = new
    return x, i, converged
