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
package org.calab.fiji.tuner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.calab.kernel.DecayWarning;
import org.calab.quality.SnrTier;

/** Warnings shown while tuning. */
public final class TunerWarnings {

	private TunerWarnings() {}

	/**
	 * @param fs sampling rate in Hz
	 * @param cells outcomes of the cells in view, by name
	 * @return one sentence each; empty if there are none
	 */
	public static List<String> of(final TunerSettings settings, final double fs,
		final Map<String, FitOutcome> cells)
	{
		final List<String> words = new ArrayList<>();
		if (settings.method().takesKernel()) words.addAll(DecayWarning.of(settings
			.kernel().tau().tauDecay(), fs));
		final List<String> silent = new ArrayList<>(), poor = new ArrayList<>();
		cells.forEach((name, c) -> {
			if (c.quality().sparsity() >= 1) silent.add(name);
			if (SnrTier.of(c.quality().snr()) == SnrTier.POOR) poor.add(name);
		});
		if (!silent.isEmpty()) words.add("No activity in " + String.join(
			", ", silent) + (settings.method().takesLambda() &&
				settings.lambda().orElse(0) > 0 ? ": λ is too high, or the cell is silent." : "."));
		if (!poor.isEmpty()) words.add("Low SNR in " + String.join(", ", poor) +
			": activity found there may be noise.");
		return List.copyOf(words);
	}
}
