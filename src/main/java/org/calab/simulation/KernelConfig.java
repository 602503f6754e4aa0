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

import org.calab.check.InvalidInputException;
import org.calab.check.Require;

/**
 * The transient of one spike, and its variability between cells: the time constant of a cell is
 * {@code tau·exp(cv·g)} with a standard normal g.
 *
 * @param tauRise rise time constant in seconds, greater than 0, at most tauDecay
 * @param tauDecay decay time constant in seconds, greater than 0
 * @param tauRiseCv variability of the rise between cells, at least 0; 0 for equal cells
 * @param tauDecayCv variability of the decay between cells, at least 0; 0 for equal cells
 */
@RecordBuilder
public record KernelConfig(double tauRise, double tauDecay, double tauRiseCv,
	double tauDecayCv)
	implements KernelConfigBuilder.With
{

	public KernelConfig {
		Require.positive("kernel.tau_rise_s", tauRise, "s");
		Require.positive("kernel.tau_decay_s", tauDecay, "s");
		if (tauRise > tauDecay) throw InvalidInputException.of("kernel.tau_rise_s",
			"must not be greater than kernel.tau_decay_s (" + Require.plain(tauDecay) +
				" s), but is " + Require.plain(tauRise) + " s; are the two swapped?");
		Require.nonNegative("kernel.tau_rise_cv", tauRiseCv, "");
		Require.nonNegative("kernel.tau_decay_cv", tauDecayCv, "");
	}

	/** @return a rise of 0.1 s and a decay of 0.6 s, the same for all cells */
	public static KernelConfig defaults() {
		return of(0.1, 0.6);
	}

	/** @return these time constants in seconds, the same for all cells */
	public static KernelConfig of(final double tauRise, final double tauDecay) {
		return new KernelConfig(tauRise, tauDecay, 0, 0);
	}

	public KernelConfig withSpread(final double riseCv, final double decayCv) {
		return new KernelConfig(tauRise, tauDecay, riseCv, decayCv);
	}
}
