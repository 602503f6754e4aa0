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

import java.util.function.IntFunction;
import java.util.zip.Deflater;

import org.calab.io.FileGroup;

import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sinks;

/** Writes a matrix as a MATLAB 5 file, which every version of MATLAB reads. */
public final class MatWriter {

	private MatWriter() {}

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
				Deflater.NO_COMPRESSION).writeMat(Mat5.newMatFile().addArray(name,
					matrix));
		};
	}
}
