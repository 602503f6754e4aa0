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
package org.calab.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

import java.util.Arrays;
import java.util.Random;

import org.calab.kernel.FreeKernelTest.Sample;
import org.junit.jupiter.api.Test;

/** The kernel with a penalty on its total variation. */
class SmoothKernelTest {

	private static final FreeKernelOptions EXACT = FreeKernelOptions.defaults()
		.withSolver(FreeKernelSolver.EXACT);

	/**
	 * Against trying every way in which a kernel can be flat, 0, rise or fall:
	 * on each the penalty is linear, and the minimum one of least squares.
	 */
	@Property(tries = 60)
	void isTheBestOfAllShapes(@ForAll final long seed,
		@ForAll @IntRange(min = 1, max = 5) final int length,
		@ForAll @DoubleRange(min = 0.01, max = 20) final double lambda)
	{
		final FreeKernel problem = Sample.of(seed, 3, length).problem();
		double best = Double.POSITIVE_INFINITY;
		for (int jumps = 0; jumps < 1 << length - 1; jumps++)
			for (int up = 0; up < 1 << length - 1; up++) {
				if ((up & ~jumps) != 0) continue;
				for (int zero = 0; zero < 1 << Integer.bitCount(jumps) + 1; zero++)
					best = Math.min(best, problem.objective(shape(problem, length, lambda,
						jumps, up, zero), lambda));
			}
		final double rest = problem.objective(new double[length], 0);
		final double ours = problem.objective(problem.estimate(EXACT
			.withSmoothing(lambda)), lambda);
		assertEquals(best, ours, 2e-9 * rest + 1e-12);
	}

	/**
	 * @param jumps bit k: samples k and k + 1 may differ
	 * @param up bit k: and the second is the larger
	 * @param zero bit i: the i-th flat part is 0
	 * @return the minimum on this shape, 0 where it is below 0 or there is none
	 */
	private static double[] shape(final FreeKernel problem, final int length,
		final double lambda, final int jumps, final int up, final int zero)
	{
		final int parts = Integer.bitCount(jumps) + 1;
		final int[] part = new int[length];
		final double[] slope = new double[parts]; // of the penalty
		for (int k = 0; k < length - 1; k++) {
			part[k + 1] = part[k] + (jumps >> k & 1);
			if (part[k + 1] == part[k]) continue;
			final double sign = (up >> k & 1) == 1 ? lambda : -lambda;
			slope[part[k + 1]] += sign;
			slope[part[k]] -= sign;
		}
		final double[] at0 = problem.gradient(new double[length]);
		final double[][] m = new double[parts][parts + 1];
		for (int i = 0; i < parts; i++) {
			final double[] indicator = new double[length];
			for (int k = 0; k < length; k++)
				if (part[k] == i) indicator[k] = 1;
			final double[] g = problem.gradient(indicator);
			for (int k = 0; k < length; k++) {
				m[part[k]][i] += g[k] - at0[k];
				if (part[k] == i) m[i][parts] -= at0[k];
			}
		}
		for (int i = 0; i < parts; i++) {
			m[i][parts] -= slope[i];
			if ((zero >> i & 1) == 0) continue;
			for (int j = 0; j <= parts; j++)
				m[i][j] = i == j ? 1 : 0;
		}
		final double[] h = new double[length];
		if (!eliminate(m)) return h;
		for (int k = 0; k < length; k++)
			h[k] = Math.max(0, m[part[k]][parts]);
		return h;
	}

	/** Leaves the solution in the last column. */
	private static boolean eliminate(final double[][] m) {
		final int n = m.length;
		for (int i = 0; i < n; i++) {
			int pivot = i;
			for (int j = i + 1; j < n; j++)
				if (Math.abs(m[j][i]) > Math.abs(m[pivot][i])) pivot = j;
			if (Math.abs(m[pivot][i]) < 1e-9) return false;
			final double[] row = m[pivot];
			m[pivot] = m[i];
			m[i] = row;
			for (int j = 0; j < n; j++) {
				final double f = j == i ? 0 : m[j][i] / row[i];
				for (int k = i; k <= n; k++)
					m[j][k] -= f * row[k];
			}
		}
		for (int i = 0; i < n; i++)
			m[i][n] /= m[i][i];
		return true;
	}

