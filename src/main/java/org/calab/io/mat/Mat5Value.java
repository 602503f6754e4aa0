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

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sparse;
import us.hebi.matlab.mat.types.Struct;

/** A value that has been read from a MATLAB 5 or 7 file. */
record Mat5Value(Array array) implements MatValue {

	private static final Set<MatlabType> NUMBERS = Set.of(MatlabType.Double,
		MatlabType.Single, MatlabType.Int8, MatlabType.UInt8, MatlabType.Int16,
		MatlabType.UInt16, MatlabType.Int32, MatlabType.UInt32, MatlabType.Int64,
		MatlabType.UInt64);

	/** @return what an array of this class is */
	static Type type(final MatlabType type, final boolean complex,
		final boolean logical)
	{
		if (type == MatlabType.Structure) return Type.STRUCT;
		if (type == MatlabType.Cell) return Type.CELL;
		if (type == MatlabType.Object || type == MatlabType.Opaque)
			return Type.OBJECT;
		if (complex) return Type.OTHER;
		if (type == MatlabType.Sparse) return logical ? Type.LOGICALS : Type.SPARSE;
		if (!NUMBERS.contains(type)) return Type.OTHER;
		return logical ? Type.LOGICALS : Type.NUMBERS;
	}

	static long[] lengths(final int[] dimensions) {
		return Arrays.stream(dimensions).asLongStream().toArray();
	}

	@Override
	public Type type() {
		return array instanceof Matrix m ? type(m.getType(), m.isComplex(), m
			.isLogical()) : type(array.getType(), false, false);
	}

	@Override
	public long[] dimensions() {
		return lengths(array.getDimensions());
	}

	@Override
	public List<String> fields() {
		return ((Struct) array).getFieldNames();
	}

	@Override
	public MatValue field(final String field, final int element) {
		return new Mat5Value(((Struct) array).get(field, element));
	}

	@Override
	public MatValue element(final int index) {
		return new Mat5Value(((Cell) array).get(index));
	}

	@Override
	public double[][] rows() throws IOException {
		final Matrix matrix = (Matrix) array;
		final int r = matrix.getNumRows(), c = matrix.getNumCols();
		final double[][] rows = new double[r][c];
		if (matrix instanceof Sparse sparse) {
			sparse.forEach((i, j, real, imaginary) -> rows[i][j] = real);
			return rows;
		}
		for (int j = 0; j < c; j++)
			for (int i = 0; i < r; i++)
				rows[i][j] = matrix.getDouble(j * r + i);
		return rows;
	}
}
