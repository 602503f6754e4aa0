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
package org.calab.tools.benchmark;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

import org.calab.inference.AutoInference;
import org.calab.inference.AutoOptions;
import org.calab.inference.AutoResult;
import org.calab.kernel.CalciumKernel;
import org.calab.task.Parallel;
import org.calab.task.Progress;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;

/**
 * How well the automatic inference finds the decay of each cell: linear traces with white noise. The optional argument
 * is the seed of the first cell.
 */
public final class DecayBenchmark {

	private static final int CELLS = 12;
	private static final double FS = 30, SECONDS = 180, EVENTS = 0.2, NEAR = 0.25;

	/** True decays in seconds: cells of all kinds in one recording, or all alike. */
	private static final double[][] DECAYS = { { 0.15, 0.3, 0.6, 1.2, 2.4, 3.5 }, {
		0.3 }, { 0.6 }, { 1.5 } };

	private DecayBenchmark() {}

	public static void main(final String... args) {
		final int seed = args.length > 0 ? Integer.parseInt(args[0]) : 7;
		System.out.println("\nDecay of each cell, automatic: cells of " + CELLS +
			" within 25 % of the truth, and the mean estimate of each decay; " +
			(int) (EVENTS * SECONDS) + " spikes a cell\n\n" +
			"| SNR of a spike | rise (s) | true decays (s) | within 25 % | estimates (s) |\n|---|---|---|---|---|");
		for (final double snr : new double[] { 5, 10 })
			for (final double rise : new double[] { 0.02, 0.1 })
				for (final double[] decays : DECAYS)
					row(snr, rise, decays, seed);
	}

	private static void row(final double snr, final double rise,
		final double[] decays, final int seed)
	{
		final double[][] traces = new double[CELLS][];
		for (int i = 0; i < CELLS; i++)
			traces[i] = trace(Math.min(rise, 0.5 * decays[i % decays.length]), decays[i %
				decays.length], snr, new Random(i +
				seed));
		final AutoResult result = AutoInference.run(TraceSet.of(traces, SamplingRate
			.ofHz(FS)), AutoOptions.defaults(), Parallel.defaultThreads(), Progress
				.none());
		int near = 0;
		final double[] sum = new double[decays.length];
		for (int i = 0; i < CELLS; i++) {
			final double found = result.cells().get(i).tauDecay(), truth = decays[i %
				decays.length];
			if (Math.abs(found / truth - 1) <= NEAR) near++;
			sum[i % decays.length] += found * decays.length / CELLS;
		}
		System.out.printf(Locale.ROOT, "| %.3g | %.3g | %s | %d | %s |%n", snr, rise,
			text(decays), near, text(sum));
	}

	private static String text(final double[] values) {
		return String.join(" ", Arrays.stream(values).mapToObj(v -> String.format(
			Locale.ROOT, "%.2f", v)).toList());
	}

	private static double[] trace(final double rise, final double decay,
		final double snr, final Random random)
	{
		final CalciumKernel kernel = new CalciumKernel(rise, decay);
		final double[] y = new double[(int) (SECONDS * FS)];
		for (int k = 0; k < EVENTS * SECONDS; k++) {
			final double at = random.nextDouble() * SECONDS;
			for (int t = (int) Math.ceil(at * FS); t < y.length; t++)
				y[t] += kernel.value(t / FS - at);
		}
		for (int t = 0; t < y.length; t++)
			y[t] += random.nextGaussian() / snr;
		return y;
	}
}