	/** The certificate holds for any kernel, not only near the minimum. */
	@Property(tries = 200)
	void theGapIsABound(@ForAll final long seed,
		@ForAll @IntRange(min = 1, max = 20) final int length,
		@ForAll @DoubleRange(min = 0.01, max = 20) final double lambda)
	{
		final Sample sample = Sample.of(seed, 3, length);
		final FreeKernel problem = sample.problem();
		final double[][] scaled = new double[3][];
		for (int c = 0; c < 3; c++) {
			scaled[c] = sample.traces()[c].clone();
			for (int t = 0; t < scaled[c].length; t++)
				scaled[c][t] = (scaled[c][t] - sample.baselines()[c]) / sample
					.alphas()[c];
		}
		final NormalEquations equations = NormalEquations.of(length, scaled, sample
			.spikes());
		final double minimum = problem.objective(problem.estimate(EXACT
			.withSmoothing(lambda)), lambda);
		final double rest = problem.objective(new double[length], 0);
		final Random random = new Random(seed);
		for (int i = 0; i < 5; i++) {
			final double[] h = random.doubles(length, 0, 2).toArray();
			final double above = problem.objective(h, lambda) - minimum;
			final double gap = SmoothKernel.gap(equations, lambda, h);
			assertTrue(gap >= above - 1e-11 * (1 + rest + above), gap + " < " +
				above);
		}
	}

	/** Interval by interval: wᵀh may not exceed λ·TV(h) on any indicator. */
	@Property(tries = 200)
	void theWeightIsThatOfTheWorstInterval(@ForAll final long seed,
		@ForAll @IntRange(min = 1, max = 12) final int n)
	{
		final double[] w = new Random(seed).doubles(n, -1, 1).toArray();
		w[n - 1] -= Math.max(0, Arrays.stream(w).sum());
		double needed = 0;
		for (int from = 0; from < n; from++) {
			double sum = 0;
			for (int to = from + 1; to <= n; to++) {
				sum += w[to - 1];
				final int ends = (from > 0 ? 1 : 0) + (to < n ? 1 : 0);
				if (ends > 0) needed = Math.max(needed, sum / ends);
			}
		}
		assertEquals(needed, SmoothKernel.weightFor(w), 1e-12);
	}

	/** With next to no penalty it is the kernel without one; with a huge one it is flat. */
	@Test
	void extremeWeights() {
		final FreeKernel problem = Sample.of(5, 4, 8).problem();
		final double[] none = problem.estimate(EXACT), little = problem.estimate(
			EXACT.withSmoothing(1e-9));
		assertEquals(problem.objective(none, 0), problem.objective(little, 0), 1e-7);
		final double[] flat = problem.estimate(EXACT.withSmoothing(1e4));
		final double[] constant = new double[8];
		Arrays.fill(constant, flat[0]);
		assertTrue(flat[0] > 0);
		assertArrayEquals(constant, flat, 1e-9);
	}

	/** u = x - Dᵀp with |p| ≤ w, and p at the bound wherever u jumps. */
	@Property(tries = 300)
	void denoisingIsExact(@ForAll final long seed,
		@ForAll @IntRange(min = 1, max = 40) final int n,
		@ForAll @DoubleRange(min = 0, max = 3) final double w)
	{
		final double[] x = new Random(seed).doubles(n, -2, 2).toArray();
		final double[] u = TotalVariation.denoise(x, w);
		double p = 0;
		for (int k = 0; k < n - 1; k++) {
			p += u[k] - x[k];
			assertTrue(Math.abs(p) <= w + 1e-9, "at " + k + ": " + p);
			if (u[k + 1] > u[k] + 1e-9) assertEquals(w, p, 1e-9);
			if (u[k + 1] < u[k] - 1e-9) assertEquals(-w, p, 1e-9);
		}
		assertEquals(0, p + u[n - 1] - x[n - 1], 1e-9);
	}
}
