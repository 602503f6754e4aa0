"""org.calab.kernel: the kernel, its shape, the free-form kernel and its bi-exponential fit"""
import mpmath
import numpy as np
from scipy.optimize import brentq, lsq_linear, minimize, nnls
from scipy.linalg import cholesky, toeplitz
import kernels
from inputs import counts, trace

GOLDEN = (np.sqrt(5) - 1) / 2


def sampled():
    for rise, decay, fs, some in [(0.02, 0.3, 10, 1), (0.1, 0.6, 30, 7), (0.4, 1.8, 20, 11), (0.05, 1.5, 30, 17),
                                  (0.3, 0.3, 30, 5), (0.01, 0.02, 5, 1), (0.15, 0.9, 300, 97)]:
        h = kernels.sampled(rise, decay, fs)
        yield {"tau_rise": rise, "tau_decay": decay, "fs": fs, "length": len(h), "every": some, "out": h[::some],
               "gain": h.sum()}


def recursions():
    for rise, decay, fs in [(0.02, 0.3, 10), (0.1, 0.6, 30), (0.4, 1.8, 20), (0.05, 1.5, 300), (0.001, 0.01, 5)]:
        with mpmath.workdps(40):
            d, r = (mpmath.exp(-1 / (mpmath.mpf(fs) * mpmath.mpf(tau))) for tau in (decay, rise))
            four = [float(v) for v in (d + r, -d * r, d, r)]
        yield {"tau_rise": rise, "tau_decay": decay, "fs": fs, "g1_g2_d_r": four,
               "peak": kernels.raw_peak(rise, decay, fs), "lipschitz": kernels.squared_gain(rise, decay, fs)}


def lipschitz():
    yield {"kernel": [], "out": 1e-10}
    yield {"kernel": [0, 0, 0], "out": 1e-10}
    for h in [[1], [1, -1], [0, 1, 0.5, 0.25], [0.5, -0.25, 1, 2, -1], kernels.sampled(0.02, 0.3, 5)]:
        n = 1
        while n < 2 * len(h):
            n *= 2
        w = np.exp(-2j * np.pi * np.outer(np.arange(n), np.arange(len(h))) / n)
        yield {"kernel": h, "out": np.max(np.abs(w @ np.array(h)) ** 2)}


def shapes():
    for rise, decay in [(0.1, 0.6), (0.4, 1.8), (0.05, 1.5), (0.05, 0.3), (0.5, 0.6), (0.001, 2)]:
        with mpmath.workdps(30):
            a, b = mpmath.mpf(rise), mpmath.mpf(decay)
            peak = a * b / (b - a) * mpmath.log(b / a)
            def h(t):
                return mpmath.exp(-t / b) - mpmath.exp(-t / a)
            half = h(peak) / 2
            up = mpmath.findroot(lambda t: h(t) - half, (0, peak), solver="anderson")
            down = mpmath.findroot(lambda t: h(t) - half, (peak, peak + 10 * b), solver="anderson")
            at = [0.3 * decay, 1.7 * decay]
            yield {"tau_rise": rise, "tau_decay": decay, "t_peak": float(peak), "fwhm": float(down - up),
                   "half_rise": float(up), "at": at, "value": [float(h(t) / h(peak)) for t in at]}


def ratio(k):
    """FWHM over tPeak, tau_rise 1."""
    peak = k / (k - 1) * np.log(k)
    def h(t):
        return np.exp(-t / k) - np.exp(-t)
    half = h(peak) / 2
    return (brentq(lambda t: h(t) - half, peak, peak + 50 * k) - brentq(lambda t: h(t) - half, 0, peak)) / peak


def pooled(cells, length):
    """S and the traces, all cells below one another."""
    rows = [toeplitz(s, np.zeros(len(s)))[:, :length] if length <= len(s) else
            np.hstack([toeplitz(s, np.zeros(len(s))), np.zeros((len(s), length - len(s)))]) for _, s in cells]
    return np.vstack(rows), np.concatenate([y for y, _ in cells])


