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

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;

/**
 * The type of the numbers in an array.
 *
 * @param kind f, i, u or b
 * @param bytes per number: 4 or 8 for f, 1 to 8 for i and u, 1 for b
 * @param order byte order
 */
public record NumberType(char kind, int bytes, ByteOrder order) {

	/** The supported types, for messages. */
	public static final String SUPPORTED = "f4, f8, i1 to i8, u1 to u8 and b1";

	/** @return whether this type is supported */
	public static boolean isKnown(final char kind, final int bytes) {
		return switch (kind) {
			case 'f' -> bytes == 4 || bytes == 8;
			case 'i', 'u' -> bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8;
			case 'b' -> bytes == 1;
			default -> false;
		};
	}

	/**
	 * Converts numbers at a constant stride to double.
	 *
	 * @param in all numbers of a chunk
	 * @param first index of the first number
	 * @param stride distance from one number to the next, counted in numbers
	 * @param out receives {@code n} numbers, from index {@code to}
	 */
	public void copy(final ByteBuffer in, final int first, final int stride,
		final double[] out, final int to, final int n)
	{
		in.order(order);
		switch (bytes) {
			case 8 -> {
				if (kind == 'f') doubles(in.asDoubleBuffer(), first, stride, out, to, n);
				else longs(in.asLongBuffer(), first, stride, out, to, n);
			}
			case 4 -> {
				if (kind == 'f') floats(in.asFloatBuffer(), first, stride, out, to, n);
				else ints(in.asIntBuffer(), first, stride, out, to, n);
			}
			case 2 -> shorts(in.asShortBuffer(), first, stride, out, to, n);
			default -> bytes(in, first, stride, out, to, n);
		}
	}

	private static void doubles(final DoubleBuffer in, final int first,
		final int stride, final double[] out, final int to, final int n)
	{
		if (stride == 1) in.get(first, out, to, n);
		else for (int k = 0, at = first; k < n; k++, at += stride)
			out[to + k] = in.get(at);
	}

	private static void floats(final FloatBuffer in, final int first,
		final int stride, final double[] out, final int to, final int n)
	{
		for (int k = 0, at = first; k < n; k++, at += stride)
			out[to + k] = in.get(at);
	}

	private void longs(final LongBuffer in, final int first, final int stride,
		final double[] out, final int to, final int n)
	{
		for (int k = 0, at = first; k < n; k++, at += stride) {
			final long v = in.get(at);
			// in two parts, as Java has no conversion from unsigned long
			out[to + k] = kind == 'u' ? (v >>> 1) * 2.0 + (v & 1) : v;
		}
	}

	private void ints(final IntBuffer in, final int first, final int stride,
		final double[] out, final int to, final int n)
	{
		for (int k = 0, at = first; k < n; k++, at += stride)
			out[to + k] = kind == 'u' ? Integer.toUnsignedLong(in.get(at)) : in.get(
				at);
	}

	private void shorts(final ShortBuffer in, final int first, final int stride,
		final double[] out, final int to, final int n)
	{
		for (int k = 0, at = first; k < n; k++, at += stride)
			out[to + k] = kind == 'u' ? Short.toUnsignedInt(in.get(at)) : in.get(at);
	}

	private void bytes(final ByteBuffer in, final int first, final int stride,
		final double[] out, final int to, final int n)
	{
		for (int k = 0, at = first; k < n; k++, at += stride) {
			final byte v = in.get(at);
			out[to + k] = kind == 'u' ? Byte.toUnsignedInt(v) : kind == 'b' ? v == 0
				? 0 : 1 : v;
		}
	}
}
