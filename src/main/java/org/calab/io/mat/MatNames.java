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
package org.calab.io.mat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.calab.io.DataFormatException;

/**
 * Chooses the array of a MATLAB file that contains the traces, and the scalar that is
 * the sampling rate.
 */
public final class MatNames {

	/** Common names of traces, in order of preference; case is ignored. */
	private static final List<String> TRACES = List.of("traces", "F_dff", "dF_F",
		"dFF", "dF", "dfof", "F", "C", "C_raw", "Fluorescence", "sigfn",
		"temporal_weights", "data");

	private static final List<String> RATES = List.of("fs", "frame_rate",
		"frameRate", "fr", "rate", "sampling_rate", "samplingRate",
		"sampling_rate_hz", "fps");

	/** Where MIN1PIPE keeps the rate of its signals. */
	private static final String MIN1PIPE_RATE = "Params.Fsi_new";

	private MatNames() {}

	/** What an array is in the file. */
	public enum Kind {
			/** A full array. */
			FULL,
			/** A sparse matrix. */
			SPARSE,
			/** The vectors in the elements of a struct array or cell array. */
			JOINED,
			/** A struct or cell array that has not been searched. */
			CONTAINER
	}

	/**
	 * An array of real numbers.
	 *
	 * @param name of the array; for a field of a struct, "struct.field"
	 * @param dimensions in MATLAB's order
	 * @param kind what it is in the file
	 * @param origin where the elements of a joined array are, for example "the struct array
	 *          cells"; else empty
	 */
	public record Candidate(String name, long[] dimensions, Kind kind,
		String origin)
	{

		private static final List<String> KINDS = List.of("", " sparse", "", " struct or cell");

		/** @return the name without the structs that contain it */
		public String lastName() {
			return name.substring(name.lastIndexOf('.') + 1);
		}

		/** @return the struct that contains it, with a dot; empty if it is a variable */
		public String parent() {
			return name.substring(0, name.lastIndexOf('.') + 1);
		}

		private int depth() {
			return (int) name.chars().filter(c -> c == '.').count();
		}

		private boolean isFull() {
			return kind == Kind.FULL;
		}

		private boolean isArray() {
			return kind != Kind.CONTAINER && !isScalar() && dimensions.length == 2 &&
				dimensions[0] > 0 && dimensions[1] > 0;
		}

		public boolean isMatrix() {
			return dimensions.length == 2 && dimensions[0] > 1 && dimensions[1] > 1;
		}

		public boolean isScalar() {
			for (final long n : dimensions)
				if (n != 1) return false;
			return kind != Kind.CONTAINER;
		}

		public String text() {
			final List<String> lengths = new ArrayList<>();
			for (final long n : dimensions)
				lengths.add(Long.toString(n));
			return name + " (" + String.join(" x ", lengths) + KINDS.get(kind
				.ordinal()) + ")";
		}
	}

	/** @return whether an array has a usual name of traces */
	static boolean hasUsual(final List<Candidate> all) {
		return usual(all.stream().filter(Candidate::isArray).toList(), TRACES)
			.isPresent();
	}

	/**
	 * @param hints sentences on what the file contains that cannot be read, for the message
	 * @return the array to read
	 */
	public static Candidate choose(final Path path, final List<Candidate> all,
		final Optional<String> key, final List<String> hints,
		final List<String> notes) throws DataFormatException
	{
		final String there = all.isEmpty() ? "no array of numbers" : String.join(
			", ", all.stream().map(Candidate::text).limit(60).toList());
		final String ways = hints.isEmpty() ? "" : ". " + String.join(". ", hints);
		if (key.isPresent()) {
			final String wanted = key.get().replace('/', '.');
			return all.stream().filter(c -> c.kind() != Kind.CONTAINER && c.name()
				.equals(wanted)).findFirst().orElseThrow(() -> new DataFormatException(path
					.toString(), "the file has no array of real numbers \"" + key.get() +
						"\"; it contains " + there + ways));
		}
		final List<Candidate> arrays = all.stream().filter(Candidate::isArray)
			.toList();
		final Optional<Candidate> usual = usual(arrays.stream().filter(
			Candidate::isFull).toList(), TRACES).or(() -> usual(arrays, TRACES));
		if (usual.isPresent()) {
			if (arrays.size() > 1) notes.add("Loaded " + usual.get().text() + ". The file contains " +
				there + ".");
			return usual.get();
		}
		// a sparse matrix beside a full one holds footprints
		final List<Candidate> full = best(arrays.stream().filter(Candidate::isFull)
			.toList());
		final List<Candidate> left = full.isEmpty() || !full.get(0).isMatrix()
			? best(arrays) : full;
		if (left.size() == 1) return left.get(0);
		if (left.isEmpty()) throw new DataFormatException(path.toString(),
			"the file has no array of two dimensions (cells x frames); it contains " + there +
				ways);
		throw new DataFormatException(path.toString(), "the file has more than one " +
			(left.get(0).isMatrix() ? "matrix" : "array") + ", and none is named " + String.join(
				", ", TRACES) + "; set trace_key to one of " + there + ways);
	}

	/** @return the matrices; if there is none, the rows and columns */
	private static List<Candidate> best(final List<Candidate> arrays) {
		final List<Candidate> matrices = arrays.stream().filter(
			Candidate::isMatrix).toList();
		return matrices.isEmpty() ? arrays : matrices;
	}

	/**
	 * @return the name of the scalar that is the sampling rate: in the struct of the
	 *          chosen array, in those around it, or at the top level
	 */
	public static Optional<String> rate(final List<Candidate> all,
		final Candidate chosen)
	{
		final List<Candidate> scalars = all.stream().filter(Candidate::isScalar)
			.toList();
		for (String in = chosen.parent();; in = in.substring(0, in.lastIndexOf('.',
			in.length() - 2) + 1))
		{
			final String parent = in;
			final Optional<Candidate> rate = usual(scalars.stream().filter(c -> c
				.parent().equals(parent)).toList(), RATES);
			if (rate.isPresent()) return rate.map(Candidate::name);
			if (in.isEmpty()) break;
		}
		return scalars.stream().map(Candidate::name).filter(MIN1PIPE_RATE::equals)
			.findFirst();
	}

	/** @return the first in the order of the names; less deeply nested ones are preferred */
	private static Optional<Candidate> usual(final List<Candidate> all,
		final List<String> names)
	{
		for (final String name : names) {
			final Optional<Candidate> found = all.stream().filter(c -> c.lastName()
				.equalsIgnoreCase(name)).min(Comparator.comparingInt(
					Candidate::depth));
			if (found.isPresent()) return found;
		}
		return Optional.empty();
	}
}
