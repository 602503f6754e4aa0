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
package org.calab.io.npy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

import org.calab.io.DataFormatException;
import org.calab.io.NumberType;

/**
 * A NumPy array in a pickle.
 *
 * @param shape lengths of its dimensions; none for a scalar array
 * @param fortran whether the first index changes fastest
 * @param type of its numbers; null for an array of objects
 * @param bytes its numbers; null for an array of objects
 * @param objects its elements; empty for an array of numbers
 */
public record PickledArray(int[] shape, boolean fortran, NumberType type,
	ByteBuffer bytes, List<Object> objects)
{

	/** @return the number of elements that the shape has */
	public long size() {
		return Arrays.stream(shape).asLongStream().reduce(1, (a, b) -> a * b);
	}

	/**
	 * @param file and {@code name}, for messages
	 * @return the numbers in the order of the last index, whatever their order in the file
	 * @throws DataFormatException if it is not an array of numbers
	 */
	public double[] numbers(final String file, final String name)
		throws DataFormatException
	{
		if (type == null) throw DataFormatException.mustBe(file, name,
			"an array of numbers", "an array of objects");
		final int n = (int) size();
		final double[] out = new double[n];
		type.copy(bytes.duplicate(), 0, 1, out, 0, n);
		if (!fortran || shape.length != 2) return out;
		final double[] rows = new double[n];
		for (int i = 0; i < shape[0]; i++)
			for (int j = 0; j < shape[1]; j++)
				rows[i * shape[1] + j] = out[j * shape[0] + i];
		return rows;
	}
}
