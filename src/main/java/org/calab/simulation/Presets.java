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

import java.util.Locale;

import org.calab.kernel.Indicator;

/** Simulations with the time constants and the SNR of typical recordings of an indicator. */
public enum Presets {

	GCAMP6F(Indicator.GCAMP6F, 20), GCAMP6M(Indicator.GCAMP6M, 22), GCAMP6S(
			Indicator.GCAMP6S, 25), JGCAMP8F(Indicator.JGCAMP8F, 12), OGB1(
					Indicator.OGB1, 15),

	/** GCaMP6f with very little noise, no drift, and equal cells. */
	CLEAN(Indicator.GCAMP6F, 200);

	private final Indicator indicator;
	private final double snr;

	Presets(final Indicator indicator, final double snr) {
		this.indicator = indicator;
		this.snr = snr;
	}

	/** @return the default configuration with this indicator */
	public SimulationConfig config() {
		final SimulationConfig config = SimulationConfig.defaults().withKernel(
			KernelConfig.of(indicator.kernel().tauRise(), indicator.kernel()
				.tauDecay())).withNoise(NoiseConfig.defaults().withSnr(snr));
		return this != CLEAN ? config : config.withDrift(RandomWalkDrift.defaults()
			.withStep(0)).withAlpha(1, 0);
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
