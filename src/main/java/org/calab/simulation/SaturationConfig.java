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
 * Saturation of the indicator by the Hill equation: {@code F^n / (F^n + kD^n)}.
 *
 * @param enabled whether the indicator saturates
 * @param hillCoefficient n, greater than 0
 * @param kD signal at half saturation, greater than 0
 * @param kDCv variability of kD between cells, at least 0
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

	/** @return no saturation; if it is switched on, n = 1 and kD = 5 */
	public static SaturationConfig defaults() {
		return new SaturationConfig(false, 1, 5, 0);
	}

	/** @return this configuration, switched on, with this Hill coefficient and this signal at half saturation */
	public SaturationConfig withHill(final double n, final double half) {
		return new SaturationConfig(true, n, half, kDCv);
	}

	/**
	 * @param signal signal; negative values count as 0
	 * @param half kD of the cell
	 */
	double saturated(final double signal, final double half) {
		// a power of the ratio, since powers of the signal overflow for large n
		return signal <= 0 ? 0 : 1 / (1 + Math.pow(half / signal,
			hillCoefficient));
	}
}
