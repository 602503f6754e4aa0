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

import java.util.List;
import java.util.Optional;

import org.calab.check.Require;
import org.calab.trace.CellStates;
import org.calab.trace.SamplingRate;

/**
 * Traces as stored in a file, before missing samples and uneven times are handled.
 *
 * @param rows n_cells × n_timepoints. Not copied: the caller must not use it any more, and
 *          repairs modify it in place.
 * @param rate sampling rate in the file, or unknown
 * @param times of the frames in seconds, if the file has them
 * @param names of the cells, if the file has them
 * @param states of the cells, by their names
 * @param notes for the user
 */
public record RawTraces(double[][] rows, SamplingRate rate,
	Optional<double[]> times, Optional<List<String>> names, CellStates states,
	List<String> notes)
{

	public RawTraces {
		Require.present("rows", rows);
		Require.present("rate", rate);
		Require.present("times", times);
		Require.present("names", names);
		Require.present("states", states);
		notes = List.copyOf(notes);
	}

	/** @return traces without rate, times and names */
	static RawTraces of(final double[][] rows) {
		return new RawTraces(rows, SamplingRate.unknown(), Optional.empty(),
			Optional.empty(), CellStates.allAccepted(), List.of());
	}

	RawTraces withRate(final SamplingRate newRate) {
		return new RawTraces(rows, newRate, times, names, states, notes);
	}

	RawTraces withTimes(final double[] newTimes) {
		return new RawTraces(rows, rate, Optional.of(newTimes), names, states, notes);
	}

	RawTraces withNames(final List<String> newNames) {
		return new RawTraces(rows, rate, times, Optional.of(newNames), states, notes);
	}

	RawTraces withNotes(final List<String> newNotes) {
		return new RawTraces(rows, rate, times, names, states, newNotes);
	}

	RawTraces withStates(final CellStates newStates) {
		return new RawTraces(rows, rate, times, names, newStates, notes);
	}
}
