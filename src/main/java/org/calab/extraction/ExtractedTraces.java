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
package org.calab.extraction;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.calab.trace.TraceSet;

/**
 * Result of an extraction. All trace sets have the same frames and cells, except that ΔF/F lacks
 * cells for which it is undefined.
 *
 * @param raw mean fluorescence F of each region
 * @param neuropil mean fluorescence of the neuropil ring of each region; empty if not computed
 * @param corrected F - factor·neuropil, or the demixed fluorescence; empty if not computed
 * @param deltaF ΔF/F of the corrected fluorescence or, without it, of F; empty if not computed
 * @param motion how much the image moves; empty if it cannot be judged
 * @param notices notices about choices, motion, missing pixels, and clipped and omitted regions, one sentence
 *          each
 */
public record ExtractedTraces(TraceSet raw, Optional<TraceSet> neuropil,
	Optional<TraceSet> corrected, Optional<TraceSet> deltaF,
	Optional<Motion> motion, List<String> notices)
{

	public ExtractedTraces {
		notices = List.copyOf(notices);
	}

	/** @return the traces after the last processing step */
	public TraceSet traces() {
		return deltaF.or(() -> corrected).orElse(raw);
	}

	/** @return the demixed fluorescence or, if it was not demixed, F: what a neuropil may be subtracted from */
	public TraceSet fluorescence() {
		return neuropil.isPresent() ? raw : corrected.orElse(raw);
	}

	/**
	 * @return the same for the accepted cells
	 * @throws org.calab.check.InvalidInputException if all are rejected
	 */
	public ExtractedTraces accepted() {
		return new ExtractedTraces(raw.accepted(), neuropil.map(TraceSet::accepted),
			corrected.map(TraceSet::accepted), deltaF.map(TraceSet::accepted), motion,
			notices);
	}

	/** @return the traces after each processing step, by name */
	public Map<String, TraceSet> steps() {
		final Map<String, TraceSet> steps = new LinkedHashMap<>();
		steps.put("F", raw);
		neuropil.ifPresent(t -> steps.put("neuropil", t));
		corrected.ifPresent(t -> steps.put(neuropil.isPresent() ? "F_corrected"
			: "F_demixed", t));
		deltaF.ifPresent(t -> steps.put("dF_over_F", t));
		return steps;
	}
}
