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
import org.calab.quality.CellWarning;
import org.calab.quality.WarningKind;

/** Warnings of the automatic inference, besides those about the traces. */
final class AutoWarnings {

	/** Shortest recording without a warning, in decay time constants. */
	private static final double DECAYS = 10;

	/** Largest standardised noise of the recordings with known spikes, in % per √Hz. */
	private static final double NOISIEST = 10;

	/** A trace may be ΔF/F if its mean level and its largest transient are below these; raw fluorescence exceeds them. */
	private static final double LEVEL = 1, LARGEST = 20;

	private AutoWarnings() {}

	static List<String> ofDataSet(final DecaySearch.Decay decay, final double fs,
		final int frames, final boolean given, final boolean nothing)
	{
		final List<String> said = new ArrayList<>();
		if (nothing) said.add(String.format(Locale.ROOT,
			"All traces are constant: the decay of %.2f s is a default.", decay
				.seconds()));
		said.addAll(DecayWarning.of(decay.seconds(), fs, given ? frames
			: Integer.MAX_VALUE));
		if (!given && decay.atEdge()) said.add(String.format(Locale.ROOT,
			"The decay of %.2f s is at the limit of its range (%.1f to %.1f s): the traces may have drift or no transients.",
			decay.seconds(), DecaySearch.SHORTEST, DecaySearch.LONGEST));
		return said;
	}

	/**
	 * @param nu standardised noise
	 * @param level mean of the baseline, in the unit of the trace
	 * @param largest largest transient, in the unit of the trace
	 */
	static List<CellWarning> ofCell(final double nu, final double level,
		final double largest, final double seconds, final DecaySearch.Decay decay,
		final boolean converged)
	{
		final List<CellWarning> said = new ArrayList<>();
		final boolean deltaF = Math.abs(level) < LEVEL && largest < LARGEST;
		if (deltaF && nu > NOISIEST) said.add(CellWarning.of(WarningKind.NOISY,
			"(%.3g %% per root Hz)", nu));
		if (seconds < DECAYS * decay.seconds()) said.add(CellWarning.of(
			WarningKind.SHORT, "(%.3g s)", seconds));
		if (decay.atEdge()) said.add(CellWarning.of(WarningKind.DECAY_AT_LIMIT,
			"(%.2g s)", decay.seconds()));
		if (!converged) said.add(CellWarning.of(WarningKind.NOT_CONVERGED, ""));
		return said;
	}
}
