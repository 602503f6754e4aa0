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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.calab.io.mat.Mat5Arrays;
import org.calab.io.mat.MatArrays;

/**
 * The time constants of indicators, from fluorescence and spikes recorded together. It reads
 * the ground truth of CASCADE (Rupprecht et al., Nat. Neurosci. 24, 2021) as published: a folder
 * of MATLAB files for each data set, with a cell array "CAttached" of recordings.
 * <p>
 * For each neuron, the spikes convolved with exp(-t/decay) - exp(-t/rise) are fitted to the
 * fluorescence: one amplitude for each recording, a straight baseline for each 20 s, and
 * one delay of the clock. Rise, decay and delay minimise the squared error over the variance.
 * </p>
 */
public final class IndicatorBenchmark {

	/** Spike times per second, samples per second at most, seconds of a straight baseline. */
	private static final double CLOCK = 1e4, FASTEST = 62.5, PIECE = 20;

	/** Of the variance, what a fit may leave to count. */
	private static final double LEFT = 0.75;

	private static final double[] FIRST_DECAYS = { 0.2, 0.7 };

	private IndicatorBenchmark() {}

	/** @param args folders of data sets */
	public static void main(final String... args) throws IOException {
		System.out.println("| data set | neurons | decay (s) | quartiles | rise (s) | quartiles |\n|---|---|---|---|---|---|");
		for (final String folder : args) {
			final List<Fit> fits = new ArrayList<>();
			try (Stream<Path> files = Files.list(Path.of(folder))) {
				for (final Path file : files.filter(f -> f.toString().endsWith(".mat"))
					.sorted().toList())
				{
					final List<Recording> recordings = read(file);
					if (!recordings.isEmpty()) fits.add(fit(recordings));
				}
			}
			final List<Fit> good = fits.stream().filter(f -> f.left() < LEFT).toList();
			System.out.printf(Locale.ROOT, "| %s | %d of %d | %s | %s |%n", Path.of(
				folder).getFileName(), good.size(), fits.size(), quartiles(good.stream()
					.mapToDouble(Fit::decay)), quartiles(good.stream().mapToDouble(
						Fit::rise)));
		}
	}

	private static String quartiles(final DoubleStream values) {
		final double[] v = values.sorted().toArray();
		return v.length == 0 ? "- | -" : String.format(Locale.ROOT,
			"%.3f | %.3f to %.3f", v[v.length / 2], v[v.length / 4], v[3 * v.length /
				4]);
	}

	private record Fit(double rise, double decay, double left) {}

	/** Times in seconds, and pieces of the baseline as ranges of samples. */
	private record Recording(double[] times, double[] fluorescence,
		double[] spikes, List<int[]> pieces)
	{

		static Recording of(final double[] times, final double[] fluorescence,
			final double[] spikes)
		{
			final List<int[]> pieces = new ArrayList<>();
			for (int from = 0, to; from < times.length; from = to) {
				to = from;
				while (to < times.length && times[to] < times[from] + PIECE)
					to++;
				pieces.add(new int[] { from, to });
			}
			final double[] y = fluorescence.clone();
			pieces.forEach(p -> straighten(times, y, p));
			return new Recording(times, y, spikes, pieces);
		}

		/** @return the part of the variance that the kernel leaves */
		double left(final double rise, final double decay, final double delay) {
			final double[] model = new double[times.length];
			double slow = 0, fast = 0, now = Double.NEGATIVE_INFINITY;
			for (int t = 0, k = 0; t < times.length; t++) {
				for (; k < spikes.length && spikes[k] + delay <= times[t]; k++) {
					slow = slow * Math.exp((now - spikes[k] - delay) / decay) + 1;
					fast = fast * Math.exp((now - spikes[k] - delay) / rise) + 1;
					now = spikes[k] + delay;
				}
				model[t] = slow * Math.exp((now - times[t]) / decay) - fast * Math.exp(
					(now - times[t]) / rise);
			}
			pieces.forEach(p -> straighten(times, model, p));
			double my = 0, mm = 0, yy = 0;
			for (int t = 0; t < times.length; t++) {
				my += model[t] * fluorescence[t];
				mm += model[t] * model[t];
				yy += fluorescence[t] * fluorescence[t];
			}
			return my > 0 ? 1 - my * my / mm / yy : 1;
		}
	}

	/** Subtracts the straight line of least squares. */
	private static void straighten(final double[] times, final double[] values,
		final int[] range)
	{
		final int n = range[1] - range[0];
		double t0 = 0, v0 = 0, tt = 0, tv = 0;
		for (int i = range[0]; i < range[1]; i++) {
			t0 += times[i] / n;
			v0 += values[i] / n;
		}
		for (int i = range[0]; i < range[1]; i++) {
			tt += (times[i] - t0) * (times[i] - t0);
			tv += (times[i] - t0) * (values[i] - v0);
		}
		for (int i = range[0]; i < range[1]; i++)
			values[i] -= v0 + (tt > 0 ? tv / tt * (times[i] - t0) : 0);
	}

	private static Fit fit(final List<Recording> recordings) {
		final MultivariateFunction left = p -> recordings.stream().mapToDouble(r -> r
			.left(Math.exp(p[0]), Math.exp(p[0]) + Math.exp(p[1]), p[2])).average()
			.getAsDouble();
		PointValuePair best = null;
		for (final double decay : FIRST_DECAYS) {
			final PointValuePair found = new SimplexOptimizer(1e-4, 1e-5).optimize(
				new MaxEval(300), new ObjectiveFunction(left), GoalType.MINIMIZE,
				new InitialGuess(new double[] { Math.log(0.03), Math.log(decay), 0 }),
				new NelderMeadSimplex(new double[] { 0.5, 0.5, 0.01 }));
			if (best == null || found.getValue() < best.getValue()) best = found;
		}
		final double[] p = best.getPoint();
		return new Fit(Math.exp(p[0]), Math.exp(p[0]) + Math.exp(p[1]), best
			.getValue());
	}

	private static List<Recording> read(final Path file) throws IOException {
		final MatArrays arrays = Mat5Arrays.open(file, Optional.empty());
		final List<Recording> all = new ArrayList<>();
		for (int i = 0; i < arrays.structs("CAttached"); i++) {
			final double[] times = line(arrays, i, "fluo_time"), values = line(arrays,
				i, "fluo_mean"), spikes = line(arrays, i, "events_AP");
			final int n = Math.min(times.length, values.length);
			if (n < 100) continue;
			final int mean = Math.max(1, (int) Math.round((n - 1) / (times[n - 1] -
				times[0]) / FASTEST));
			final double[] t = means(times, n, mean), y = means(values, n, mean);
			final double[] s = Arrays.stream(spikes).map(k -> k / CLOCK).filter(k -> k >
				t[0] && k < t[t.length - 1]).sorted().toArray();
			if (s.length >= 3 && Arrays.stream(y).allMatch(Double::isFinite)) all.add(
				Recording.of(t, y, s));
		}
		return all;
	}

	private static double[] line(final MatArrays arrays, final int struct,
		final String field) throws IOException
	{
		return Arrays.stream(arrays.field("CAttached", struct, field)).flatMapToDouble(
			Arrays::stream).toArray();
	}

	/** @return the means of so many samples each */
	private static double[] means(final double[] values, final int n,
		final int of)
	{
		final double[] means = new double[n / of];
		for (int i = 0; i < means.length; i++)
			means[i] = Arrays.stream(values, i * of, (i + 1) * of).average()
				.getAsDouble();
		return means;
	}
}
