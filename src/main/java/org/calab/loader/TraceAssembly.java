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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.calab.io.DataFormatException;
import org.calab.trace.CellStates;
import org.calab.trace.Orientation;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;

/**
 * Makes a trace set from the content of a file: handles missing samples, frame times,
 * sampling rate and names.
 */
final class TraceAssembly {

	private TraceAssembly() {}

	static Loaded of(final Path path, final String source, final RawTraces stored,
		final LoadOptions options) throws DataFormatException
	{
		final String file = path.toString();
		final List<String> notes = new ArrayList<>(stored.notes());
		if (stored.rows().length == 0 || stored.rows()[0].length == 0)
			throw new DataFormatException(file,
				"the file has no traces; it must have at least one cell and one frame.");
		final RawTraces raw = options.transpose() ? swapped(stored, notes) : stored;
		if (raw.times().isPresent() && raw.times().get().length != raw
			.rows()[0].length && options.fs().isEmpty())
		{
			throw new DataFormatException(file, "the file has " + raw.times().get().length +
				" frame times, but " + raw.rows()[0].length + " frames" + (raw.times()
					.get().length == raw.rows().length ? " and as many cells; set transpose."
						: "; set fs to the sampling rate to load it without the frame times."));
		}
		MissingSamples.repair(file, raw, options.missing(), notes);
		double[][] rows = raw.rows();
		SamplingRate rate = raw.rate();
		if (raw.times().isPresent() && rows[0].length > 1) {
			if (options.fs().isPresent()) notes.add(
				"The frame times of the file were not used, as the sampling rate was given.");
			else {
				final FrameTimes even = FrameTimes.even(file, raw.times().get(), rows,
					options, notes);
				rows = even.rows();
				rate = SamplingRate.ofHz(even.hz());
			}
		}
		if (options.fs().isPresent()) {
			final double given = options.fs().getAsDouble();
			if (rate.isKnown() && rate.hz() != given) notes.add("The given sampling rate of " +
				given + " Hz replaces that of the file, " + rate.hz() + " Hz.");
			rate = SamplingRate.ofHz(given);
		}
		TraceSet traces = TraceSet.owning(rows, rate).withOrigin(path.getFileName() ==
			null ? file : path.getFileName().toString());
		if (raw.names().isPresent()) traces = traces.withNames(raw.names().get())
			.withStates(raw.states());
		Orientation.suspicion(traces, options.transpose()).ifPresent(notes::add);
		return new Loaded(traces, source, notes);
	}

	/** Names, and times that do not fit the frames, are of the other dimension. */
	private static RawTraces swapped(final RawTraces stored,
		final List<String> notes)
	{
		final double[][] rows = Orientation.swapped(stored.rows());
		final Optional<double[]> times = stored.times().filter(
			t -> t.length == rows[0].length);
		if (times.isEmpty() && stored.times().isPresent()) notes.add(
			"The frame times were left out, as they do not fit the swapped traces.");
		return new RawTraces(rows, stored.rate(), times, Optional.empty(), CellStates
			.allAccepted(), List.of());
	}
}
