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
package org.calab.loader;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.calab.check.Require;
import org.calab.trace.TraceSet;

/**
 * Loaded traces.
 *
 * @param traces n_cells × n_timepoints, with the sampling rate if known
 * @param source the format: caiman, minian, suite2p, nwb, mat, csv, npy, npz or
 *          tuning
 * @param notes for the user: what was chosen or changed, and what is doubtful
 */
public record Loaded(TraceSet traces, String source, List<String> notes) {

	public Loaded {
		Require.present("traces", traces);
		Require.present("source", source);
		notes = List.copyOf(Require.present("notes", notes));
	}

	/**
	 * @return source, sampling_rate_hz (null if unknown), num_cells and num_timepoints,
	 *          as in CaLab's loaders
	 */
	public Map<String, Object> metadata() {
		final Map<String, Object> m = new LinkedHashMap<>();
		m.put("source", source);
		m.put("sampling_rate_hz", traces.rate().isKnown() ? traces.rate().hz()
			: null);
		m.put("num_cells", traces.numCells());
		m.put("num_timepoints", traces.numTimepoints());
		return m;
	}
}
