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
 * Two-state Markov model of bursting cells, which are either silent or active and start silent. As in
 * CaLab, transition probabilities are per frame, but spike probabilities are per step of
 * {@code spike_sim_hz}. All are from 0 to 1.
 *
 * @param silentToActive probability per frame that a silent cell becomes active
 * @param activeToSilent probability per frame that an active cell becomes silent
 * @param spikeWhenActive probability per step of a spike in an active cell
 * @param spikeWhenSilent probability per step of a spike in a silent cell
 * @param silentToActiveCv variability of {@code silentToActive} between cells, at least 0: that of a
 *          cell is {@code p·exp(cv·g)}, at most 1, with a standard normal g
 */
@RecordBuilder
public record MarkovConfig(double silentToActive, double activeToSilent,
	double spikeWhenActive, double spikeWhenSilent, double silentToActiveCv)
	implements SpikeModel, MarkovConfigBuilder.With
{

	public MarkovConfig {
		Require.within("spike_model.p_silent_to_active", silentToActive, 0, 1);
		Require.within("spike_model.p_active_to_silent", activeToSilent, 0, 1);
		Require.within("spike_model.p_spike_when_active", spikeWhenActive, 0, 1);
		Require.within("spike_model.p_spike_when_silent", spikeWhenSilent, 0, 1);
		Require.nonNegative("spike_model.p_silent_to_active_cv", silentToActiveCv,
			"");
	}

	/** @return transitions of 0.005 and 0.3 per frame, spikes of 0.5 and 0.002 per step, the same for all cells */
	public static MarkovConfig defaults() {
		return new MarkovConfig(0.005, 0.3, 0.5, 0.002, 0);
	}
}
