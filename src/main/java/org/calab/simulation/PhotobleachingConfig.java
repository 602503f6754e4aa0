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
 * Photobleaching: {@code F·(1 - a·(1 - exp(-t/tau)))}.
 *
 * @param enabled whether to simulate photobleaching
 * @param decayTimeConstant tau in seconds, greater than 0
 * @param amplitudeFraction a, the fraction that is eventually lost, 0 to 1
 * @param amplitudeCv variability of a between cells, at least 0
 */
@RecordBuilder
public record PhotobleachingConfig(boolean enabled, double decayTimeConstant,
	double amplitudeFraction, double amplitudeCv)
	implements PhotobleachingConfigBuilder.With
{

	public PhotobleachingConfig {
		Require.positive("photobleaching.decay_time_constant_s", decayTimeConstant,
			"s");
		Require.within("photobleaching.amplitude_fraction", amplitudeFraction, 0,
			1);
		Require.nonNegative("photobleaching.amplitude_cv", amplitudeCv, "");
	}

	/** @return no photobleaching; if it is switched on, 15 % are lost with a time constant of 600 s */
	public static PhotobleachingConfig defaults() {
		return new PhotobleachingConfig(false, 600, 0.15, 0);
	}

	/** @return this configuration, switched on, with this fraction lost and this time constant in seconds */
	public PhotobleachingConfig losing(final double fraction,
		final double timeConstant)
	{
		return new PhotobleachingConfig(true, timeConstant, fraction, amplitudeCv);
	}

	/**
	 * @param amplitude a, 0 to 1
	 * @param t time from the start in seconds
	 * @return the fraction of the fluorescence that remains, 1 at the start
	 */
	double left(final double amplitude, final double t) {
		return 1 - amplitude * (1 - Math.exp(-t / decayTimeConstant));
	}
}
