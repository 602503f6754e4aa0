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
 * Pulses of a single frame, as of a stimulus lamp or of cosmic rays. A pulse exceeds both neighbours by 6
 * standard deviations of the noise, and these differ by less than a quarter of it; a transient leaves its decay in the
 * next frame. All pulses together must have 5 % of the variance of the trace. Below 5 Hz, a transient may
 * be as short.
 */
final class BrightFrames implements ArtefactTest {

	private static final double SLOWEST = 5, HEIGHT = 6, RETURNS = 0.25, SHARE =
		0.05;

	@Override
	public Optional<CellWarning> find(final MeasuredTrace trace) {
		final double[] y = trace.y();
		if (trace.fs() < SLOWEST || !(trace.step() > 0)) return Optional.empty();
		final double mean = Arrays.stream(y).average().orElse(0);
		final double all = Arrays.stream(y).map(v -> (v - mean) * (v - mean)).sum();
		double pulses = 0;
		int count = 0, largest = -1;
		double most = 0;
		for (int t = 1; t + 1 < y.length; t++) {
			final double height = y[t] - Math.max(y[t - 1], y[t + 1]);
			if (height <= HEIGHT * trace.frameNoise() || Math.abs(y[t + 1] - y[t - 1]) >
				RETURNS * height) continue;
			count++;
			pulses += height * height;
			if (height > most) {
				most = height;
				largest = t;
			}
		}
		return count == 0 || pulses < SHARE * all ? Optional.empty() : Optional.of(
			CellWarning.at(WarningKind.BRIGHT_FRAMES, trace.frame(largest),
				"(%,d, the brightest is frame %,d)", count, trace.frame(largest)));
	}
}
