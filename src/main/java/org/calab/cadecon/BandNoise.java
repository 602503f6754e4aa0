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

import org.calab.signal.NoiseLevel;
import org.calab.signal.Quantiles;
import org.calab.signal.Quantiles.Rank;
import org.calab.signal.WelchSpectrum;

/**
 * Noise level of a trace from the upper half of its spectrum or, if the recording was
 * interpolated to its rate and has no noise there, from 2 to 5 Hz.
 */
final class BandNoise {

	private static final double LOW = 2, HIGH = 5;

	/** An upper half with less than this fraction of the noise in the band is empty because of interpolation. */
	private static final double EMPTIED = 0.5;

	/** Length of a segment of the spectrum in seconds. */
	private static final double SEGMENT = 8;

	private BandNoise() {}

	/**
	 * @param y finite samples. Not modified.
	 * @param fs sampling rate in Hz, above 0
	 * @return standard deviation per sample, in the unit of y
	 */
	static double of(final double[] y, final double fs) {
		final double upper = NoiseLevel.highBand(y);
		if (fs < 4 * HIGH) return upper; // the band overlaps the upper half
		final WelchSpectrum spectrum = WelchSpectrum.of(y, fs, (int) Math.round(
			SEGMENT * fs));
		final double[] densities = spectrum.band(LOW, HIGH - spectrum.step());
		if (densities.length == 0) return upper; // the trace is too short
		final double band = Math.sqrt(Quantiles.of(densities, 0.5, Rank.NEAREST) *
			fs / 2);
		return upper < EMPTIED * band ? band : upper;
	}
}
