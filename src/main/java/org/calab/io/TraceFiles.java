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
package org.calab.io;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;

/** Opens a file of traces, whichever of the known kinds it is. */
public final class TraceFiles {

	/** Names that tools give to fluorescence, in the order of preference. */
	private static final List<String> USUAL_NAMES = List.of("traces", "F", "C",
		"dff");

	private TraceFiles() {}

	/**
	 * @param file tuning data (its stem or either file), .npy, .npz or wide CSV;
	 *          recognised by content
	 * @return the traces, with the file's name as origin; the rate is unknown
	 *         where the file does not hold it
	 * @throws FileNotFoundException if there is no such file
	 * @throws DataFormatException if it is none of these
	 */
	public static TraceSet load(final Path file) throws IOException {
		final List<Path> tuning = TuningData.files(file);
		final boolean isTuning = Files.isRegularFile(tuning.get(0)) && Files
			.isRegularFile(tuning.get(1));
		if (isTuning && (!Files.exists(file) || tuning.contains(file))) {
			final TraceSet traces = TuningData.load(file).traces();
			return traces.withOrigin(tuning.get(0).getFileName().toString());
		}
		if (Files.isDirectory(file)) throw new DataFormatException(file.toString(),
			"a folder; allowed is " + KINDS);
		Npy.requireFile(file);
		final TraceSet traces = switch (kind(file)) {
			case NPY -> TraceSet.of(Npy.read(file), SamplingRate.unknown());
			case ZIP -> fromNpz(file);
			case TEXT -> TraceCsv.readWide(file);
			case OTHER -> throw new DataFormatException(file.toString(),
				"not a known kind of file; allowed is " + KINDS);
		};
		return traces.withOrigin(file.getFileName().toString());
	}

	private static final String KINDS =
		"tuning data (.npy with its _metadata.json), .npy, .npz or wide CSV";

	private enum Kind {
			NPY, ZIP, TEXT, OTHER
	}

	private static Kind kind(final Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			final byte[] head = in.readNBytes(512);
			if (head.length > 1 && head[0] == (byte) 0x93 && head[1] == 'N')
				return Kind.NPY;
			if (head.length > 1 && head[0] == 'P' && head[1] == 'K') return Kind.ZIP;
			for (final byte b : head) {
				if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t')
					return Kind.OTHER;
			}
			return Kind.TEXT;
		}
	}

	private static TraceSet fromNpz(final Path file) throws IOException {
		final List<String> names = Npz.names(file);
		final String name = names.size() == 1 ? names.get(0) : USUAL_NAMES.stream()
			.filter(names::contains).findFirst().orElseThrow(
				() -> new DataFormatException(file.toString(),
					"it is not clear which array holds the traces; it holds " + (names
						.isEmpty() ? "none" : String.join(", ", names)) +
						"; allowed is a single array, or one named " + String.join(", ",
							USUAL_NAMES)));
		return TraceSet.of(Npz.read(file, name), SamplingRate.unknown());
	}
}
