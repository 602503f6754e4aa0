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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.calab.io.DataFormatException;
import org.calab.io.SizeLimits;
import org.calab.io.mat.MatArrays;
import org.calab.io.mat.MatNames.Candidate;
import org.calab.trace.SamplingRate;

/** Suite2p's Fall.mat, which is read like the folder that it was saved from. */
final class Suite2pFall {

	private static final String CLASSES = "iscell", RATE = "ops.fs";

	/** What Suite2p saves beside F and the classes. */
	private static final List<String> BESIDE = List.of("Fneu", "spks", "stat",
		"ops");

	private Suite2pFall() {}

	/** @return whether Suite2p wrote the file, and the array that is asked for */
	static boolean isFall(final MatArrays arrays, final Optional<String> key)
		throws IOException
	{
		if (key.isPresent() && !Suite2pTraces.ARRAYS.contains(key.get())) return false;
		final List<Candidate> all = arrays.candidates();
		return find(all, Suite2pTraces.DEFAULT).isPresent() && BESIDE.stream()
			.anyMatch(n -> find(all, n).isPresent()) && (find(all, CLASSES).isPresent() ||
				arrays.flags(CLASSES).length > 0);
	}

	static RawTraces read(final Path path, final MatArrays arrays,
		final LoadOptions options) throws IOException
	{
		final String array = options.traceKey().orElse(Suite2pTraces.DEFAULT);
		final List<String> notes = new ArrayList<>();
		final double[][] rows = rows(path, arrays, array, "");
		if (Suite2pTraces.hasNeuropil(array, options)) Suite2pTraces.subtract(path
			.toString(), array, rows, rows(path, arrays, Suite2pTraces.neuropil(array),
				" (the neuropil; not needed with a neuropil_factor of 0)"), options
					.neuropilFactor());
		final SamplingRate rate = options.fs().isPresent() ? SamplingRate.unknown()
			: MatLoader.rate(path, arrays, options.fsKey().map(k -> k.replace('/', '.'))
				.orElse(RATE), options, notes);
		final boolean[] cells = Suite2pTraces.classes(path.toString(), arrays.flags(
			CLASSES), rows.length, options);
		return AcceptedCells.select(path.toString(), RawTraces.of(rows).withRate(
			rate).withNotes(notes), cells, Suite2pTraces.TOOL, options, i -> i);
	}

	private static double[][] rows(final Path path, final MatArrays arrays,
		final String name, final String why) throws IOException
	{
		final Optional<Candidate> found = find(arrays.candidates(), name);
		if (found.isEmpty()) throw new DataFormatException(path.toString(),
			"the file has no matrix " + name + why + ".");
		SizeLimits.shape(path.toString(), name, found.get().dimensions());
		return arrays.rows(found.get());
	}

	private static Optional<Candidate> find(final List<Candidate> all,
		final String name)
	{
		return all.stream().filter(c -> c.name().equals(name)).findFirst();
	}
}
