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

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.calab.kernel.Ar2;
import org.calab.task.Parallel;
import org.calab.task.Progress;

/**
 * Finds the decay time constant of a data set, then its rise time constant, by maximising the mean evidence over up to
 * {@value #CELLS} cells, with at most {@value #SECONDS} s of each. The search uses uncorrected traces;
 * since the correction for supralinearity prolongs the transients, the result is multiplied by
 * {@value #CORRECTED}. The decay of a cell is that of its trace.
 */
public final class DecaySearch {

	/** Bounds of the search in seconds. */
	public static final double SHORTEST = 0.1, LONGEST = 4;

	/** Decay in seconds of a data set without transients: that of GCaMP6f. */
	public static final double UNKNOWN = 0.6;

	static final int CELLS = 8;
	static final double SECONDS = 100;
	static final double CORRECTED = 1.15;

	private static final int COARSE = 10;

	/** Standard deviation of the log of the decay between the cells of a data set. */
	private static final double SPREAD = 0.7;

	/** Number of candidates for one cell, and of finer steps between two of them. */
	private static final int OWN = 8, FINER = 4;

	/** Candidates for the rise in seconds; the first is none. */
	private static final double[] RISES = { 0, 0.01, 0.02, 0.04, 0.07, 0.1, 0.15,
		0.2, 0.3, 0.4 };

	/** Slowest rise as a part of the decay. */
	private static final double SLOWEST = 0.7;

	/** Gain in evidence per sample from which there is a rise. */
	private static final double SHOWN = 5e-4;

	/** Rate of the exponential distribution of the events of a cell, divided by the cube root of ‖k‖. */
	private static final double RATE = 2.2;

	private DecaySearch() {}

	/**
	 * Decay of a data set or of a cell.
	 *
	 * @param seconds decay time constant in seconds
	 * @param rise rise time constant in seconds; 0 if the traces show none
	 * @param deviation standard deviation of the decay of a cell in seconds; 0 for a data set
	 * @param atEdge whether the evidence is largest at a bound of the search for the decay
	 */
	public record Decay(double seconds, double rise, double deviation,
		boolean atEdge) implements Serializable
	{

		/** A decay without a rise. */
		Decay(final double seconds, final boolean atEdge) {
			this(seconds, 0, 0, atEdge);
		}
	}

	/**
	 * @param traces traces in units of the noise. Not modified.
	 * @param fs sampling rate in Hz
	 * @param threads number of threads, at least 1; does not change the result
	 * @return the decay
	 */
	public static Decay of(final List<double[]> traces, final double fs,
		final int threads, final Progress progress)
	{
		if (traces.isEmpty()) return new Decay(UNKNOWN, false);
		final double[][] pieces = some(traces, fs);
		final double ratio = Math.pow(LONGEST / SHORTEST, 1.0 / (COARSE - 1));
		final double[] coarse = new double[COARSE];
		for (int i = 0; i < COARSE; i++)
			coarse[i] = SHORTEST * Math.pow(ratio, i);
		final double[] e = evidence(pieces, kernels(coarse, fs), threads, progress
			.stage(0, 0.4));
		final double near = peak(coarse, e);
		final double[] fine = { near / Math.sqrt(ratio), near, near * Math.sqrt(
			ratio) };
		final double found = peak(fine, evidence(pieces, kernels(fine, fs), threads,
			progress.stage(0.4, 0.5)));
		final int best = best(e);
		final double rise = rise(pieces, found, fs, threads, progress.stage(0.5,
			0.8));
		final double decay = rise > 0 ? withRise(pieces, rise, found, ratio, fs,
			threads, progress.stage(0.8, 1)) : CORRECTED * found;
		return new Decay(Math.min(LONGEST, Math.max(SHORTEST, decay)), rise, 0,
			best == 0 || best == COARSE - 1);
	}

	/** A rise that the search for the decay did not know passes for a slower decay. */
	private static double withRise(final double[][] pieces, final double rise,
		final double found, final double ratio, final double fs, final int threads,
		final Progress progress)
	{
		final double[] near = new double[5];
		for (int i = 0; i < near.length; i++)
			near[i] = found * Math.pow(ratio, (i - 3) / 2.0);
		return CORRECTED * peak(near, evidence(pieces, Arrays.stream(near).mapToObj(d -> kernel(
			rise, d, fs)).toArray(Ar2[]::new), threads, progress));
	}

	/** @return the rise of the largest evidence with this decay; 0 if it hardly gains on no rise */
	private static double rise(final double[][] pieces, final double decay,
		final double fs, final int threads, final Progress progress)
	{
		final Ar2[] kernels = new Ar2[RISES.length];
		for (int i = 0; i < kernels.length; i++)
			kernels[i] = kernel(RISES[i], decay, fs);
		final double[] e = evidence(pieces, kernels, threads, progress);
		final int best = best(e);
		return e[best] - e[0] < SHOWN ? 0 : Math.min(RISES[best], SLOWEST * decay);
	}

	/** @return the kernel with this rise, which is limited to a part of the decay; 0 for none */
	static Ar2 kernel(final double rise, final double decay, final double fs) {
		return rise > 0 ? Ar2.of(Math.min(rise, SLOWEST * decay), decay, fs) : Ar2
			.withoutRise(decay, fs);
	}

