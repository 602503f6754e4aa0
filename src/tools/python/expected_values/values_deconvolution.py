"""org.calab.deconvolution"""
import numpy as np
from scipy.linalg import toeplitz
from scipy.optimize import brentq
import filters
import fista
import kernels
import quadratic
from inputs import trace

# name, tau_rise, tau_decay, fs, n, level, lambda, box, baseline, filter
CASES = [
    ("plain", 0.1, 0.6, 10, 80, 0, 0.05, False, "none", False),
    ("no penalty", 0.1, 0.6, 10, 80, 0, 0, False, "none", False),
    ("level", 0.1, 0.6, 10, 80, 5, 0.1, False, "constant", False),
    ("rolling", 0.1, 0.6, 10, 80, 5, 0.02, False, "rolling", False),
    ("box", 0.1, 0.6, 10, 80, 0, 0.05, True, "none", False),
    ("box and level", 0.1, 0.6, 10, 80, 5, 0.01, True, "constant", False),
    ("filter", 0.1, 0.6, 10, 81, 5, 0.05, False, "rolling", True),
    ("fast", 0.02, 0.3, 20, 100, 100, 0.03, False, "rolling", False),
    ("much penalty", 0.1, 0.6, 10, 80, 0, 50, False, "none", False),
    ("slow", 0.4, 1.8, 15, 120, 3, 0.05, False, "rolling", False),
]


def next_power(n):
    return 1 << (n - 1).bit_length()


def prepared(y, rise, decay, fs, baseline, band_pass):
    if band_pass:
        y = filters.band_pass(y, rise, decay, fs)
    return y - filters.rolling_baseline(y, decay, fs) if baseline == "rolling" else y


def solved():
    for name, rise, decay, fs, n, level, weight, box, baseline, band_pass in CASES:
        raw = trace(71, n, level, 0.4)
        y = prepared(raw, rise, decay, fs, baseline, band_pass)
        k, mu = kernels.matrix(rise, decay, fs, n), weight * kernels.sampled(rise, decay, fs).sum()
        s, objective = quadratic.optimum(k, y, mu, 1 if box else np.inf, baseline == "constant")
        fit = k @ s
        upper, free, h = 1 if box else np.inf, baseline == "constant", kernels.sampled(rise, decay, fs)
        # by FFT the kernel is cut off at 1e-6 and its largest gain is that on a grid
        cut = toeplitz(np.pad(h, (0, n))[:n], np.zeros(n))
        grid = np.exp(-2j * np.pi * np.outer(np.arange(next_power(2 * len(h))), np.arange(len(h))) / next_power(2 * len(h)))
        steps = {"fista": (k, 1 / kernels.squared_gain(rise, decay, fs)), "fista_fft": (cut, 1 / np.max(np.abs(grid @ h)) ** 2)}
        iterated = []
        for solver, (matrix, step) in steps.items():
            for most in (100, 2000):
                found, count, done = fista.solve(matrix, y, mu, upper, step, most, 1e-4, free_baseline=free)
                iterated.append({"solver": solver, "most": most, "iterations": count, "converged": done, "activity": found,
                                 "level_left": np.mean(y - matrix @ found)})
        yield {"name": name, "tau_rise": rise, "tau_decay": decay, "fs": fs, "n": n, "level": level, "lambda": weight, "mu": mu,
               "box": box, "baseline": baseline, "filter": band_pass, "solved": y, "activity": s, "objective": objective,
               "convolved": fit, "level_left": np.mean(y - fit), "fista": iterated}


def from_noise():
    """The penalty at which the fit leaves as much variance as there is noise, within 1/4 to 4 of what noise weighs."""
    for name, noise, n, baseline in [("found", 1.0, 80, "constant"), ("found", 1.5, 101, "rolling"), ("lowest", 0.05, 80, "none")]:
        rise, decay, fs = 0.1, 0.6, 10
        raw = trace(73, n, 5, noise)
        y, k = prepared(raw, rise, decay, fs, baseline, False), kernels.matrix(rise, decay, fs, n)
        h, sigma = kernels.sampled(rise, decay, fs), filters.noise_level(raw)
        unit = sigma * np.linalg.norm(h)
        def excess(log):
            s, _ = quadratic.optimum(k, y, unit * np.exp(log), np.inf, baseline == "constant")
            rest = y - k @ s
            return np.sum((rest - rest.mean()) ** 2) / (n * sigma**2) - 1
        low, high = np.log(0.25), np.log(4)
        inside = excess(low) < 0 < excess(high)
        log = brentq(excess, low, high, xtol=1e-10) if inside else low if excess(low) >= 0 else high
        yield {"noise": noise, "n": n, "baseline": baseline, "tau_rise": rise, "tau_decay": decay, "fs": fs, "inside": inside,
               "lambda": unit * np.exp(log) / h.sum(), "sigma": sigma}


def qualities():
    for n in (9, 40, 101):
        y, fit = trace(79, n, 2, 0.5), trace(79, n, 2, 0)
        s = np.where(np.arange(n) % 3 == 0, 0.5, 1e-7)
        low = np.sort(y)[:n // 4]
        yield {"n": n, "snr": 0 if n < 10 else (np.sort(y)[int(0.95 * (n - 1))] - low.mean()) / low.std(),
               "activity_sum": s.sum(), "sparsity": np.mean(np.abs(s) < 1e-6), "residual_rms": np.sqrt(np.mean((y - fit) ** 2)),
               "fit_r2": 1 - np.sum((y - fit) ** 2) / np.sum((y - y.mean()) ** 2)}


def values():
    return {"solved": list(solved()), "from_noise": list(from_noise()), "quality": list(qualities())}
