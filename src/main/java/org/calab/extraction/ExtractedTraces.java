package org.calab.extraction;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.calab.trace.TraceSet;

/**
 * What an extraction gave; all sets have the same cells and frames.
 *
 * @param raw mean of each region, F
 * @param neuropil mean of each region's ring, if asked for
 * @param corrected F - factor·neuropil, if asked for
 * @param deltaF ΔF/F of the corrected (else the raw) fluorescence, if asked for
 * @param notices what the user should know, in words
 */
public record ExtractedTraces(TraceSet raw, Optional<TraceSet> neuropil,
	Optional<TraceSet> corrected, Optional<TraceSet> deltaF,
	List<String> notices)
{

	public ExtractedTraces {
		notices = List.copyOf(notices);
	}

	/** @return the last step of the chain that was asked for */
	public TraceSet traces() {
		return deltaF.or(() -> corrected).orElse(raw);
	}

	/** @return each step that was kept, by name */
	public Map<String, TraceSet> steps() {
		final Map<String, TraceSet> steps = new LinkedHashMap<>();
		steps.put("F", raw);
		neuropil.ifPresent(t -> steps.put("neuropil", t));
		corrected.ifPresent(t -> steps.put("F_corrected", t));
		deltaF.ifPresent(t -> steps.put("dF_over_F", t));
		return steps;
	}
}
