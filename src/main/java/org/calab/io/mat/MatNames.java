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
		"dFF", "dF", "dfof", "F", "C", "C_raw", "Fluorescence", "sigfn", "data");

	private static final List<String> RATES = List.of("fs", "frame_rate",
		"frameRate", "fr", "rate", "sampling_rate", "samplingRate",
		"sampling_rate_hz", "fps");

	private MatNames() {}

	/**
	 * An array of real numbers.
	 *
	 * @param name of the array; for a field of a struct, "struct.field"
	 * @param dimensions in MATLAB's order
	 */
	public record Candidate(String name, long[] dimensions) {

		public boolean isMatrix() {
			return dimensions.length == 2 && dimensions[0] > 1 && dimensions[1] > 1;
		}

		public boolean isScalar() {
			for (final long n : dimensions)
				if (n != 1) return false;
			return true;
		}

		public String text() {
			final List<String> lengths = new ArrayList<>();
			for (final long n : dimensions)
				lengths.add(Long.toString(n));
			return name + " (" + String.join(" x ", lengths) + ")";
		}
	}

	/** @return the array to read */
	public static Candidate choose(final Path path, final List<Candidate> all,
		final Optional<String> key, final List<String> notes)
		throws DataFormatException
	{
		final String there = all.isEmpty() ? "no array of numbers" : String.join(
			", ", all.stream().map(Candidate::text).limit(60).toList());
		if (key.isPresent()) {
			final String wanted = key.get().replace('/', '.');
			return all.stream().filter(c -> c.name().equals(wanted)).findFirst()
				.orElseThrow(() -> new DataFormatException(path.toString(),
					"the file has no array of real numbers \"" + key.get() + "\"; it contains " + there));
		}
		final List<Candidate> arrays = all.stream().filter(c -> !c.isScalar() && c
			.dimensions().length == 2 && c.dimensions()[0] > 0 && c
				.dimensions()[1] > 0).toList();
		final Optional<Candidate> usual = usual(arrays, TRACES);
		if (usual.isPresent()) {
			if (arrays.size() > 1) notes.add("Loaded " + usual.get().text() + ". The file contains " +
				there + ".");
			return usual.get();
		}
		final List<Candidate> matrices = arrays.stream().filter(
			Candidate::isMatrix).toList();
		final List<Candidate> left = matrices.isEmpty() ? arrays : matrices;
		if (left.size() == 1) return left.get(0);
		if (left.isEmpty()) throw new DataFormatException(path.toString(),
			"the file has no array of two dimensions (cells x frames); it contains " + there);
		throw new DataFormatException(path.toString(),
			"the file has more than one matrix, and none is named " + String.join(", ", TRACES) +
				"; set trace_key to one of " + there);
	}

	/**
	 * @return the name of the scalar that is the sampling rate: in the struct of the
	 *          chosen array, or at the top level
	 */
	public static Optional<String> rate(final List<Candidate> all,
		final String chosen)
	{
		final int dot = chosen.indexOf('.');
		final List<Candidate> scalars = all.stream().filter(Candidate::isScalar)
			.toList();
		final List<Candidate> beside = dot < 0 ? List.of() : scalars.stream().filter(
			c -> c.name().startsWith(chosen.substring(0, dot + 1))).toList();
		return usual(beside, RATES).or(() -> usual(scalars.stream().filter(c -> !c
			.name().contains(".")).toList(), RATES)).map(Candidate::name);
	}

	private static Optional<Candidate> usual(final List<Candidate> all,
		final List<String> names)
	{
		for (final String name : names)
			for (final Candidate c : all)
				if (c.name().substring(c.name().indexOf('.') + 1).equalsIgnoreCase(
					name)) return Optional.of(c);
		return Optional.empty();
	}
}
