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
import java.util.Optional;
import java.util.OptionalDouble;

import org.calab.extraction.Footprints;
import org.calab.io.DataFormatException;
import org.calab.io.SizeLimits;
import org.calab.io.hdf5.Hdf5File;
import org.calab.io.mat.Mat4Arrays;
import org.calab.io.mat.Mat5Arrays;
import org.calab.io.mat.Mat73Arrays;
import org.calab.io.mat.MatArrays;
import org.calab.io.mat.MatNames;
import org.calab.trace.SamplingRate;

/**
 * Loads a matrix of real numbers, cells × frames, from a MATLAB file of version 4 to 7.3;
 * a single row or column is one cell. {@code trace_key} is its name: "s.F" for the field
 * F of the struct s, "c{2}" for an element of the cell array c. Without it, the loader
 * takes the only matrix, or one with a usual name ("F", "C", "dff", "traces", ...).
 * Vectors of equal length in a struct array or cell array are joined, one for each cell.
 * The sampling rate is a scalar named fs, frame_rate, fr or similar; {@code fs_key} names
 * another. Suite2p's Fall.mat is read like its folder; EXTRACT's temporal_weights are
 * frames × cells. Complex matrices are ignored.
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
			Hdf5File.hasSignature(path) || Mat4Arrays.recognises(path);
	}

	@Override
	public RawTraces read(final Path path, final LoadOptions options)
		throws IOException
	{
		if (!Files.isRegularFile(path)) throw new DataFormatException(path.toString(),
			"this is a folder; it must be " + description() + ".");
		return with(path, options, arrays -> read(path, arrays, options));
	}

	@Override
	public Optional<Footprints> footprints(final Path path, final LoadOptions options)
		throws IOException
	{
		return with(path, options, arrays -> Suite2pFall.isFall(arrays, options.traceKey())
			? Suite2pFall.footprints(path, arrays, options) : Optional.empty());
	}

	/** Reads something from the arrays of a file. */
	private interface Reading<T> {

		T from(MatArrays arrays) throws IOException;
	}

	private <T> T with(final Path path, final LoadOptions options,
		final Reading<T> reading) throws IOException
	{
		if (Hdf5File.hasSignature(path)) {
			try (Hdf5File file = Hdf5File.open(path, description())) {
				return reading.from(Mat73Arrays.open(path, file, options.traceKey()));
			}
		}
		if (head(path).startsWith("MATLAB 5.0")) return reading.from(Mat5Arrays.open(path,
			options.traceKey()));
		if (Mat4Arrays.recognises(path)) return reading.from(Mat4Arrays.open(path));
		throw new DataFormatException(path.toString(),
			"the file is not a MATLAB file (its header is missing).");
	}

	private static RawTraces read(final Path path, final MatArrays arrays,
		final LoadOptions options) throws IOException
	{
		if (Suite2pFall.isFall(arrays, options.traceKey())) return Suite2pFall.read(
			path, arrays, options);
		final List<String> notes = new ArrayList<>();
		final List<MatNames.Candidate> all = arrays.candidates();
		final MatNames.Candidate chosen = MatNames.choose(path, all, options.traceKey(),
			arrays.hints(), notes);
		SizeLimits.shape(path.toString(), chosen.name(), chosen.dimensions());
		if (chosen.kind() == MatNames.Kind.JOINED) notes.add(chosen.name() +
			" was joined from the " + chosen.dimensions()[0] + " elements of " + chosen
				.origin() + ", one for each cell.");
		final boolean turned = MatOrientation.framesFirst(chosen, all, notes);
		final double[][] stored = arrays.rows(chosen);
		final double[][] rows = turned ? turned(stored) : column(stored);
		return RawTraces.of(rows).withRate(rate(path, arrays, chosen, options,
			notes)).withNotes(notes);
	}

	private static double[][] turned(final double[][] rows) {
		final double[][] out = new double[rows[0].length][rows.length];
		for (int t = 0; t < rows.length; t++)
			for (int i = 0; i < out.length; i++)
				out[i][t] = rows[t][i];
		return out;
	}

	/** Turns a single column into one cell, as MATLAB has no one-dimensional arrays. */
	private static double[][] column(final double[][] rows) {
		return rows.length == 1 || rows[0].length != 1 ? rows : turned(rows);
	}

	private static SamplingRate rate(final Path path, final MatArrays arrays,
		final MatNames.Candidate chosen, final LoadOptions options,
		final List<String> notes) throws IOException
	{
		if (options.fsKey().isPresent()) return rate(path, arrays, options.fsKey().get()
			.replace('/', '.'), options, notes);
		if (chosen.name().equals("sigfn") || chosen.name().equals("dff")) arrays
			.search("Params");
		final Optional<String> name = MatNames.rate(arrays.candidates(), chosen);
		return name.isEmpty() ? SamplingRate.unknown() : rate(path, arrays, name
			.get(), options, notes);
	}

	/** @return the rate with this name; unknown, with a note, if there is no such number */
	static SamplingRate rate(final Path path, final MatArrays arrays,
		final String name, final LoadOptions options, final List<String> notes)
		throws IOException
	{
		if (name.indexOf('.') > 0) arrays.search(name.substring(0, name.indexOf(
			'.')));
		final OptionalDouble hz = arrays.number(name);
		if (hz.isPresent() && hz.getAsDouble() > 0 && !Double.isInfinite(hz
			.getAsDouble())) return SamplingRate.ofHz(hz.getAsDouble());
		// no note about a missing rate if the user gave one
		if (options.fs().isEmpty()) notes.add(hz.isPresent()
			? "The sampling rate is unknown: \"" + name + "\" of " + path.getFileName() +
				" is not a number greater than 0."
			: "The sampling rate is unknown: the file has no number \"" + name + "\".");
		return SamplingRate.unknown();
	}

	/** @return the text at the start of the file, which version 7.3 stores in the HDF5 user block */
	private static String head(final Path path) throws IOException {
		try (InputStream in = Files.newInputStream(path)) {
			return new String(in.readNBytes(HEADER), StandardCharsets.ISO_8859_1);
		}
	}
}
