"""org.calab.inference: moments by quadrature, expectation propagation with dense matrices"""
import mpmath
import numpy as np
import scipy.signal
import filters
from inputs import trace
from values_signal import resampled

ACTIVE, VAGUE = 0.04, 100.0


def moments(w, rate, m, v):
    """Of ((1-w) delta(s) + w rate exp(-rate s)) N(s; m, v), s >= 0, by integration in 30 digits: log mass, and what is known of s."""
    with mpmath.workdps(30):
        w, rate, m, v = (mpmath.mpf(float(x)) for x in (w, rate, m, v))
        def gauss(s):
            return mpmath.exp(-(s - m) ** 2 / (2 * v)) / mpmath.sqrt(2 * mpmath.pi * v)
        peak, width = max(m - rate * v, 0), mpmath.sqrt(v)
        # beyond the peak the slab falls at least as fast as its slope there says
        scale = min(width, v / abs(m - rate * v)) if m < rate * v else width
        knots = sorted({mpmath.mpf(0), *[max(0, peak + k * scale) for k in (-12, -6, -3, -1, 0, 1, 3, 6, 12, 40, 80)]})
        slab = [mpmath.quad(lambda s: s**p * w * rate * mpmath.exp(-rate * s) * gauss(s), knots) for p in range(3)]
        spike = (1 - w) * gauss(0)
        mass = slab[0] + spike
        mean = slab[1] / mass
        return {"log_mass": float(mpmath.log(mass)), "active": float(slab[0] / mass), "mean": float(mean),
                "variance": float(slab[2] / mass - mean**2), "log_one_plus_odds": float(mpmath.log(1 + slab[0] / spike))}


NODES, WEIGHTS = np.polynomial.legendre.leggauss(40)


def quick_moments(w, rate, m, v):
    """The same in double precision: Gauss-Legendre over pieces."""
    peak, width = max(m - rate * v, 0), np.sqrt(v)
    scale = min(width, v / abs(m - rate * v)) if m < rate * v else width
    knots = np.unique(np.maximum(0, peak + scale * np.array([-12, -8, -5, -3, -1.5, 0, 1.5, 3, 5, 8, 12, 20, 40])))
    knots = np.unique(np.append(knots, 0.0))
    half = np.diff(knots)[:, None] / 2
    s = knots[:-1, None] + half * (1 + NODES)
    p = half * WEIGHTS * w * rate * np.exp(-rate * s - (s - m) ** 2 / (2 * v)) / np.sqrt(2 * np.pi * v)
    mass = p.sum() + (1 - w) * np.exp(-m * m / (2 * v)) / np.sqrt(2 * np.pi * v)
    mean = (p * s).sum() / mass
    return {"log_mass": np.log(mass), "mean": mean, "variance": (p * s * s).sum() / mass - mean**2}


def propagated(y, decay, weight):
    """Expectation propagation (Minka, UAI 2001) to its fixed point; the Gaussian algebra by dense inverses."""
    n, g = len(y), np.exp(-1 / decay)
    rate = weight / np.sqrt(-np.expm1(-2 / decay))
    # y = A (c0, b, s_0, ...) + noise
    a = np.zeros((n, n + 1))
    a[:, 0], a[:, 1] = g ** np.arange(n), 1
    for t in range(n - 1):
        a[t + 1:, 2 + t] = g ** np.arange(n - 1 - t)
    precision, weighted = np.full(n - 1, 1.0), np.zeros(n - 1)
    prior_mean = ACTIVE / rate
    precision[:] = 1 / (2 * ACTIVE / rate**2 - prior_mean**2)
    weighted[:] = prior_mean * precision
    for rounds in range(200):
        full = np.diag(np.concatenate([[1 / VAGUE] * 2, precision])) + a.T @ a
        cov = np.linalg.inv(full)
        mean = cov @ (a.T @ y + np.concatenate([[0, 0], weighted]))
        var = np.diag(cov)[2:]
        cavity = 1 / (1 / var - precision)
        at = cavity * (mean[2:] / var - weighted)
        seen = [quick_moments(ACTIVE, rate, at[t], cavity[t]) for t in range(n - 1)]
        new = np.array([1 / s["variance"] for s in seen]) - 1 / cavity
        new_weighted = np.array([s["mean"] / s["variance"] for s in seen]) - at / cavity
        assert np.all(new > 0), "a site without a proper Gaussian: choose another trace"
        moved = np.max(np.abs(new - precision) / precision)
        precision, weighted = (precision + new) / 2, (weighted + new_weighted) / 2
        if moved < 1e-9:
            break
    assert moved < 1e-9
    activity = np.append([s["mean"] for s in seen], 0)
    # the evidence, without the 2 pi of the trace's density
    site_mean, site_var = weighted / precision, 1 / precision
    spread = np.eye(n) + a @ np.diag(np.concatenate([[VAGUE] * 2, site_var])) @ a.T
    rest = y - a @ np.concatenate([[0, 0], site_mean])
    evidence = -0.5 * rest @ np.linalg.solve(spread, rest) - 0.5 * np.linalg.slogdet(spread)[1]
    total = cavity + site_var
    evidence += sum(s["log_mass"] for s in seen) + np.sum(0.5 * (at - site_mean) ** 2 / total + 0.5 * np.log(2 * np.pi * total))
    return activity, mean[1], a @ np.concatenate([mean[:2], activity[:-1]]), evidence


