"""org.calab.spikes: the reference's steps, each by a plain loop or a dense matrix, and traces whose spikes are known"""
import numpy as np
import filters
import fista
import kernels
from inputs import trace, uniform

F = np.float32


class Problem:
    """A trace at the high rate above its rolling baseline, and the convolution."""

    def __init__(self, y, rise, decay, fs, factor, high, low):
        up = filters.upsampled(y.astype(F).astype(float), factor)
        up = filters.band_pass(up, rise, decay, fs * factor, high, low).astype(F)
        self.y = (up - filters.rolling_baseline(up, decay, fs * factor).astype(F)).astype(F)
        n, self.factor = len(self.y), factor
        self.pad = int(min(np.ceil(2 * decay * fs * factor), n // 4))
        self.inner = slice(self.pad, n - self.pad)
        self.frames = np.arange(self.pad, n - self.pad, factor)
        self.k = kernels.matrix(rise, decay, fs * factor, n)
        self.step = 1 / kernels.squared_gain(rise, decay, fs * factor)
        self.gain = kernels.sampled(rise, decay, fs * factor).sum()

    def relaxed(self, y, start, weight):
        return fista.solve(self.k, y, weight * self.gain, 1, self.step, 500, 1e-4, start, kind=F)

    def binary_fit(self, relaxed, threshold):
        s = (relaxed >= threshold).astype(float)
        c, y = self.k @ s, self.y.astype(float)
        a = np.column_stack([c[self.inner], np.ones(len(c[self.inner]))])
        alpha, b = np.linalg.lstsq(a, y[self.inner], rcond=None)[0] if np.ptp(c[self.inner]) > 0 else (0.0, y[self.inner].mean())
        if alpha < 0:
            alpha, b = 0.0, y[self.inner].mean()
        rest = y - alpha * c - b
        total = np.sum((y[self.inner] - y[self.inner].mean()) ** 2)
        error = np.sum(rest[self.inner] ** 2)
        return {"threshold": threshold, "alpha": alpha, "baseline": b, "error": error, "pve": 1 - error / total,
                "frame_error": np.mean(rest[self.frames] ** 2), "s": s}

    def scan(self, relaxed, thresholds, best):
        worse = 0
        for th in thresholds:
            fit = self.binary_fit(relaxed, th)
            if best is None or fit["error"] < best["error"]:
                best, worse = fit, 0
            else:
                worse += 1
                if worse == 10:
                    break
        return best

    def search(self, relaxed, variance):
        found = np.unique(relaxed[relaxed > 1e-10]).astype(float)
        n, floor = len(found), 0.5 / self.factor
        def above(thresholds):
            kept = [th for th in thresholds if th >= floor]
            return kept or [floor]
        if variance is not None:
            count = min(256, n)
            fits = [self.binary_fit(relaxed, th) for th in above([found[i * n // count] for i in range(count)])]
            enough = [f for f in fits if f["frame_error"] <= variance]
            return enough[-1] if enough else min(reversed(fits), key=lambda f: f["frame_error"])
        count = min(50, n)
        coarse = [found[filters.rounded(i * (n - 1) / max(1, count - 1))] for i in range(count)]
        best = self.scan(relaxed, above(coarse), None)
        reach = 2 * (found[-1] - found[0]) / count
        low, high = max(best["threshold"] - reach, floor), min(best["threshold"] + reach, found[-1])
        return self.scan(relaxed, np.linspace(low, high, 50), best)


def noise_gain(n, rise, decay, fs, factor, high, low):
    """The part of the variance of white noise that is left at the frames; the noise is the reference's."""
    if not (high or low):
        return 1.0
    x, probe = 0x9E3779B97F4A7C15, []
    for _ in range(n):
        x = (6364136223846793005 * x + 1442695040888963407) % 2**64
        probe.append((x >> 33) / 2**31 - 1)
    passed = filters.band_pass(filters.upsampled(np.array(probe), factor), rise, decay, fs * factor, high, low)
    return np.var(passed[::factor]) / np.var(probe)


def solve(y, rise, decay, fs, factor=1, high=False, low=False, weight=0.0, constrained=False, warm=None):
    p = Problem(y, rise, decay, fs, factor, high, low)
    alpha = float(np.ptp(p.y[p.inner]))
    alpha = 1.0 if alpha < 1e-10 else alpha
    variance = None
    if constrained:
        variance = filters.noise_level(y) ** 2 * noise_gain(len(y), rise, decay, fs, factor, high, low)
    start = np.zeros(len(p.y)) if warm is None else filters.counts_to_binary(warm, factor)
    kept = None
    for _ in range(10):
        relaxed, iterations, converged = p.relaxed(p.y / F(alpha), start, weight)
        peak = relaxed[p.inner].max()
        relaxed = relaxed * (F(1) / peak) if peak > 1e-10 else relaxed
        fit = p.search(relaxed, variance)
        fit |= {"change": abs(fit["alpha"] / alpha - 1), "iterations": iterations, "converged": converged}
        better = kept is None or (fit["change"] < kept["change"] if constrained else fit["pve"] > kept["pve"])
        kept = fit if better else kept
        alpha, start = fit["alpha"], np.zeros(len(p.y))
        if fit["change"] < 0.05 or alpha < 1e-10:
            break
    return kept | {"counts": filters.centred_bin_sums(kept["s"], factor), "filtered": filters.block_means(p.y.astype(float), factor)}


# seed, n, tau_rise, tau_decay, fs, noise, and what differs from the defaults
CASES = [
    (81, 120, 0.1, 0.6, 10, 0.3, {}),
    (82, 120, 0.1, 0.6, 10, 0.3, {"factor": 3}),
    (83, 100, 0.1, 0.6, 10, 0.5, {"factor": 10}),
    (84, 100, 0.05, 0.4, 20, 0.3, {"factor": 4, "weight": 0.01}),
    (85, 120, 0.1, 0.6, 10, 0.6, {"factor": 5, "constrained": True}),
    (86, 101, 0.1, 0.6, 10, 0.6, {"constrained": True}),
    (87, 100, 0.1, 0.6, 10, 0.3, {"factor": 5, "warm": True}),
    (88, 120, 0.1, 0.6, 10, 0.4, {"factor": 3, "high": True, "low": True}),
    (89, 120, 0.1, 0.6, 10, 0.4, {"factor": 2, "high": True}),
    (90, 121, 0.1, 0.6, 10, 0.4, {"factor": 3, "low": True}),
    (91, 102, 0.1, 0.6, 10, 0.6, {"constrained": True}),
    (92, 103, 0.1, 0.6, 10, 0.6, {"factor": 5, "constrained": True}),
    (93, 120, 0.1, 0.6, 10, 0.5, {"factor": 3, "high": True, "low": True, "constrained": True}),
    (94, 102, 0.1, 0.6, 10, 0.5, {"factor": 5, "high": True, "constrained": True}),
    (95, 103, 0.1, 0.6, 10, 0.5, {"factor": 4, "low": True, "constrained": True}),
]


def solved():
    for seed, n, rise, decay, fs, noise, given in CASES:
        given = dict(given)
        y = trace(seed, n, 4, noise)
        if given.get("warm"):
            given["warm"] = np.where(uniform(seed, n) < 0.05, 2.0, 0.0)
        found = solve(y, rise, decay, fs, **given)
        yield {"seed": seed, "n": n, "tau_rise": rise, "tau_decay": decay, "fs": fs, "noise": noise, **given,
               **{k: found[k] for k in ("counts", "alpha", "baseline", "threshold", "pve", "iterations", "converged", "filtered")}}


def known():
    """Without noise the answer is known: amplitude 2.5 on a level of 3, spikes some samples apart."""
    for factor, fs, n, places in [(1, 20, 200, [60, 75, 90, 91, 120, 130]), (5, 10, 160, [250, 300, 301, 302, 400, 520])]:
        s = np.zeros(n * factor)
        s[places] = 1
        c = 3 + 2.5 * (kernels.matrix(0.1, 0.6, fs * factor, n * factor) @ s)
        yield {"factor": factor, "fs": fs, "tau_rise": 0.1, "tau_decay": 0.6, "trace": c[::factor],
               "counts": filters.centred_bin_sums(s, factor), "alpha": 2.5}


def values():
    return {"solved": list(solved()), "known": list(known())}
