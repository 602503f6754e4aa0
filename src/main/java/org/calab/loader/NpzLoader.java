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

import org.calab.io.DataFormatException;
import org.calab.io.FileSignature;
import org.calab.io.npy.Npz;
import org.calab.results.ResultsZip;
import org.calab.trace.SamplingRate;

/**
 * Loads one array of a NumPy archive: the one that {@code trace_key} names, the only
 * one, or one with a usual name. The sampling rate is unknown. The results that the
 * CaDecon page saves are such an archive, too: it loads their activity, with the rate.
 */
final class NpzLoader implements TraceLoader {

	/** Common names of fluorescence traces, in order of preference. */
	private static final List<String> USUAL_NAMES = List.of("traces", "F", "C",
		"dff");

	@Override
	public String format() {
		return "npz";
	}

	@Override
	public String description() {
		return "a NumPy .npz archive";
	}

	@Override
	public boolean recognises(final Path path) throws IOException {
		return FileSignature.starts(path, 'P', 'K');
	}

	@Override
	public RawTraces read(final Path path, final LoadOptions options)
		throws IOException
	{
		if (ResultsZip.is(path) && options.traceKey().map("activity"::equals).orElse(
			true)) return results(path);
		if (options.traceKey().isPresent() && !Npz.names(path).isEmpty()) return RawTraces.of(Npz.read(path, options
			.traceKey().get()));
		final List<String> names = Npz.names(path);
		if (names.isEmpty()) OtherFiles.refuse(path);
		final String name = names.size() == 1 ? names.get(0) : USUAL_NAMES.stream()
			.filter(names::contains).findFirst().orElseThrow(
				() -> new DataFormatException(path.toString(),
					names.isEmpty() ? "the archive has no array." : "the archive has more than one array, " +
						"and none is named " + String.join(", ", USUAL_NAMES) +
						"; set trace_key to one of " + String.join(", ", names)));
		return RawTraces.of(Npz.read(path, name));
	}

	private static RawTraces results(final Path path) throws IOException {
		final double fs = ResultsZip.json(path).path("fs").asDouble();
		return RawTraces.of(ResultsZip.activity(path)).withRate(fs > 0 && Double
			.isFinite(fs) ? SamplingRate.ofHz(fs) : SamplingRate.unknown());
	}
}
