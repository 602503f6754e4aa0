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
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.calab.io.DataFormatException;
import org.calab.io.FileSignature;
import org.calab.io.npy.Npy;

/**
 * Loads a NumPy array of n_cells × n_timepoints, or of n_timepoints for one cell. The
 * sampling rate is unknown, unless the array is a result of CaLab for Fiji, whose info
 * ({@code OUT_info.json}, or {@code OUT_results.json}) beside it has the rate and the names of the cells.
 */
final class NpyLoader implements TraceLoader {

	@Override
	public String format() {
		return "npy";
	}

	@Override
	public String description() {
		return "a NumPy .npy file";
	}

	@Override
	public boolean recognises(final Path path) throws IOException {
		return FileSignature.starts(path, 0x93, 'N');
	}

	@Override
	public RawTraces read(final Path path, final LoadOptions options)
		throws IOException
	{
		final RawTraces raw = RawTraces.of(Npy.read(path));
		final Optional<Path> info = SavedInfo.find(path);
		if (info.isEmpty()) return raw;
		final SavedInfo saved;
		try {
			saved = SavedInfo.read(info.get());
		}
		catch (final DataFormatException e) {
			return raw.withNotes(List.of("The names and the rate were not read: " + e
				.getMessage()));
		}
		final List<String> names = saved.names();
		return names.size() == raw.rows().length ? described(path, raw.withNames(names),
			saved, options) : raw;
	}

	private static RawTraces described(final Path path, final RawTraces named,
		final SavedInfo info, final LoadOptions options) throws IOException
	{
		final RawTraces raw = info.rate().isKnown() ? named.withRate(info.rate())
			: named;
		final List<String> rejected = info.rejected();
		final List<String> names = raw.names().orElseThrow();
		if (names.stream().noneMatch(rejected::contains)) return raw;
		final boolean[] accepted = new boolean[names.size()];
		for (int i = 0; i < accepted.length; i++)
			accepted[i] = !rejected.contains(names.get(i));
		return AcceptedCells.select(path.toString(), raw, accepted, "the user", options,
			i -> i);
	}
}
