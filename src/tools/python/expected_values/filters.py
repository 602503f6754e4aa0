"""Filters, quantiles and resampling by their definitions, none of them fast."""
import numpy as np


def rounded(x):
    """Halves away from 0, for x of at least 0."""
    return int(np.floor(x + 0.5))


def band(rise, decay, fs):
    return 1 / (2 * np.pi * decay * 16), min(4 / (2 * np.pi * rise), fs / 2)


def gain(f, corners, high_pass, low_pass):
    def rise(corner):
        return 0.5 * (1 - np.cos(np.pi * np.clip(f / corner - 0.5, 0, 1)))
    return (rise(corners[0]) if high_pass else 1) * (1 - rise(corners[1]) if low_pass else 1)


def band_pass_matrix(rise, decay, fs, n, high_pass, low_pass):
    """The filter as a matrix: the Fourier matrix, the gains, and back."""
    corners = band(rise, decay, fs)
    if n < 8 or not (high_pass or low_pass) or (high_pass and low_pass and corners[0] >= corners[1]):
        return np.eye(n)
    k = np.arange(n)
    fourier = np.exp(-2j * np.pi * np.outer(k, k) / n)
    g = [gain(min(i, n - i) * fs / n, corners, high_pass, low_pass) for i in range(n)]
    return (fourier.conj().T @ np.diag(g) @ fourier).real / n


def band_pass(y, rise, decay, fs, high_pass=True, low_pass=True):
    return band_pass_matrix(rise, decay, fs, len(y), high_pass, low_pass) @ y


def noise_level(y):
    """The mean periodogram |X|^2/n over bins m/2 to m-1, m = n/2 + 1, by the Fourier sum itself."""
    n = len(y)
    m = n // 2 + 1
    powers = [abs(np.sum(y * np.exp(-2j * np.pi * k * np.arange(n) / n))) ** 2 / n for k in range(m // 2, m)]
    return np.sqrt(np.mean(powers))


def quantile_of(window, q):
    return sorted(window)[rounded((len(window) - 1) * q)]


def rolling_causal(y, w, q):
    return np.array([quantile_of(y[max(0, t - w + 1):t + 1], q) for t in range(len(y))])


def rolling_centred(y, w, q):
    return np.array([quantile_of(y[max(0, t - w // 2):t + (w - 1) // 2 + 1], q) for t in range(len(y))])


def baseline_window(decay, fs):
    return 5 * max(1, int(np.ceil(5 * decay * fs)))


def rolling_baseline(y, decay, fs):
    return rolling_causal(y, baseline_window(decay, fs), 0.2)


def upsampled(y, factor):
    return np.interp(np.arange(len(y) * factor) / factor, np.arange(len(y)), y)


def block_means(y, factor):
    return np.array(y).reshape(-1, factor).mean(axis=1)


def counts_to_binary(counts, factor):
    if factor == 1:
        return np.array([float(c > 0.5) for c in counts])
    out = np.zeros(len(counts) * factor)
    for i, c in enumerate(counts):
        ones = min(rounded(c), factor)
        start = max(0, i * factor - ones // 2)
        out[start:start + ones] = 1
    return out


def centred_bin_sums(binary, factor):
    n = len(binary) // factor
    return np.array([np.sum(binary[max(0, i * factor - factor // 2):i * factor + factor - factor // 2]) for i in range(n)])


def smoothed(y, sigma):
    """Gaussian weights up to 4 sigma, of those inside the trace."""
    reach, out = int(np.ceil(4 * sigma)), []
    for t in range(len(y)):
        at = np.arange(max(0, t - reach), min(len(y), t + reach + 1))
        out.append(np.average(y[at], weights=np.exp(-0.5 * ((at - t) / sigma) ** 2)))
    return np.array(out)
