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

import java.util.Optional;

import org.calab.signal.GaussianSmoothing;
import org.calab.signal.WelchSpectrum;

/**
 * A level that goes up and down within 7 to 60 s, as with movement along the axis or a slow lamp: slower
 * than transients, but faster than the rolling baseline. The levels of blocks of 2 s, without what is slower than
 * 20 s, vary by more than 3 standard deviations of the noise, and as often up as down (skewness below 0.7);
 * transients vary upwards. The mean power density from 0.015 to 0.15 Hz is 25 times that from 0.25 to
 * 0.6 Hz; for a decay of 2 s, this ratio is about 13.
 */
final class SlowWander implements ArtefactTest {

	private static final double BLOCK = 2, SLOWER = 20, SIZE = 3, SKEWNESS = 0.7,
			RATIO = 25;
	private static final double[] LOW = { 0.015, 0.15 }, HIGH = { 0.25, 0.6 };
	private static final int LEAST = 3, BLOCKS = 12;

	@Override
	public Optional<CellWarning> find(final MeasuredTrace trace) {
		final double[] v = trace.levels(BLOCK, LEAST);
		if (v.length < BLOCKS || !(trace.noise() > 0)) return Optional.empty();
		final double rate = trace.fs() / trace.block(BLOCK, LEAST);
		final double[] slow = GaussianSmoothing.of(v, Math.min(0.5 * v.length,
			SLOWER * rate));
		double squares = 0, cubes = 0;
		for (int i = 0; i < v.length; i++) {
			final double d = v[i] - slow[i];
			squares += d * d / v.length;
			cubes += d * d * d / v.length;
		}
		final double size = Math.sqrt(squares);
		if (!(size > SIZE * trace.noise()) || Math.abs(cubes) > SKEWNESS * size *
			squares) return Optional.empty();
		final WelchSpectrum spectrum = WelchSpectrum.of(trace.y(), trace.fs(), trace
			.y().length);
		final double[] low = spectrum.band(LOW[0], LOW[1]), high = spectrum.band(
			HIGH[0], HIGH[1]);
		return low.length > 0 && high.length > 0 && mean(low) > RATIO * mean(high)
			? Optional.of(CellWarning.of(WarningKind.WANDER, "")) : Optional.empty();
	}

	private static double mean(final double[] v) {
		double sum = 0;
		for (final double d : v)
			sum += d;
		return sum / v.length;
	}
}
