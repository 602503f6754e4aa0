"""org.calab.signal"""
import numpy as np
import scipy.integrate
import scipy.signal
import filters as f
from inputs import trace, uniform

# Each remainder modulo 4: where the band starts is rounded.
NOISE_LENGTHS = (64, 65, 66, 67, 400, 402, 403)


def resampled(y, before, after, samples, offset):
    """The interpolant, or its mean over a new sample's width, by numerical integration."""
    x = np.arange(len(y)) / before
    at = offset + np.arange(samples) / after
    if after >= before:
        return np.interp(at, x, y)
    out = []
    for t in at:
        low, high = t - 0.5 / after, t + 0.5 / after
        knots = [low, *[k for k in x if low < k < high], high]
        # of a straight line the trapezoid is exact
        area = sum(0.5 * (b - a) * (np.interp(a, x, y) + np.interp(b, x, y)) for a, b in zip(knots, knots[1:]))
        out.append(area * after)
    return np.array(out)


def band_passes():
    for rise, decay, fs, n, high, low in [(0.1, 0.6, 30, 90, 1, 1), (0.1, 0.6, 30, 91, 1, 1), (0.3, 0.5, 20, 60, 1, 0),
            (0.3, 0.5, 20, 61, 0, 1), (0.02, 0.4, 300, 128, 1, 1), (0.1, 0.6, 30, 7, 1, 1), (0.005, 0.01, 1.5, 40, 1, 1)]:
        m = f.band_pass_matrix(rise, decay, fs, n, high, low)
        yield {"tau_rise": rise, "tau_decay": decay, "fs": fs, "n": n, "high": bool(high), "low": bool(low),
               "out": m @ trace(11, n, 5, 0.5), "noise_gain": np.sum(m**2) / n,
               "corners": f.band(rise, decay, fs)}


def spectra():
    for n, fs, piece in [(700, 30, 256), (100, 20, 256), (101, 20, 256), (300, 10, 64)]:
        y = trace(17, n, 2, 1)
        freq, density = scipy.signal.welch(y, fs, window="hann", nperseg=min(n, piece), detrend="constant")
        low, high = 0.2 * fs, 0.45 * fs
        yield {"n": n, "fs": fs, "piece": piece, "density": density, "step": freq[1], "low": low, "high": high,
               "median": np.median(density[(freq >= low) & (freq <= high)])}


def values():
    y = trace(3, 50, 5, 0.4)
    counts = [0, 1, 2, 7, 0, 0.4, 0.6, 3, 1.5, 12, 1]
    binary = (uniform(5, 60) < 0.3).astype(float)
    return {
        "upsample_factor": [[fs, target, max(1, f.rounded(target / fs))] for fs, target in
                            [(30, 300), (20, 300), (20, 30), (20, 50), (7.3, 300), (400, 300), (1000, 300), (29.97, 300)]],
        "upsample": [{"factor": k, "out": f.upsampled(y, k)} for k in (1, 3, 4)],
        "block_means": [{"factor": k, "out": f.block_means(y, k)} for k in (1, 5, 10)],
        "counts": counts,
        "counts_to_binary": [{"factor": k, "out": f.counts_to_binary(counts, k)} for k in (1, 2, 5, 10)],
        "centred_bin_sums": [{"factor": k, "out": f.centred_bin_sums(binary, k)} for k in (1, 4, 5, 6)],
        "band_pass": list(band_passes()),
        "noise_level": [{"n": n, "out": f.noise_level(trace(13, n, 3, 1))} for n in NOISE_LENGTHS],
        "welch": list(spectra()),
        "rolling_causal": [{"window": w, "q": q, "out": f.rolling_causal(trace(19, 70, 1, 1), w, q)}
                           for w, q in [(1, 0.2), (15, 0.2), (16, 0.5), (200, 0.2), (9, 0), (9, 1)]],
        "rolling_centred": [{"window": w, "q": q, "out": f.rolling_centred(trace(19, 70, 1, 1), w, q)}
                            for w, q in [(1, 0.2), (15, 0.1), (16, 0.1), (200, 0.5)]],
        "rolling_baseline": [{"tau_decay": d, "fs": fs, "window": f.baseline_window(d, fs),
                              "out": f.rolling_baseline(trace(23, 120, 4, 0.6), d, fs)}
                             for d, fs in [(0.6, 2), (0.05, 10), (0.001, 30), (1.8, 30)]],
        "gaussian_smoothing": [{"sigma": s, "out": f.smoothed(y, s)} for s in (0.4, 1.5, 30)],
        "time_grid": [{"from": a, "to": b, "samples": n, "offset": o, "length": int(np.floor((len(y) - 1) * b / a + 1e-9)) + 1,
                       "out": resampled(y, a, b, n, o)}
                      for a, b, n, o in [(10, 50, 60, 0), (30, 20, 33, 0), (30, 20, 35, 0.02), (30, 11, 20, -0.05)]],
    }
