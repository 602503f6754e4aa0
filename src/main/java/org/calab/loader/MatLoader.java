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
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

import org.calab.io.DataFormatException;
import org.calab.io.SizeLimits;
import org.calab.io.hdf5.Hdf5File;
import org.calab.io.mat.Mat5Arrays;
import org.calab.io.mat.Mat73Arrays;
import org.calab.io.mat.MatArrays;
import org.calab.io.mat.MatNames;
import org.calab.trace.SamplingRate;

/**
 * Loads a matrix of real numbers, cells × frames, from a MATLAB file of version 5, 7 or
 * 7.3; a single row or column is one cell. {@code trace_key} is its name, "s.F" for the
 * field F of the struct s. Without it, the loader takes the only matrix, or one with a
 * usual name ("F", "C", "dff", "traces", ...). The sampling rate is a scalar named fs,
 * frame_rate, fr or similar; {@code fs_key} names another. Structs are searched one level
 * deep; cell arrays, sparse and complex matrices are ignored.
 */
public final class MatLoader implements TraceLoader {

	private static final int HEADER = 128;

	@Override
	public String format() {
		return "mat";
	}

	@Override
	public String description() {
		return "a MATLAB file";
	}

	@Override
	public boolean recognises(final Path path) throws IOException {
		if (!Files.isRegularFile(path)) return false;
		final String head = head(path);
		return head.startsWith("MATLAB 5.0") || head.startsWith("MATLAB 7.3") &&
			Hdf5File.hasSignature(path);
	}

	@Override
	public RawTraces read(final Path path, final LoadOptions options)
		throws IOException
	{
		if (!Files.isRegularFile(path)) throw new DataFormatException(path.toString(),
			"this is a folder; it must be " + description() + ".");
		if (Hdf5File.hasSignature(path)) {
			try (Hdf5File file = Hdf5File.open(path, description())) {
				return read(path, new Mat73Arrays(path, file), options);
			}
		}
		if (!head(path).startsWith("MATLAB 5.0")) throw new DataFormatException(path.toString(),
			"the file is not a MATLAB file of version 5, 7 or 7.3 (its header is missing).");
		return read(path, new Mat5Arrays(path, options.traceKey()), options);
	}

	private static RawTraces read(final Path path, final MatArrays arrays,
		final LoadOptions options) throws IOException
	{
		final List<String> notes = new ArrayList<>();
		final List<MatNames.Candidate> all = arrays.candidates();
		final MatNames.Candidate chosen = MatNames.choose(path, all, options.traceKey(),
			notes);
		SizeLimits.shape(path.toString(), chosen.name(), chosen.dimensions());
		final double[][] rows = column(arrays.rows(chosen));
		return RawTraces.of(rows).withRate(rate(path, arrays, all, chosen, options,
			notes)).withNotes(notes);
	}

	/** Turns a single column into one cell, as MATLAB has no one-dimensional arrays. */
	private static double[][] column(final double[][] rows) {
		if (rows.length == 1 || rows[0].length != 1) return rows;
		final double[] one = new double[rows.length];
		for (int t = 0; t < one.length; t++)
			one[t] = rows[t][0];
		return new double[][] { one };
	}

	private static SamplingRate rate(final Path path, final MatArrays arrays,
		final List<MatNames.Candidate> all, final MatNames.Candidate chosen,
		final LoadOptions options, final List<String> notes) throws IOException
	{
		final java.util.Optional<String> name = options.fsKey().isPresent()
			? options.fsKey().map(k -> k.replace('/', '.')).filter(k -> all.stream()
				.anyMatch(c -> c.name().equals(k) && c.isScalar())) : MatNames.rate(all,
					chosen.name());
		if (name.isEmpty()) {
			if (options.fsKey().isPresent()) notes.add("The sampling rate is unknown: the file has no " +
				"number \"" + options.fsKey().get() + "\".");
			return SamplingRate.unknown();
		}
		final OptionalDouble hz = arrays.number(name.get());
		if (hz.isPresent() && hz.getAsDouble() > 0 && !Double.isInfinite(hz
			.getAsDouble())) return SamplingRate.ofHz(hz.getAsDouble());
		notes.add("The sampling rate is unknown: \"" + name.get() + "\" of " + path.getFileName() +
			" is not a number greater than 0.");
		return SamplingRate.unknown();
	}

	/** @return the text at the start of the file, which version 7.3 stores in the HDF5 user block */
	private static String head(final Path path) throws IOException {
		try (InputStream in = Files.newInputStream(path)) {
			return new String(in.readNBytes(HEADER), StandardCharsets.ISO_8859_1);
		}
	}
}
