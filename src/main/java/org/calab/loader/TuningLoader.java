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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.calab.io.ReadErrors;
import org.calab.io.catune.TuningData;
import org.calab.trace.TraceSet;

/** Loads tuning data, given by its stem or either of its two files. */
final class TuningLoader implements TraceLoader {

	/** Who rejected the cells, for messages. */
	private static final String USER = "the user";

	@Override
	public String format() {
		return "tuning";
	}

	@Override
	public String description() {
		return "tuning data (.npy with its _metadata.json)";
	}

	@Override
	public boolean recognises(final Path path) {
		if (path.getFileName() == null) return false;
		final List<Path> files = TuningData.files(path);
		return files.stream().allMatch(Files::isRegularFile) && (!Files.exists(
			path) || files.contains(path));
	}

	@Override
	public RawTraces read(final Path path, final LoadOptions options)
		throws IOException
	{
		final TraceSet traces = TuningData.load(path).traces();
		final boolean[] accepted = new boolean[traces.numCells()];
		for (int i = 0; i < accepted.length; i++)
			accepted[i] = !traces.states().isRejected(traces.names().get(i));
		final RawTraces selected = AcceptedCells.select(path.toString(), RawTraces.of(
			traces.toArray()).withRate(traces.rate()).withNames(traces.names()),
			accepted, USER, options, i -> i);
		return selected.withStates(traces.states());
	}

	/** As the default method, for a stem that need not be a file. */
	@Override
	public Loaded load(final Path path, final LoadOptions options)
		throws IOException
	{
		final Path array = TuningData.files(path).get(0);
		return ReadErrors.reading(array, description(), () -> TraceAssembly.of(array, format(),
			read(path, options), options));
	}
}
