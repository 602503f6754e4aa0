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

import org.calab.kernel.Ar2;
import org.calab.task.Parallel;
import org.calab.task.Progress;

/**
 * Finds the decay time constant of a data set, then its rise time constant, by maximising the mean evidence over up to
 * {@value #CELLS} cells, with at most {@value #SECONDS} s of each. The search uses uncorrected traces;
 * since the correction for supralinearity prolongs the transients, the result is multiplied by
 * {@value #CORRECTED}.
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

	/** Candidates for one cell, as multiples of the decay of the data set. */
	private static final double[] OWN = { 0.5, 0.7, 1, 1.4, 2 };

	/** Candidates for the rise in seconds; the first is none. */
	private static final double[] RISES = { 0, 0.01, 0.02, 0.04, 0.07, 0.1, 0.15,
		0.2, 0.3, 0.4 };

	/** Slowest rise as a part of the decay. */
	private static final double SLOWEST = 0.7;

	/** Gain in evidence per sample from which there is a rise. */
	private static final double SHOWN = 5e-4;

	private DecaySearch() {}

	/**
	 * Decay of a data set or of a cell.
	 *
	 * @param seconds decay time constant in seconds
	 * @param rise rise time constant in seconds; 0 if the traces show none
	 * @param atEdge whether the evidence is largest at a bound of the search for the decay
	 */
	public record Decay(double seconds, double rise, boolean atEdge) implements
		Serializable
	{

		/** A decay without a rise. */
		Decay(final double seconds, final boolean atEdge) {
			this(seconds, 0, atEdge);
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
		return new Decay(Math.min(LONGEST, Math.max(SHORTEST, CORRECTED * found)),
			rise(pieces, found, fs, threads, progress.stage(0.5, 1)), best == 0 ||
				best == COARSE - 1);
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
	 * Finds the decay of one cell: the geometric mean of its own and that of the data set.
	 *
	 * @param trace trace in units of the noise. Not modified.
	 * @param shared decay of the data set in seconds
	 * @param fs sampling rate in Hz
	 * @return the decay, within a factor of √2 of that of the data set
	 */
	static Decay ofCell(final double[] trace, final double shared,
		final double fs, final ActivityPosterior posterior, final Progress progress)
	{
		final double[] decays = Arrays.stream(OWN).map(o -> shared / CORRECTED * o)
			.toArray();
		final double[] e = posterior.evidence(middle(trace, fs), kernels(decays, fs),
			ActivityPrior.of(1), progress);
		final int best = best(e);
		return new Decay(shared * Math.sqrt(peak(decays, e) * CORRECTED / shared),
			best == 0 || best == OWN.length - 1);
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
