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
package org.calab.batch;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.calab.trace.TraceSet;

/**
 * The traces of a recording.
 *
 * @param traces finite samples at a known rate
 * @param steps of the extraction by name, the last of which are the traces; empty for
 *          traces from a file
 * @param motion of the movie, for the metadata; empty if it is not known
 * @param notes for the user
 * @param files to be saved beside the traces, by the ends of their names
 */
public record RecordingTraces(TraceSet traces, Map<String, TraceSet> steps,
	Map<String, Object> motion, List<String> notes, Map<String, byte[]> files)
	implements Serializable
{

	public RecordingTraces {
		steps = new LinkedHashMap<>(steps); // in order, and serializable
		motion = new LinkedHashMap<>(motion);
		notes = List.copyOf(notes);
		files = new LinkedHashMap<>(files);
	}

	/** Creates traces without files. */
	public RecordingTraces(final TraceSet traces,
		final Map<String, TraceSet> steps, final Map<String, Object> motion,
		final List<String> notes)
	{
		this(traces, steps, motion, notes, Map.of());
	}
}
