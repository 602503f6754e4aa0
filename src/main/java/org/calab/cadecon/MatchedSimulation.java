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
package org.calab.cadecon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.calab.deconvolution.TraceSolution;
import org.calab.kernel.Ar2;
import org.calab.kernel.Ar2Recursion;
import org.calab.kernel.CalciumKernel;
import org.calab.task.Parallel;
import org.calab.task.Progress;

/**
 * Simulates traces like the given ones with a known kernel, to measure the bias of an estimator:
 * the inferred spikes at random times within their frames, fluorescence averaged over the frames,
 * and white noise. The random numbers are the same in each call, so that the result depends only
 * on the kernel.
 */
final class MatchedSimulation {

	/** Positions of a spike within a frame. */
	private static final int WITHIN = 10;

	private MatchedSimulation() {}

	/**
	 * @param traces in units of their noise, at fs. Not modified.
	 * @return traces of the same number and lengths
	 */
	static List<double[]> of(final List<double[]> traces,
		final CalciumKernel kernel, final double fs, final int threads,
		final Progress progress)
	{
		final List<double[]> out = new ArrayList<>(Collections.nCopies(traces
			.size(), null));
		Parallel.forEach(traces.size(), threads, progress, "Simulating", i -> out
			.set(i, simulate(traces.get(i), kernel, fs, new Random(i), progress)));
		return out;
	}

	private static double[] simulate(final double[] z,
		final CalciumKernel kernel, final double fs, final Random random,
		final Progress progress)
	{
		final double norm = PenalizedLikelihood.norm(kernel, fs);
		final TraceSolution solution = PenalizedLikelihood.solve(z, kernel, fs, norm,
			progress);
		final double[] s = Arrays.stream(solution.activity()).map(v -> v < 1 / norm
			? 0 : v).toArray();
		final double gain = gain(s, kernel.ar2(fs), z);
		final Ar2 fine = kernel.ar2(fs * WITHIN);
		final double peak = fine.peak();
		final double[] y = new double[z.length];
		final Ar2Recursion calcium = fine.recursion();
		for (int t = 0; t < z.length; t++) {
			final int at = s[t] > 0 ? random.nextInt(WITHIN) : -1;
			for (int k = 0; k < WITHIN; k++) {
				y[t] += calcium.now() / WITHIN;
				calcium.next(k == at ? gain * s[t] / peak : 0);
			}
			y[t] += random.nextGaussian();
		}
		return NormalizedTrace.of(y, fs).z();
	}

	/** The factor by which the penalty shrinks the spikes, by least squares. */
	private static double gain(final double[] s, final Ar2 ar2,
		final double[] z)
	{
		final double peak = ar2.peak();
		final Ar2Recursion calcium = ar2.recursion();
		double c = 0, y = 0, cc = 0, cy = 0;
		for (int t = 0; t < z.length; t++) {
			final double now = calcium.now();
			c += now;
			y += z[t];
			cc += now * now;
			cy += now * z[t];
			calcium.next(s[t] / peak);
		}
		final double gain = (z.length * cy - c * y) / (z.length * cc - c * c);
		return gain > 0 && gain < Double.POSITIVE_INFINITY ? gain : 1;
	}
}
