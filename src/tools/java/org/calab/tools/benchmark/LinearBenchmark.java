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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;

import org.calab.Correlation;
import org.calab.deconvolution.Baseline;
import org.calab.deconvolution.Deconvolution;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.inference.AutoInference;
import org.calab.inference.AutoOptions;
import org.calab.inference.PosteriorInference;
import org.calab.inference.PosteriorOptions;
import org.calab.inference.PosteriorResult;
import org.calab.kernel.CalciumKernel;
import org.calab.task.Parallel;
import org.calab.task.Progress;
import org.calab.trace.InferredActivity;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;

/**
 * Methods with the true kernel on traces that are linear in the spikes, with white noise and without
 * drift: correlation with the spikes, proportionality, and coverage of the standard deviation.
 */
public final class LinearBenchmark {

	private static final int THREADS = Parallel.defaultThreads();
	private static final double FS = 30, BINS = 10, SECONDS = 240;
	private static final int CELLS = 4;

	static final List<CalciumKernel> KERNELS = List.of(new CalciumKernel(
		0.02, 0.3), new CalciumKernel(0.07, 0.6), new CalciumKernel(0.2, 1.5));

	/** A method with a given kernel. */
	private interface Method {

		InferredActivity of(TraceSet traces, CalciumKernel kernel);
	}

	/** Traces and their spike times in seconds, per cell. */
	record Simulated(TraceSet traces, double[][] times) {}

	private LinearBenchmark() {}

	public static void main(final String... args) {
		correlations();
		proportionality();
		coverage();
	}

	private static Map<String, Method> methods() {
		final Map<String, Method> methods = new LinkedHashMap<>();
		methods.put("posterior", (traces, k) -> PosteriorInference.run(traces,
			PosteriorOptions.of(k), THREADS, Progress.none()));
		methods.put("deconvolve, lambda auto", (traces, k) -> Deconvolution.run(
			traces, DeconvolutionOptions.of(k, OptionalDouble.empty()), THREADS,
			Progress.none()));
		methods.put("deconvolve, lambda auto, constant baseline", (traces,
			k) -> Deconvolution.run(traces, DeconvolutionOptions.of(k, OptionalDouble
				.empty()).withBaseline(Baseline.CONSTANT), THREADS, Progress.none()));
		methods.put("auto, decay given", (traces, k) -> AutoInference.run(traces,
			AutoOptions.defaults().withKernel(k), THREADS, Progress.none()));
		methods.put("auto", (traces, k) -> AutoInference.run(traces, AutoOptions
			.defaults(), THREADS, Progress.none()));
		return methods;
	}

	/** Spikes at random times, or in bursts: 0.5 s at 10 Hz, every 10 s. */
	static double[] times(final Random random, final double rate,
		final boolean inBursts)
	{
		final double[] found = new double[10_000];
		int n = 0;
		if (inBursts) for (double on = wait(random, 0.1); on < SECONDS; on += wait(
			random, 0.1))
			for (double t = wait(random, 10); t < 0.5 && on + t < SECONDS; t += wait(
				random, 10))
				found[n++] = on + t;
		else for (double t = wait(random, rate); t < SECONDS; t += wait(random, rate))
			found[n++] = t;
		return Arrays.copyOf(found, n);
	}

	private static double wait(final Random random, final double rate) {
		return -Math.log(1 - random.nextDouble()) / rate;
	}

	/** @param snr peak of one transient divided by the standard deviation of the noise */
	static Simulated simulated(final double[][] times,
		final CalciumKernel kernel, final double snr, final double seconds)
	{
		final double[][] traces = new double[times.length][(int) (seconds * FS)];
		for (int i = 0; i < times.length; i++) {
			final Random random = new Random(100 + i);
			for (final double at : times[i])
				for (int t = (int) Math.ceil(at * FS); t < Math.min(traces[i].length, at *
					FS + 12 * kernel.tauDecay() * FS); t++)
					traces[i][t] += kernel.value(t / FS - at);
			for (int t = 0; t < traces[i].length; t++)
				traces[i][t] += random.nextGaussian() / snr;
		}
		return new Simulated(TraceSet.of(traces, SamplingRate.ofHz(FS)), times);
	}

	private static void correlations() {
		System.out.println(
			"\nLinear, 4 cells of 240 s at 30 Hz, true kernel; Pearson's correlation with the spikes in bins of 0.1 s, best shift\n\n" +
				"| spikes, SNR of one | method | 0.02/0.3 s | 0.07/0.6 s | 0.2/1.5 s |\n|---|---|---|---|---|");
		for (final double snr : new double[] { 20, 6.7, 2.5 })
			correlations(format("Poisson 0.5 Hz, %.3g", snr), snr, false);
		correlations("bursts, 6.7", 6.7, true);
	}

	private static void correlations(final String name, final double snr,
		final boolean inBursts)
	{
		final double[][] times = new double[CELLS][];
		for (int i = 0; i < CELLS; i++)
			times[i] = times(new Random(i), 0.5, inBursts);
		final List<Simulated> sets = KERNELS.stream().map(k -> simulated(times, k,
			snr, SECONDS)).toList();
		methods().forEach((method, m) -> {
			final StringBuilder line = new StringBuilder("| " + name + " | " + method +
				" |");
			for (int k = 0; k < KERNELS.size(); k++)
				line.append(format(" %.3f |", correlation(m.of(sets.get(k).traces(),
					KERNELS.get(k)).activity(), times)));
			System.out.println(line);
		});
	}

