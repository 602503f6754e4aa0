"""The deconvolution problem by general solvers, with the optimality conditions checked."""
import numpy as np
from scipy.linalg import cholesky, solve_triangular
from scipy.optimize import lsq_linear, nnls


def optimum(k, y, mu, upper, free_baseline):
    """min 1/2 |y - K s - b|^2 + mu sum(s), 0 <= s <= upper. The last s has no effect: 0."""
    n = len(y)
    centred = np.eye(n) - 1 / n if free_baseline else np.eye(n)
    a, z = centred @ k[:, :n - 1], centred @ y
    q, b = a.T @ a, a.T @ z - mu
    root = cholesky(q)
    right = solve_triangular(root, b, trans="T")
    if np.isinf(upper):
        s, _ = nnls(root, right, maxiter=100 * n)
    else:
        s = lsq_linear(root, right, (0, upper), method="bvls", tol=1e-15, max_iter=100 * n).x
    gradient = q @ s - b
    loose = 1e-8 * np.abs(a.T @ z).max()
    assert np.all(gradient[s <= 0] > -loose) and np.all(gradient[s >= upper] < loose)
    assert np.all(np.abs(gradient[(s > 0) & (s < upper)]) < loose)
    s = np.append(s, 0)
    rest = y - k @ s
    b = rest.mean() if free_baseline else 0.0
    return s, 0.5 * np.sum((rest - b) ** 2) + mu * s.sum()
