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

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.zip.Deflater;

import org.calab.check.InvalidInputException;
import org.calab.io.FileGroup;
import org.calab.trace.TraceSet;

import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.format.Mat5Writer;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sinks;
import us.hebi.matlab.mat.types.Struct;

/** Writes MATLAB 5 files, which every version of MATLAB reads. */
public final class MatWriter {

	/** Bytes of the largest matrix. */
	private static final long LARGEST = (1L << 31) - 1024;

	private static final int LONGEST_NAME = 63;

	private MatWriter() {}

	/** A file without the time at which it was made: the same content gives the same bytes. */
	private static final class UndatedFile extends Mat5File {

		UndatedFile() {
			super(", written by CaLab for Fiji");
		}
	}

	/**
	 * @param name of the variable
	 * @param row gives each row, which is not modified
	 * @return a writer of the matrix in single precision, without compression
	 */
	public static FileGroup.Content single(final String name, final int rows,
		final int columns, final IntFunction<double[]> row)
	{
		return out -> {
			final Matrix matrix = Mat5.newMatrix(rows, columns, MatlabType.Single);
			for (int i = 0; i < rows; i++) {
				final double[] values = row.apply(i);
				for (int j = 0; j < columns; j++)
					matrix.setFloat(i, j, (float) values[j]);
			}
			// not closed, as that closes the stream, which may go on
			Mat5.newWriter(Sinks.wrapNonSeeking(out)).setDeflateLevel(
				Deflater.NO_COMPRESSION).writeMat(new UndatedFile().addArray(name, matrix));
		};
	}

	/**
	 * @param variables by name: a {@link TraceSet} becomes a matrix of n_cells × n_timepoints, numbers and {@code double[]} a
	 *          scalar and a row, text a char array, booleans a logical, a map a struct, a list of numbers a row, any other
	 *          list a column of cells, and null an empty matrix
	 * @return a writer of the variables, without compression. Names and fields become names of MATLAB: what it does not allow in them
	 *         becomes "_".
	 * @throws InvalidInputException if a matrix is larger than 2 GB, which the format does not allow
	 */
	public static FileGroup.Content variables(final Map<String, ?> variables) {
		variables.forEach((name, value) -> {
			if (value instanceof TraceSet t && 8L * t.numCells() * t
				.numTimepoints() > LARGEST) throw new InvalidInputException("The matrix " +
					name + " (" + t + ") has more than 2 GB, which a MATLAB 5 file cannot hold; export fewer cells.");
		});
		return out -> {
			final Mat5Writer writer = Mat5.newWriter(Sinks.wrapNonSeeking(out))
				.setDeflateLevel(Deflater.NO_COMPRESSION); // the library compresses only into files
			final MatFile file = new UndatedFile();
			variables.forEach((name, value) -> file.addArray(name(name), array(value)));
			writer.writeMat(file);
		};
	}

	/** @return a name that MATLAB allows, at most 63 characters */
	static String name(final String wanted) {
		final String word = wanted.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("_$",
			"");
		final String name = word.matches("[A-Za-z].*") ? word : "x" + word;
		return name.substring(0, Math.min(LONGEST_NAME, name.length()));
	}

	private static Array array(final Object value) {
		if (value == null) return Mat5.newMatrix(0, 0);
		if (value instanceof TraceSet t) return matrix(t);
		if (value instanceof Boolean b) return Mat5.newLogicalScalar(b);
		if (value instanceof Number n) return Mat5.newScalar(n.doubleValue());
		if (value instanceof double[] row) return row(row);
		if (value instanceof Map<?, ?> map) {
			final Struct struct = Mat5.newStruct();
			final Set<String> fields = new HashSet<>();
			map.forEach((key, v) -> {
				final String field = name(key.toString());
				String distinct = field;
				for (int k = 2; !fields.add(distinct); k++)
					distinct = field + "_" + k;
				struct.set(distinct, array(v));
			});
			return struct;
		}
		if (value instanceof Collection<?> list) return list.stream().allMatch(
			v -> v instanceof Number) ? row(list.stream().mapToDouble(v -> ((Number) v)
				.doubleValue()).toArray()) : cells(list);
		return Mat5.newString(value.toString());
	}

	private static Array cells(final Collection<?> list) {
		final Cell cells = Mat5.newCell(list.size(), 1);
		int i = 0;
		for (final Object v : list)
			cells.set(i++, array(v));
		return cells;
	}

	private static Matrix row(final double[] values) {
		final Matrix row = Mat5.newMatrix(1, values.length);
		for (int i = 0; i < values.length; i++)
			row.setDouble(i, values[i]);
		return row;
	}

	private static Matrix matrix(final TraceSet traces) {
		final Matrix matrix = Mat5.newMatrix(traces.numCells(), traces
			.numTimepoints());
		for (int i = 0; i < traces.numCells(); i++)
			for (int t = 0; t < traces.numTimepoints(); t++)
				matrix.setDouble(i, t, traces.value(i, t));
		return matrix;
	}
}
