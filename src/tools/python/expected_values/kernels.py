"""The transient of one spike, and the matrix that convolves with it."""
import numpy as np
from scipy.linalg import toeplitz


def effective_rise(rise, decay):
    return 0.5 * decay if abs(rise - decay) < 1e-6 * max(rise, decay) else rise


def sampled(rise, decay, fs):
    """exp(-t/decay) - exp(-t/rise) at t = i/fs down to 1e-6, peak 1."""
    t = np.arange(max(2, int(np.ceil(-np.log(1e-6) * decay * fs)))) / fs
    h = np.exp(-t / decay) - np.exp(-t / effective_rise(rise, decay))
    return h / h.max()


def roots(rise, decay, fs):
    return np.exp(-1 / (fs * decay)), np.exp(-1 / (fs * effective_rise(rise, decay)))


def raw_peak(rise, decay, fs):
    """The largest value of (d^(k+1) - r^(k+1)) / (d - r), the response of the recursion to one spike."""
    d, r = roots(rise, decay, fs)
    k = np.arange(1, 200_000)
    return ((d**k - r**k) / (d - r)).max()


def matrix(rise, decay, fs, n):
    """K: not cut off at 1e-6, as the recursion is not."""
    d, r = roots(rise, decay, fs)
    k = np.arange(n)
    h = (d**k - r**k) / (d - r) / raw_peak(rise, decay, fs)
    return toeplitz(h, np.zeros(n))


def squared_gain(rise, decay, fs):
    """The largest squared gain is at frequency 0, as both roots are positive: closed form."""
    d, r = roots(rise, decay, fs)
    return 1 / ((1 - d) * (1 - r) * raw_peak(rise, decay, fs)) ** 2
