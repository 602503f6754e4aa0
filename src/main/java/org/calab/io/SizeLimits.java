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

import java.util.Arrays;

import org.calab.task.Parallel;

/** Limits on the sizes that a file may claim, checked before memory is allocated. */
public final class SizeLimits {

	/** Processing the traces needs a second copy of them. */
	private static final double PART_FOR_TRACES = 0.4;

	/**
	 * Chunks of calcium traces take a few MB; the compressed and the decoded chunk are in
	 * memory together.
	 */
	private static final double PART_FOR_CHUNK = 0.1;

	private static final int MOST_CHUNKS = 1 << 20;

	private SizeLimits() {}

	/** @return {@code shape}, which has one to three dimensions, none of them 0 */
	public static int[] lengths(final String file, final String array,
		final long... shape) throws DataFormatException
	{
		if (shape.length < 1 || shape.length > 3) throw new DataFormatException(
			file, array + " has " + shape.length + " dimensions; it must have one (n_timepoints), " +
				"two (n_cells x n_timepoints) or, for the cells' shapes, three.");
		final int[] lengths = new int[shape.length];
		for (int i = 0; i < shape.length; i++) {
			if (shape[i] < 1 || shape[i] > Integer.MAX_VALUE) throw new DataFormatException(
				file, array + " has the shape " + Arrays.toString(shape) +
					"; each length must be at least 1 and at most " + Integer.MAX_VALUE + ".");
			lengths[i] = (int) shape[i];
		}
		return lengths;
	}

	/** @return {@code shape}, which has one or two dimensions and fits into memory as doubles */
	public static int[] shape(final String file, final String array,
		final long... shape) throws DataFormatException
	{
		if (shape.length < 1 || shape.length > 2) throw new DataFormatException(
			file, array + " has " + shape.length + " dimensions; it must have one (n_timepoints) or " +
				"two (n_cells x n_timepoints).");
		double bytes = Double.BYTES;
		for (final long n : shape) {
			if (n < 1) throw new DataFormatException(file, array + " has the shape " +
				Arrays.toString(shape) + "; it must have at least one cell and one frame.");
			bytes *= n;
		}
		final double most = PART_FOR_TRACES * Runtime.getRuntime().maxMemory();
		if (bytes > most) throw new DataFormatException(file, array +
			" has the shape " + Arrays.toString(shape) + ", which needs " + megabytes(bytes) +
				" MB; this Java heap allows " + megabytes(most) + " MB.");
		// fits into the heap, but a Java array has an int length
		return Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
	}

	/** @return the size of one chunk in bytes, which fits into memory */
	public static int chunkBytes(final String file, final String array,
		final int bytesPerNumber, final long... chunk) throws DataFormatException
	{
		double bytes = bytesPerNumber;
		for (final long n : chunk) {
			if (n < 1) throw new DataFormatException(file, array + " has chunks of " +
				Arrays.toString(chunk) + "; each length must be at least 1.");
			bytes *= n;
		}
		final double most = Math.min(PART_FOR_CHUNK * Runtime.getRuntime()
			.maxMemory(), Integer.MAX_VALUE - 64);
		if (bytes > most) throw new DataFormatException(file, array +
			" has chunks of " + Arrays.toString(chunk) + ", which need " + megabytes(bytes) +
				" MB each; this Java heap allows " + megabytes(most) + " MB.");
		return (int) bytes;
	}

	/** Refuses more chunks than any valid file of traces has. */
	public static void chunkCount(final String file, final String array,
		final int[] shape, final long[] chunk) throws DataFormatException
	{
		double count = 1;
		for (int i = 0; i < shape.length; i++)
			count *= Math.ceil((double) shape[i] / chunk[i]);
		if (count > MOST_CHUNKS) throw new DataFormatException(file, array +
			" has " + (long) count + " chunks; at most " + MOST_CHUNKS + " are supported.");
	}

	/** @return how many chunks of {@code chunkBytes} bytes may be decoded at the same time */
	public static int threads(final int chunkBytes) {
		final double room = PART_FOR_CHUNK * Runtime.getRuntime().maxMemory() /
			chunkBytes;
		return (int) Math.max(1, Math.min(Parallel.defaultThreads(), room));
	}

	private static String megabytes(final double bytes) {
		return String.format(java.util.Locale.ROOT, "%.0f", Math.ceil(bytes /
			(1 << 20)));
	}
}