def free_cells(alphas, baselines):
    """Cells whose transient is not quite the kernel: spikes times kernel, a level, and uniform noise."""
    cells, scaled = [], []
    for i, (a, b) in enumerate(zip(alphas, baselines)):
        n = 90 + 10 * i
        s = counts(31 + i, n, 0.08)
        y = a * (kernels.matrix(0.1, 0.6, 10, n) @ s) + trace(41 + i, n, b, 0.6 * abs(a)) - trace(41 + i, n, 0, 0)
        cells.append((y, s))
        scaled.append(((y - b) / a if a != 0 else np.zeros(n), s))
    return cells, scaled


def smooth_optimum(s, y, weight):
    """By the dual, a least squares with bounds: h = A^-1 (b - D'z + w), |z| <= weight, w >= 0."""
    a, b, n = s.T @ s, s.T @ y, s.shape[1]
    d = np.diff(np.eye(n), axis=0)
    lower = cholesky(a, lower=True)
    columns = np.linalg.solve(lower, np.hstack([d.T, -np.eye(n)]))
    found = lsq_linear(columns, np.linalg.solve(lower, b), ([-weight] * (n - 1) + [0] * n,
                       [weight] * (n - 1) + [np.inf] * n), method="bvls", tol=1e-15, max_iter=5000)
    h = np.linalg.solve(a, b - np.hstack([d.T, -np.eye(n)]) @ found.x)
    assert h.min() > -1e-9
    return np.maximum(h, 0)


def objective(s, y, h, weight):
    return 0.5 * np.sum((y - s @ h) ** 2) + weight * np.sum(np.abs(np.diff(h)))


def kernel_fista(s, y, iterations, tol):
    """The reference's iterations: momentum from the previous extrapolated point, no restart."""
    a, b = s.T @ s, s.T @ y
    v = np.full(len(b), 1 / np.sqrt(len(b)))
    for _ in range(20):
        step = np.linalg.norm(a @ v)
        v = a @ v / step
    step, x, point, t = 1 / max(1, step), np.zeros(len(b)), np.zeros(len(b)), 1
    for k in range(1, iterations + 1):
        new = np.maximum(0, point - step * (a @ point - b))
        grown = (1 + np.sqrt(1 + 4 * t * t)) / 2
        point, t = new + (t - 1) / grown * (new - point), grown
        done = k > 5 and np.sum((new - x) ** 2) < tol**2 * (np.sum(x**2) + 1e-20)
        x = new
        if done:
            break
    return x


def free_kernels():
    alphas, baselines = [2.0, 0.5, 0.0], [5.0, -1.0, 3.0]
    for length in (1, 12, 30):
        _, scaled = free_cells(alphas, baselines)
        s, y = pooled(scaled, length)
        best, _ = nnls(s, y)
        at = 0.3 + 0.01 * np.arange(length)
        case = {"length": length, "nnls": best, "objective": objective(s, y, best, 0), "objective_at": objective(s, y, at, 0.7),
                "gradient_at": s.T @ (s @ at - y), "fista_12": kernel_fista(s, y, 12, 1e-4), "fista": kernel_fista(s, y, 200, 1e-4)}
        if length > 1:
            case["smooth"] = [{"weight": w, "out": smooth_optimum(s, y, w),
                               "objective": objective(s, y, smooth_optimum(s, y, w), w)} for w in (0.05, 1, 20)]
        yield case


def component(t, rise, decay):
    return np.exp(-t / decay) - np.exp(-t / rise)


