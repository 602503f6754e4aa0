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
package org.calab.simulation;

import io.soabase.recordbuilder.core.RecordBuilder;

import org.calab.check.Require;

/**
 * Noise of a trace.
 *
 * @param snr largest signal divided by the standard deviation of the noise, greater than 0
 * @param shotNoise whether a part of the noise variance is proportional to the signal
 * @param shotNoiseFraction this part at the largest signal, 0 to 1
 * @param snrSpread half-width of the uniform distribution of the SNR over the cells, at least 0; the SNR
 *          of a cell is at least 1
 */
@RecordBuilder
public record NoiseConfig(double snr, boolean shotNoise,
	double shotNoiseFraction, double snrSpread)
	implements NoiseConfigBuilder.With
{

	public NoiseConfig {
		Require.positive("noise.snr", snr, "");
		Require.within("noise.shot_noise_fraction", shotNoiseFraction, 0, 1);
		Require.nonNegative("noise.snr_spread", snrSpread, "");
	}

	/** @return an SNR of 8 in every cell, without shot noise; if it is switched on, its fraction is 0.3 */
	public static NoiseConfig defaults() {
		return new NoiseConfig(8, false, 0.3, 0);
	}

	/** @return this configuration with shot noise that is this fraction of the variance */
	public NoiseConfig withShotNoise(final double fraction) {
		return new NoiseConfig(snr, true, fraction, snrSpread);
	}
}
