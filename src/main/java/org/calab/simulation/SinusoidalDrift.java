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

import org.calab.check.InvalidInputException;
import org.calab.check.Require;

/**
 * Sinusoidal baseline drift.
 *
 * @param amplitudeFraction amplitude as a fraction of the largest signal, at least 0; 0 for no drift
 * @param cyclesMin smallest number of cycles over the recording, at least 0
 * @param cyclesMax largest number of cycles over the recording, at least cyclesMin
 * @param amplitudeCv variability of the amplitude between cells, at least 0
 */
public record SinusoidalDrift(double amplitudeFraction, double cyclesMin,
	double cyclesMax, double amplitudeCv) implements DriftModel
{

	public SinusoidalDrift {
		Require.nonNegative("drift.amplitude_fraction", amplitudeFraction, "");
		Require.nonNegative("drift.cycles_min", cyclesMin, "");
		Require.nonNegative("drift.cycles_max", cyclesMax, "");
		if (cyclesMax < cyclesMin) throw InvalidInputException.mustBe(
			"drift.cycles_max", "at least drift.cycles_min (" + Require.plain(
				cyclesMin) + ")", cyclesMax);
		Require.nonNegative("drift.amplitude_cv", amplitudeCv, "");
	}

	/** @return an amplitude of 0.1 of the largest signal, and 2 to 4 cycles */
	public static SinusoidalDrift defaults() {
		return new SinusoidalDrift(0.1, 2, 4, 0);
	}

	/** @param fraction amplitude as a fraction of the largest signal; 0 for no drift */
	public SinusoidalDrift withAmplitude(final double fraction) {
		return new SinusoidalDrift(fraction, cyclesMin, cyclesMax, amplitudeCv);
	}
}