def amplitudes(h, slow, fast):
    """Non-negative least squares of two amplitudes, slow >= fast, and the fast one under its ceiling."""
    alone = max(0, h @ slow / (slow @ slow))
    if fast is None:
        return alone, 0.0
    joint, _ = nnls(np.column_stack([slow, fast]), h)
    if joint[1] <= 0 or joint[0] < joint[1]:
        return alone, 0.0
    ceiling = 2 * max(0, (h @ fast - alone * (slow @ fast)) / (fast @ fast))
    if joint[1] <= ceiling:
        return joint[0], joint[1]
    return max(0, (h @ slow - ceiling * (slow @ fast)) / (slow @ slow)), ceiling


def error(h, t, taus, skip):
    """Sum of squares that the best amplitudes leave, and these."""
    fast = component(t, taus[2], taus[3])[skip:] if len(taus) > 2 else None
    slow = component(t, taus[0], taus[1])[skip:]
    beta, beta_fast = amplitudes(h[skip:], slow, fast)
    rest = h[skip:] - beta * slow - (beta_fast * fast if fast is not None else 0)
    return rest @ rest, beta, beta_fast


def grid_points(h, fs, skip):
    """Every point of the grid: the best one, and the best one with fast time constants, whose amplitude may be 0."""
    t, dt = np.arange(len(h)) / fs, 1 / fs
    slow_only = two = None
    for rise in np.geomspace(max(dt, 0.005), 0.5, 20):
        for decay in np.geomspace(0.05, 5, 20):
            if decay <= rise:
                continue
            e = error(h, t, (rise, decay), skip)
            if slow_only is None or e[0] < slow_only[0]:
                slow_only = (e[0], rise, decay, e[1], 0, 0, 0)
            last = min(8 * dt, 0.15 * decay)
            if last <= 0.5 * dt:
                continue
            for rise_fast in np.linspace(0.25, 2, 5) * dt:
                for decay_fast in np.geomspace(0.5 * dt, last, 8):
                    if decay_fast <= rise_fast:
                        continue
                    e = error(h, t, (rise, decay, rise_fast, decay_fast), skip)
                    if two is None or e[0] < two[0]:
                        two = (e[0], rise, decay, e[1], rise_fast, decay_fast, e[2])
    return [slow_only] if two is None else [slow_only, two]


def grid_fit(h, fs, skip):
    return min(grid_points(h, fs, skip), key=lambda found: found[0])


def section(now, low, high, f):
    """Ten narrowings of a golden-section search; of equal errors the right one."""
    if high <= low:
        return now
    for _ in range(10):
        left, right = high - (high - low) * GOLDEN, low + (high - low) * GOLDEN
        low, high = (low, right) if f(left) < f(right) else (left, high)
    return (low + high) / 2


def refined(h, fs, taus):
    """40 searches along one time constant after the other."""
    t, dt, taus = np.arange(len(h)) / fs, 1 / fs, list(taus)

    def along(i, low, high):
        taus[i] = section(taus[i], low, high, lambda v: error(h, t, taus[:i] + [v] + taus[i + 1:], 0)[0])
    for _ in range(20 if len(taus) == 2 else 10):
        along(0, max(taus[0] / 2, dt), min(2 * taus[0], 0.99 * taus[1]))
        along(1, max(taus[1] / 2, 1.01 * taus[0]), min(2 * taus[1], 5))
        if len(taus) == 4:
            along(2, max(taus[2] / 2, 0.25 * dt), min(2 * taus[2], 2 * dt, 0.99 * taus[3]))
            along(3, max(taus[3] / 2, 0.5 * dt, 1.01 * taus[2]), min(2 * taus[3], 8 * dt, 0.15 * taus[1]))
    return taus


def full_fit(h, fs):
    """The better of the two best points of the grid, each refined."""
    t, best = np.arange(len(h)) / fs, None
    for start in grid_points(h, fs, 0):
        taus = start[1:3] + (start[4:6] if start[5] > 0 else ())
        for candidate in (taus, refined(h, fs, taus)):
            e = error(h, t, candidate, 0)
            if best is None or e[0] < best[0]:
                best = (e[0], *candidate, *([0, 0] if len(candidate) == 2 else []), *e[1:])
    return best


