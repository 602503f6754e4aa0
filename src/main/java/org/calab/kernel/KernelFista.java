package org.calab.kernel;

import org.calab.task.Progress;

/**
 * FISTA (Beck &amp; Teboulle, SIAM J Imaging Sci 2009) for the free-form kernel,
 * as the reference runs it. Its momentum is taken from where the gradient was
 * evaluated, {@code x + w·(x - point)}, not from the previous iterate; there is
 * no restart.
 */
final class KernelFista {

	/** No stop before this iteration is over: the first steps may be short. */
	private static final int WARM_UP = 5;

	private KernelFista() {}

	/**
	 * @param start where to begin. Not modified.
	 * @return the non-negative kernel it arrives at; {@code start} after no
	 *         iterations
	 */
	static double[] solve(final NormalEquations problem,
		final FreeKernelOptions options, final double[] start,
		final Progress progress)
	{
		final double step = 1 / problem.lipschitz();
		double[] x = start.clone();
		double[] point = start;
		double momentum = 1;
		for (int k = 1; k <= options.maxIterations(); k++) {
			progress.checkCancelled();
			final double[] g = problem.gradient(point);
			final double[] next = new double[x.length];
			for (int i = 0; i < x.length; i++)
				next[i] = point[i] - step * g[i];
			SmoothingStep.apply(next, options.smoothLambda());
			double change = 0, size = 0;
			for (int i = 0; i < x.length; i++) {
				next[i] = Math.max(0, next[i]);
				change += (next[i] - x[i]) * (next[i] - x[i]);
				size += x[i] * x[i];
			}
			final double grown = 0.5 * (1 + Math.sqrt(1 + 4 * momentum * momentum));
			final double weight = (momentum - 1) / grown;
			final double[] extrapolated = new double[x.length];
			for (int i = 0; i < x.length; i++)
				extrapolated[i] = next[i] + weight * (next[i] - point[i]);
			point = extrapolated;
			momentum = grown;
			x = next;
			final double tolerance = options.tolerance();
			if (k > WARM_UP && change < tolerance * tolerance * (size + 1e-20)) break;
		}
		return x;
	}
}
