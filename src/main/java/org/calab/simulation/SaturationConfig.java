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
 * An indicator that saturates, after Hill: {@code F^n / (F^n + kD^n)}.
 *
 * @param enabled whether it does
 * @param hillCoefficient n, above 0
 * @param kD the signal at half saturation, above 0
 * @param kDCv spread of kD between cells, at least 0
 */
@RecordBuilder
public record SaturationConfig(boolean enabled, double hillCoefficient,
	double kD, double kDCv)
	implements SaturationConfigBuilder.With
{

	public SaturationConfig {
		Require.positive("saturation.hill_coefficient", hillCoefficient, "");
		Require.positive("saturation.k_d", kD, "");
		Require.nonNegative("saturation.k_d_cv", kDCv, "");
	}

	/** @return off; once on, n = 1 and kD = 5 */
	public static SaturationConfig defaults() {
		return new SaturationConfig(false, 1, 5, 0);
	}

	/** @return on, with this Hill coefficient and half saturation */
	public SaturationConfig withHill(final double n, final double half) {
		return new SaturationConfig(true, n, half, kDCv);
	}

	/** @param half kD of a cell; signals below 0 count as 0 */
	double saturated(final double signal, final double half) {
		// as a ratio, since the powers themselves overflow for large n
		return signal <= 0 ? 0 : 1 / (1 + Math.pow(half / signal,
			hillCoefficient));
	}
}
