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
package org.calab.quality;

import java.util.Arrays;
import java.util.Optional;

/**
 * Bleaching that the rolling baseline, a quantile of 30 s, does not follow. The levels of blocks of 3 s fall
 * by more than 6 standard deviations of the noise in the first 30 s, at least half as fast as anywhere later; a
 * curve that only falls explains 90 % of their variance; and a single block has less than 65 % of the fall,
 * as an exponential with a time constant above 3 s does. Activity at the start ends sooner.
 */
final class SteepBleaching implements ArtefactTest {

	private static final double BLOCK = 3, WINDOW = 30, FALL = 6, EXPLAINED = 0.9,
			FIRST = 0.65, LATER = 2;
	private static final int LEAST = 5, BLOCKS = 8;

	@Override
	public Optional<CellWarning> find(final MeasuredTrace trace) {
		final double[] v = trace.levels(BLOCK, LEAST);
		if (v.length < BLOCKS || !(trace.noise() > 0)) return Optional.empty();
		final double seconds = trace.block(BLOCK, LEAST) / trace.fs();
		final int k = (int) Math.max(1, Math.min(v.length / 2, Math.round(WINDOW /
			seconds)));
		final double fall = v[0] - v[k];
		if (!(fall > FALL * trace.noise()) || v[0] - v[1] > FIRST * fall)
			return Optional.empty();
		for (int i = 1; i + k < v.length; i++)
			if (v[i] - v[i + k] > LATER * fall) return Optional.empty();
		return explained(v, falling(v)) < EXPLAINED ? Optional.empty() : Optional
			.of(CellWarning.of(WarningKind.BLEACHING, ""));
	}

	private static double explained(final double[] v, final double[] curve) {
		final double mean = Arrays.stream(v).average().orElse(0);
		double left = 0, all = 0;
		for (int i = 0; i < v.length; i++) {
			left += (v[i] - curve[i]) * (v[i] - curve[i]);
			all += (v[i] - mean) * (v[i] - mean);
		}
		return 1 - left / all;
	}

	/** @return the best fit that never rises (pool adjacent violators) */
	static double[] falling(final double[] v) {
		final double[] mean = new double[v.length];
		final int[] size = new int[v.length];
		int n = 0;
		for (final double value : v) {
			mean[n] = value;
			size[n++] = 1;
			while (n > 1 && mean[n - 2] < mean[n - 1]) {
				n--;
				mean[n - 1] = (mean[n - 1] * size[n - 1] + mean[n] * size[n]) /
					(size[n - 1] + size[n]);
				size[n - 1] += size[n];
			}
		}
		final double[] out = new double[v.length];
		for (int i = 0, at = 0; i < n; i++) {
			Arrays.fill(out, at, at + size[i], mean[i]);
			at += size[i];
		}
		return out;
	}
}
