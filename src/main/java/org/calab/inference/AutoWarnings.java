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
package org.calab.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.calab.kernel.DecayWarning;

/** Warnings of the automatic inference. */
final class AutoWarnings {

	/** Smallest signal-to-noise ratio without a warning. */
	private static final double SEEN = 1.5;

	/** Shortest recording without a warning, in decay time constants. */
	private static final double DECAYS = 10;

	/** Largest standardised noise of the recordings with known spikes, in % per √Hz. */
	private static final double NOISIEST = 10;

	private AutoWarnings() {}

	static List<String> ofDataSet(final DecaySearch.Decay decay, final double fs,
		final boolean given, final boolean nothing)
	{
		final List<String> said = new ArrayList<>();
		if (nothing) said.add(String.format(Locale.ROOT,
			"All traces are constant: the decay of %.2f s is a default.", decay
				.seconds()));
		said.addAll(DecayWarning.of(decay.seconds(), fs));
		if (!given && decay.atEdge()) said.add(String.format(Locale.ROOT,
			"The decay of %.2f s is at the limit of its range (%.1f to %.1f s): the traces may have drift or no transients.",
			decay.seconds(), DecaySearch.SHORTEST, DecaySearch.LONGEST));
		return said;
	}

	/** A trace may be ΔF/F if its mean level and its largest transient are below these; raw fluorescence exceeds them. */
	private static final double LEVEL = 1, LARGEST = 20;

	/**
	 * @param level mean of the baseline, in the unit of the trace
	 * @param noise standard deviation of the noise, in the unit of the trace
	 */
	static List<String> ofCell(final double snr, final double nu,
		final double level, final double noise, final double seconds,
		final double decay, final boolean converged)
	{
		final List<String> said = new ArrayList<>();
		if (snr < SEEN) said.add(String.format(Locale.ROOT,
			"No clear transients: the largest are %.1f times the noise.", snr));
		final boolean deltaF = Math.abs(level) < LEVEL && snr * noise < LARGEST;
		if (deltaF && nu > NOISIEST) said.add(String.format(Locale.ROOT,
			"The standardised noise of %.3g %% per root Hz exceeds %.0f (if the trace is dF/F): the activity is mostly noise.",
			nu, NOISIEST));
		if (seconds < DECAYS * decay) said.add(String.format(Locale.ROOT,
			"The recording of %.3g s is shorter than %.0f decay time constants: baseline and noise are uncertain.",
			seconds, DECAYS));
		if (!converged) said.add("The estimate did not converge.");
		return said;
	}
}
