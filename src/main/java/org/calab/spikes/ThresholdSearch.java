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
package org.calab.spikes;

import java.util.Arrays;
import java.util.Optional;

/**
 * Search for the threshold that turns relaxed values into spikes. It is never lower than half
 * the value of one spike spread over a frame.
 */
final class ThresholdSearch {

	/** Smaller relaxed values count as 0. */
	private static final double NOTHING = 1e-10;

	private static final int COARSE = 50, FINE = 50, RANKS = 256;

	/** Number of successive thresholds without a better fit after which a scan ends. */
	private static final int PATIENCE = 10;

	private final BinaryModel model;
	private final double floor;

	/** @param factor samples of the trace per frame */
	ThresholdSearch(final BinaryModel model, final int factor) {
		this.model = model;
		floor = 0.5 / factor;
	}

	/**
	 * Finds the best fit by a coarse scan over the ranks of the values and a fine scan around its
	 * best threshold.
	 *
	 * @param relaxed n values with a maximum of about 1. Not modified.
	 * @return the fit; empty if all values are 0
	 */
	Optional<BinaryFit> best(final float[] relaxed) {
		final double[] values = values(relaxed);
		if (values.length == 0) return Optional.empty();
		final int n = values.length, count = Math.min(COARSE, n);
		final double[] coarse = new double[count];
		for (int i = 0; i < count; i++)
			coarse[i] = values[count == 1 ? 0 : (int) Math.round((double) i * (n -
				1) / (count - 1))];
		final BinaryFit first = scan(aboveFloor(coarse), null, relaxed);
		final double reach = 2 * (values[n - 1] - values[0]) / count;
		final double low = Math.max(first.threshold() - reach, floor);
		final double high = Math.min(first.threshold() + reach, values[n - 1]);
		final double[] fine = new double[FINE];
		for (int i = 0; i < FINE; i++)
			fine[i] = low + (high - low) * i / (FINE - 1.0);
		return Optional.of(scan(fine, first, relaxed));
	}

	/**
	 * Finds the fewest spikes that reduce the residual to the noise: the highest threshold whose
	 * residual variance at the samples of the frames is at most {@code noiseVariance}; if there
	 * is none, the threshold with the smallest residual.
	 *
	 * @param relaxed n values with a maximum of about 1. Not modified.
	 * @return the fit; empty if all values are 0
	 */
	Optional<BinaryFit> downToNoise(final float[] relaxed,
		final double noiseVariance)
	{
		final double[] values = values(relaxed);
		if (values.length == 0) return Optional.empty();
		final int count = Math.min(RANKS, values.length);
		final double[] ranks = new double[count];
		for (int i = 0; i < count; i++)
			ranks[i] = values[(int) ((long) i * values.length / count)];
		final double[] thresholds = aboveFloor(ranks);
		BinaryFit least = null;
		for (int i = thresholds.length - 1; i >= 0; i--) {
			final BinaryFit f = model.fit(relaxed, thresholds[i]);
			if (f.frameError() <= noiseVariance) return Optional.of(f);
			if (least == null || f.frameError() < least.frameError()) least = f;
		}
		return Optional.of(least);
	}

	private BinaryFit scan(final double[] thresholds, final BinaryFit known,
		final float[] relaxed)
	{
		BinaryFit best = known;
		int worse = 0;
		for (int i = 0; i < thresholds.length && worse < PATIENCE; i++) {
			final BinaryFit f = model.fit(relaxed, thresholds[i]);
			if (best == null || f.error() < best.error()) {
				best = f;
				worse = 0;
			}
			else worse++;
		}
		return best;
	}

	/** @return the distinct values that are not 0, in ascending order */
	private static double[] values(final float[] relaxed) {
		final float[] v = relaxed.clone();
		Arrays.sort(v);
		int first = 0;
		while (first < v.length && v[first] <= NOTHING)
			first++;
		int distinct = 0;
		final double[] out = new double[v.length - first];
		for (int i = first; i < v.length; i++)
			if (i == first || v[i] != v[i - 1]) out[distinct++] = v[i];
		return Arrays.copyOf(out, distinct);
	}

	private double[] aboveFloor(final double[] thresholds) {
		final double[] kept = Arrays.stream(thresholds).filter(d -> d >= floor)
			.toArray();
		return kept.length > 0 ? kept : new double[] { floor };
	}
}