def posteriors():
    for seed, n, decay, weight, other in [(101, 14, 5, 0.5, 9), (102, 20, 12, 1, 4)]:
        y = 3 * trace(seed, n, 1, 1)
        activity, level, calcium, evidence = propagated(y, decay, weight)
        yield {"seed": seed, "n": n, "decay": decay, "lambda": weight, "activity": activity, "baseline": level, "calcium": calcium,
               "other_decay": other, "evidence": [evidence, propagated(y, other, weight)[3]]}


def drift():
    for n, fs in [(200, 4), (500, 10), (900, 50)]:
        y = trace(105, n, 3, 0.5)
        every = max(1, filters.rounded(fs / 10))
        some, rate = y[::every], fs / every
        level = filters.smoothed(filters.rolling_centred(some, max(1, filters.rounded(30 * rate)), 0.1), 7.5 * rate)
        out = resampled(level, rate, fs, n, 0)
        yield {"n": n, "fs": fs, "every": 7, "out": out[::7]}


def noises():
    for n, fs, grid in [(700, 30, 50), (400, 8, 50), (600, 50, 50), (300, 3, 50)]:
        freq, density = scipy.signal.welch(trace(107, n, 3, 1), fs, window="hann", nperseg=min(n, 256), detrend="constant")
        high, low = min(5, fs / 2), min(2, fs / 4)
        inside = (freq > low - 1e-9) & (freq < high + 1e-9)
        yield {"n": n, "fs": fs, "grid": grid, "out": np.sqrt(np.median(density[inside]) * grid / 2)}


def concave():
    """Above 0: A ((1 + y/A)^0.3 - 1) / 0.3, A the larger of 5 and 15 % of the 99.5th percentile."""
    at = np.array([-3, -0.1, 0, 0.5, 5, 40, 1000])
    for times in (1, 50):
        y = times * trace(109, 300, -0.5, 1)
        a = max(5, 0.15 * np.sort(y)[filters.rounded(0.995 * (len(y) - 1))])
        yield {"times": times, "scale": a, "at": at, "out": np.where(at > 0, a * ((1 + np.maximum(at, 0) / a) ** 0.3 - 1) / 0.3, at)}


def values():
    for s in [(ACTIVE, 0.5, 3, 1), (ACTIVE, 2, -4, 0.5)]:
        assert all(np.isclose(v, moments(*s)[k], rtol=1e-10) for k, v in quick_moments(*s).items())
    seen = [(0.05, 0.3, 0, 1), (0.05, 0.3, 2.5, 1), (0.05, 0.3, -3, 1), (0.03, 2, 0.4, 0.09), (0.1, 1, 30, 4), (0.05, 5, -1, 0.5),
            (0.5, 0.1, 1, 25), (0.05, 20, 1, 9), (0.04, 1, -40, 1), (0.04, 8, 0.01, 1e-4), (0.04, 0.01, 500, 100)]
    z = [-5, -1, -0.1, 0, 0.3, 1, 2, 10, 100]
    return {"moments": [dict(zip(("w", "l", "m", "v"), s)) | moments(*s) for s in seen],
            "erfcx": {"at": z, "out": [float(mpmath.exp(mpmath.mpf(x) ** 2) * mpmath.erfc(x)) for x in z]},
            "posterior": list(posteriors()), "drift": list(drift()), "noise_band": list(noises()), "concave": list(concave())}
