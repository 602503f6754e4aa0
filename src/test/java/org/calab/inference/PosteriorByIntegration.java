/*-
 * #%L
 * From a calcium-imaging movie to inferred spiking, inside Fiji and ImageJ.
 * %%
 * Copyright (C) 2026 CaLab for Fiji developers
 * %%
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 * 
 * 1. Redistributions of source code must retain the above copyright notice,
 *    this list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the documentation
 *    and/or other materials provided with the distribution.
 * 
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
 * AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
 * IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE
 * ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS OR CONTRIBUTORS BE
 * LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
 * CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
 * SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
 * INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
 * CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE)
 * ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
 * POSSIBILITY OF SUCH DAMAGE.
 * #L%
 */
package org.calab.inference;

import org.calab.kernel.Ar2;

/**
 * Posterior of the activity by enumeration of every combination of at most so many active frames, each at one
 * of its steps, with the activity of each integrated by the midpoint rule, and the first sample of the state and the baseline
 * integrated in closed form.
 */
final class PosteriorByIntegration {

	final double[] mean, deviation, probability;
	/** Log p(y), up to the constant of the Gaussian noise. */
	final double evidence;

	private final double[][] gram;
	private final double[] seen;
	private final double odds, rate, width;
	private final int most, grid, steps;
	private final int[] at;
	private final double[] size;
	private double all;

	/** One step per frame. */
	PosteriorByIntegration(final double[] y, final Ar2 kernel,
		final ActivityPrior prior, final int most, final int grid)
	{
		this(y, kernel, 1, prior, most, grid);
	}

	/**
	 * @param kernel the transient at the rate of the steps
	 * @param steps steps per frame
	 * @param most largest number of active frames
	 * @param grid points of the grid per active frame
	 */
	PosteriorByIntegration(final double[] y, final Ar2 kernel, final int steps,
		final ActivityPrior prior, final int most, final int grid)
	{
		final int n = y.length;
		this.most = most;
		this.grid = grid;
		this.steps = steps;
		final double scale = 1 / kernel.peak(), d = kernel.d(), r = kernel.r();
		// responses to one unit of s, of the first c, of the first w
		final double[] h = new double[n * steps + 1], c0 = new double[n], w0 =
			new double[n];
		double norm = 0;
		for (int i = 0; i < h.length; i++)
			h[i] = scale * response(d, r, i);
		for (int i = 0; i < n; i++) {
			c0[i] = Math.pow(d, i * steps);
			w0[i] = response(d, r, i * steps);
		}
		for (int i = 0; i < 300; i++)
			norm += Math.pow(scale * response(d, r, i), 2);
		rate = prior.lambda() * Math.sqrt(norm / steps);
		odds = prior.active() / (1 - prior.active()) / steps;
		double top = 0;
		for (final double v : y)
			top = Math.max(top, Math.abs(v));
		width = 3 * (top + 5) / scale / grid;
		final double[][] covariance = new double[n][n];
		final double slow = 100 * Math.pow(r * scale, 2), level = prior.baseline() *
			prior.baseline();
		for (int i = 0; i < n; i++)
			for (int j = 0; j < n; j++)
				covariance[i][j] = (i == j ? 1 : 0) + 100 * c0[i] * c0[j] + slow * w0[i] *
					w0[j] + level;
		final double[][] root = cholesky(covariance);
		double logDet = 0;
		for (int i = 0; i < n; i++)
			logDet += Math.log(root[i][i]);
		final double[] white = solve(root, y);
		final double[][] columns = new double[(n - 1) * steps][];
		for (int k = 0; k < columns.length; k++) {
			final double[] column = new double[n];
			for (int t = (k + steps - 1) / steps; t < n; t++)
				column[t] = h[t * steps - k];
			columns[k] = solve(root, column);
		}
		gram = new double[columns.length][columns.length];
		seen = new double[columns.length];
		for (int k = 0; k < columns.length; k++) {
			seen[k] = dot(columns[k], white);
			for (int l = 0; l < columns.length; l++)
				gram[k][l] = dot(columns[k], columns[l]);
		}
		mean = new double[n - 1];
		deviation = new double[n - 1];
		probability = new double[n - 1];
		at = new int[most];
		size = new double[most];
		add(0, 0, 1, 0);
		for (int k = 0; k < n - 1; k++) {
			mean[k] /= all;
			probability[k] /= all;
			deviation[k] = Math.sqrt(deviation[k] / all - mean[k] * mean[k]);
		}
		evidence = Math.log(all) + (n - 1) * Math.log(1 - prior.active()) - 0.5 * dot(
			white, white) - logDet;
	}

	/** (dⁱ - rⁱ)/(d - r), as a sum */
	private static double response(final double d, final double r, final int i) {
		double sum = 0;
		for (int j = 0; j < i; j++)
			sum += Math.pow(d, j) * Math.pow(r, i - 1 - j);
		return sum;
	}

	/** Adds this combination, and all with further active samples from the first on. */
	private void add(final int count, final int first, final double weight,
		final double exponent)
	{
		final double now = weight * Math.exp(exponent);
		all += now;
		for (int k = 0; k < count; k++) {
			final int frame = at[k] / steps;
			mean[frame] += now * size[k];
			deviation[frame] += now * size[k] * size[k];
			probability[frame] += now;
		}
		if (count == most) return;
		for (int t = first; t < seen.length; t++) {
			at[count] = t;
			double cross = seen[t];
			for (int k = 0; k < count; k++)
				cross -= gram[t][at[k]] * size[k];
			for (int i = 0; i < grid; i++) {
				final double s = (i + 0.5) * width;
				size[count] = s;
				add(count + 1, (t / steps + 1) * steps, weight * odds * rate * width, exponent - rate * s +
					s * cross - 0.5 * s * s * gram[t][t]);
			}
		}
	}

	private static double dot(final double[] a, final double[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++)
			sum += a[i] * b[i];
		return sum;
	}

	private static double[][] cholesky(final double[][] a) {
		final int n = a.length;
		final double[][] l = new double[n][n];
		for (int i = 0; i < n; i++)
			for (int j = 0; j <= i; j++) {
				double sum = a[i][j];
				for (int k = 0; k < j; k++)
					sum -= l[i][k] * l[j][k];
				l[i][j] = i == j ? Math.sqrt(sum) : sum / l[j][j];
			}
		return l;
	}

	private static double[] solve(final double[][] l, final double[] y) {
		final double[] x = new double[y.length];
		for (int i = 0; i < x.length; i++) {
			x[i] = y[i];
			for (int k = 0; k < i; k++)
				x[i] -= l[i][k] * x[k];
			x[i] /= l[i][i];
		}
		return x;
	}
}