def refinements():
    """The fast component of some of them is 0 on the grid, and not after the refinement, or the reverse."""
    fs = 30
    t = np.arange(80) / fs
    for seed, rise, decay, beta_fast, noise in [(71, 0.17, 0.55, -0.2, 0.1), (72, 0.12, 0.6, 0, 0.05), (73, 0.2, 0.7, 0.3, 0.02),
                                                (74, 0.1, 0.4, 0.8, 0.05), (75, 0.3, 1.2, -0.1, 0.02), (76, 0.15, 0.6, -0.05, 0.05)]:
        h = component(t, rise, decay) + beta_fast * component(t, 0.02, 0.06) + noise * (trace(seed, 80, 0, 1) - trace(seed, 80, 0, 0))
        found = full_fit(h, fs)
        yield {"seed": seed, "fs": fs, "h": h, "residual": found[0], "found": found[1:]}


def refined_residual(h, fs, start):
    """The least sum of squares from there, by a general optimiser, one component."""
    t = np.arange(len(h)) / fs
    def f(log_taus):
        rise, decay = np.exp(log_taus)
        return error(h, t, (rise, decay), 0)[0] if 1 / fs <= rise < 0.99 * decay and decay <= 5 else np.inf
    found = minimize(f, np.log(start), method="Nelder-Mead", options={"xatol": 1e-12, "fatol": 1e-18, "maxiter": 5000})
    return np.exp(found.x), found.fun


def fits():
    fs = 30
    t = np.arange(60) / fs
    clean = 0.8 * component(t, 0.08, 0.5)
    noisy = clean + 0.02 * (trace(53, 60, 0, 1) - trace(53, 60, 0, 0))
    artefact = 0.8 * component(t, 0.12, 0.7) + 0.6 * component(t, 0.02, 0.06)
    for name, h, skip in [("clean", clean, 0), ("noisy", noisy, 0), ("noisy", noisy, 2), ("artefact", artefact, 0)]:
        e, rise, decay, beta, rise_fast, decay_fast, beta_fast = grid_fit(h, fs, skip)
        taus = (rise, decay, rise_fast, decay_fast) if beta_fast > 0 else (rise, decay)
        case = {"name": name, "skip": skip, "fs": fs, "h": h, "grid": [rise, decay, beta, rise_fast, decay_fast, beta_fast],
                "residual": error(h, t, taus, 0)[0]}
        if skip == 0 and name != "artefact":
            refined, least = refined_residual(h, fs, (0.08, 0.5))
            case["slow_only_optimum"] = {"tau": refined, "residual": least}
        yield case


def seeds():
    for seed, fs, n in [(61, 2, 200), (62, 10, 400), (63, 5, 300)]:
        y = trace(seed, n, 3, 0.5)
        base = np.median(y)
        level = base + 4 * np.median(np.abs(y - base))
        taken = []
        for i in sorted((i for i in range(1, n - 1) if y[i] > level and y[i] > y[i - 1] and y[i] >= y[i + 1]), key=lambda i: -y[i]):
            if all(abs(i - j) >= 5 * fs for j in taken):
                taken.append(i)
        onsets = set()
        for i in taken:
            earliest = max(0, i - fs)
            low = [t for t in range(earliest + 1, i) if y[t] <= base + 0.1 * (y[i] - base)]
            onsets.add(low[-1] if low else earliest)
        yield {"seed": seed, "fs": fs, "n": n, "baseline": base, "onsets": sorted(onsets)}


def values():
    return {"sampled": list(sampled()), "recursion": list(recursions()), "lipschitz": list(lipschitz()), "shape": list(shapes()),
            "ratio_range": [ratio(1.001), ratio(10_000)], "free": list(free_kernels()), "biexponential": list(fits()),
            "refined": list(refinements()),
            "seed": list(seeds())}