	/**
	 * Finds the decay of one cell from its own evidence and that of the data set: a log-normal
	 * distribution around the decay of the data set times the evidence of the cell, so that the decay is
	 * the cell's own where its evidence is sharp, and that of the data set where it shows nothing.
	 *
	 * @param trace trace in units of the noise. Not modified.
	 * @param common decay and rise of the data set
	 * @param fs sampling rate in Hz
	 * @return the decay with its uncertainty
	 */
	static Decay ofCell(final double[] trace, final Decay common, final double fs,
		final ActivityPosterior posterior, final Progress progress)
	{
		final double[] piece = middle(trace, fs);
		final double step = Math.pow(LONGEST / SHORTEST, 1.0 / (OWN - 1)), small =
			Math.pow(step, 1.0 / FINER);
		final double[] coarse = new double[OWN];
		for (int i = 0; i < OWN; i++)
			coarse[i] = SHORTEST * Math.pow(step, i);
		final double[] wide = known(piece, coarse, common, fs, posterior, progress);
		final int near = best(wide);
		final double[] fine = new double[2 * FINER - 1];
		for (int i = 0; i < fine.length; i++)
			fine[i] = coarse[near] * Math.pow(small, i - FINER + 1);
		final double[] narrow = known(piece, fine, common, fs, posterior, progress);
		final SortedMap<Double, Double> all = new TreeMap<>();
		for (int i = 0; i < OWN; i++)
			if (i != near) all.put(Math.log(coarse[i]), wide[i]);
		for (int i = 0; i < fine.length; i++)
			all.put(Math.log(fine[i]), narrow[i]);
		return decay(all, Math.log(small), common.rise());
	}

	/**
	 * Mean and standard deviation by the trapezoidal rule.
	 *
	 * @param known log probability of the log of each decay
	 * @param step smallest distance of two logs
	 */
	private static Decay decay(final SortedMap<Double, Double> known,
		final double step, final double rise)
	{
		final double[] x = known.keySet().stream().mapToDouble(v -> v).toArray(), p =
			known.values().stream().mapToDouble(v -> v).toArray();
		final double most = p[best(p)];
		double sum = 0, mean = 0, square = 0;
		for (int i = 0; i < x.length; i++) {
			final double w = Math.exp(p[i] - most) * (x[Math.min(i + 1, x.length - 1)] -
				x[Math.max(0, i - 1)]);
			sum += w;
			mean += w * x[i];
			square += w * x[i] * x[i];
		}
		mean /= sum;
		// the place of a peak within a step is not known
		final double width = Math.sqrt(Math.max(0, square / sum - mean * mean) +
			step * step / 12);
		final double found = Math.exp(mean), limited = Math.min(LONGEST, Math.max(
			SHORTEST, found));
		return new Decay(limited, rise, limited * width, limited != found);
	}

	/** @return the log of the probability of each decay, up to a constant */
	private static double[] known(final double[] piece, final double[] decays,
		final Decay common, final double fs, final ActivityPosterior posterior,
		final Progress progress)
	{
		final Ar2[] kernels = Arrays.stream(decays).mapToObj(d -> kernel(common
			.rise(), d, fs)).toArray(Ar2[]::new);
		final double[] e = posterior.evidence(piece, kernels, Arrays.stream(kernels)
			.map(DecaySearch::sized).toArray(ActivityPrior[]::new), progress);
		for (int i = 0; i < e.length; i++) {
			final double off = Math.log(decays[i] / common.seconds()) /
				SPREAD;
			e[i] -= 0.5 * off * off;
		}
		return e;
	}

	/**
	 * The prior of a kernel that competes with those of other decays. With {@code ActivityPrior.of(1)}, events are
	 * expected to be the smaller, the slower the kernel: large events then count against slow decays, and the
	 * decay of slow cells is found too short. Here the expected size hardly depends on the decay.
	 */
	private static ActivityPrior sized(final Ar2 kernel) {
		final double norm = ActivityPosterior.norm(kernel);
		return ActivityPrior.of(RATE * Math.cbrt(norm) / norm);
	}

	private static double[][] some(final List<double[]> traces, final double fs) {
		final int count = Math.min(CELLS, traces.size());
		final double[][] pieces = new double[count][];
		for (int i = 0; i < count; i++) {
			final int cell = count == 1 ? 0 : (int) Math.round((double) i * (traces
				.size() - 1) / (count - 1));
			pieces[i] = middle(traces.get(cell), fs);
		}
		return pieces;
	}

	private static double[] middle(final double[] y, final double fs) {
		final int n = (int) Math.min(y.length, SECONDS * fs), from = (y.length - n) /
			2;
		return Arrays.copyOfRange(y, from, from + n);
	}

	private static double[] evidence(final double[][] pieces,
		final Ar2[] kernels, final int threads, final Progress progress)
	{
		final double[][] each = new double[pieces.length][];
		Parallel.forEach(pieces.length, threads, progress, "Looking for the decay",
			ActivityPosterior::new, (posterior, i) -> each[i] = posterior.evidence(
				pieces[i], kernels, ActivityPrior.of(1), progress));
		final double[] mean = new double[kernels.length];
		for (int i = 0; i < pieces.length; i++)
			for (int j = 0; j < mean.length; j++)
				mean[j] += each[i][j] / pieces[i].length / pieces.length;
		return mean;
	}

	private static Ar2[] kernels(final double[] decays, final double fs) {
		return Arrays.stream(decays).mapToObj(d -> Ar2.withoutRise(d, fs)).toArray(
			Ar2[]::new);
	}

	private static int best(final double[] e) {
		int best = 0;
		for (int i = 1; i < e.length; i++)
			if (e[i] > e[best]) best = i;
		return best;
	}

	/** The peak of the parabola through the best decay and its neighbours, over the logarithm of the decay. */
	private static double peak(final double[] decays, final double[] e) {
		final int i = best(e);
		if (i == 0 || i == e.length - 1) return decays[i];
		final double bend = e[i - 1] - 2 * e[i] + e[i + 1];
		final double part = bend < 0 ? 0.5 * (e[i - 1] - e[i + 1]) / bend : 0;
		return decays[i] * Math.pow(decays[i + 1] / decays[i], part);
	}
}