	private static double correlation(final TraceSet activity,
		final double[][] times)
	{
		double sum = 0;
		for (int i = 0; i < times.length; i++) {
			final double[] truth = new double[(int) (SECONDS * BINS)];
			for (final double t : times[i])
				truth[(int) (t * BINS)]++;
			double best = 0;
			for (int shift = -6; shift <= 6; shift++)
				best = Math.max(best, Correlation.of(binned(activity.trace(i), shift),
					truth));
			sum += best / times.length;
		}
		return sum;
	}

	/** A frame counts for the bins between it and the next one, in proportion. */
	private static double[] binned(final double[] activity, final int shift) {
		final double[] bins = new double[(int) (SECONDS * BINS)];
		for (int t = 0; t < activity.length; t++) {
			final double at = (t + 0.5 + 0.5 * shift) / FS * BINS;
			if (at >= 0 && at < bins.length) bins[(int) at] += activity[t];
		}
		return bins;
	}

	private static void proportionality() {
		final int[] counts = { 0, 1, 2, 4, 8, 16, 30 };
		System.out.println(
			"\nSum of the activity of 100 s with so many spikes, SNR 6.7, mean of 20 cells; in units of one spike (posterior) or of the activity per spike at 30\n");
		System.out.println("| kernel | method | " + Arrays.toString(counts).replaceAll(
			"[\\[\\]]", "").replace(", ", " | ") + " |\n|---|---|" + "---|".repeat(
				counts.length));
		for (final CalciumKernel k : KERNELS) {
			final double[][] all = new double[counts.length * 20][];
			for (int i = 0; i < all.length; i++)
				all[i] = new Random(i).doubles(counts[i / 20], 2, 92).sorted().toArray();
			final TraceSet traces = simulated(all, k, 6.7, 100).traces();
			methods().forEach((name, m) -> {
				final TraceSet activity = m.of(traces, k).activity();
				final double[] sums = new double[counts.length];
				for (int i = 0; i < all.length; i++)
					sums[i / 20] += Arrays.stream(activity.trace(i)).sum() / 20;
				final double unit = name.startsWith("auto") ? sums[counts.length - 1] /
					30 : 1;
				final StringBuilder line = new StringBuilder(format("| %.3g/%.3g s | %s |",
					k.tauRise(), k.tauDecay(), name));
				for (final double sum : sums)
					line.append(format(" %.2f |", sum / unit));
				System.out.println(line);
			});
		}
	}

	/**
	 * A spike counts for the frame in which it is. The frames with activity are those that have a spike or are not
	 * almost certainly silent: neither the truth nor the answer alone chooses them.
	 */
	private static void coverage() {
		System.out.println(
			"\nPart whose true activity is within 2 standard deviations, of the frames with a spike or a probability of activity above 0.1, and of those with a probability above 0.5; mean squared error of the former divided by their mean variance\n\n" +
				"| spikes, SNR of one | 0.02/0.3 s | 0.07/0.6 s | 0.2/1.5 s |\n|---|---|---|---|");
		for (final double snr : new double[] { 20, 6.7, 2.5 })
			coverage(format("Poisson 0.5 Hz, %.3g", snr), snr, false);
		coverage("bursts, 6.7", 6.7, true);
	}

	private static void coverage(final String name, final double snr,
		final boolean inBursts)
	{
		final double[][] times = new double[CELLS][];
		for (int i = 0; i < CELLS; i++)
			times[i] = times(new Random(i), 0.5, inBursts);
		final StringBuilder line = new StringBuilder("| " + name + " |");
		for (final CalciumKernel k : KERNELS)
			line.append(coverage(simulated(times, k, snr, SECONDS), k));
		System.out.println(line);
	}

	private static String coverage(final Simulated s, final CalciumKernel kernel) {
		final PosteriorResult found = PosteriorInference.run(s.traces(),
			PosteriorOptions.of(kernel), THREADS, Progress.none());
		int some = 0, ofSome = 0, likely = 0, ofLikely = 0;
		double error = 0, variance = 0;
		for (int i = 0; i < CELLS; i++) {
			final double[] truth = new double[s.traces().numTimepoints()];
			for (final double t : s.times()[i])
				truth[(int) (t * FS)]++;
			for (int t = 0; t < truth.length; t++) {
				final double off = truth[t] - found.activity().value(i, t), sd = found
					.spread().value(i, t);
				final int inside = Math.abs(off) <= 2 * sd ? 1 : 0;
				final double p = found.active().value(i, t);
				if (truth[t] > 0 || p > 0.1) {
					some++;
					ofSome += inside;
					error += off * off;
					variance += sd * sd;
				}
				if (p > 0.5) {
					likely++;
					ofLikely += inside;
				}
			}
		}
		return format(" %.3f, %.3f; %.2f |", (double) ofSome / some, (double) ofLikely /
			likely, error / variance);
	}

	private static String format(final String text, final Object... values) {
		return String.format(Locale.ROOT, text, values);
	}
}
