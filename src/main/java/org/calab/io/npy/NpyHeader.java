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

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.calab.io.DataFormatException;
import org.calab.io.NumberType;

/**
 * The header of a NumPy {@code .npy} file, versions 1 to 3: number type, order and
 * shape.
 *
 * @param kind f, i, u or b
 * @param bytes per number
 * @param order byte order
 * @param fortran whether the array is in Fortran order (the first index varies fastest)
 * @param shape at most two dimensions; empty for a scalar
 */
record NpyHeader(char kind, int bytes, ByteOrder order, boolean fortran,
	int[] shape)
{

	private static final byte[] MAGIC = { (byte) 0x93, 'N', 'U', 'M', 'P', 'Y' };

	/** Headers of supported shapes are far shorter. */
	private static final int LONGEST = 1 << 16;

	private static final Pattern DESCR = Pattern.compile(
		"['\"]descr['\"]\\s*:\\s*(['\"]([^'\"]*)['\"]|\\[)");
	private static final Pattern ORDER = Pattern.compile(
		"['\"]fortran_order['\"]\\s*:\\s*(True|False)");
	private static final Pattern SHAPE = Pattern.compile(
		"['\"]shape['\"]\\s*:\\s*\\(([^)]*)\\)");
	private static final Pattern TYPE = Pattern.compile(
		"([<>|=])(?:(f)([48])|([iu])([1248])|(b)(1))");

	/**
	 * @param in at the start of the file; afterwards at the first number
	 * @param name of the file, for messages
	 */
	static NpyHeader read(final DataInputStream in, final String name)
		throws IOException
	{
		try {
			final byte[] magic = new byte[MAGIC.length];
			in.readFully(magic);
			if (!Arrays.equals(magic, MAGIC)) throw new DataFormatException(name,
				"the file is not a NumPy .npy file (it does not start with \\x93NUMPY).");
			final int major = in.readUnsignedByte();
			in.readUnsignedByte();
			if (major < 1 || major > 3) throw DataFormatException.mustBe(name, "the .npy version",
				"1, 2 or 3", major);
			final int length = major == 1 ? Short.toUnsignedInt(Short.reverseBytes(in
				.readShort())) : Integer.reverseBytes(in.readInt());
			if (length < 0 || length > LONGEST) throw DataFormatException.mustBe(name,
				"the length of the header", "at most " + LONGEST + " bytes",
				Integer.toUnsignedLong(length));
			final byte[] text = new byte[length];
			in.readFully(text);
			return parse(new String(text, major == 3 ? StandardCharsets.UTF_8
				: StandardCharsets.ISO_8859_1), name);
		}
		catch (final EOFException e) {
			throw new DataFormatException(name, "the file is truncated within its header.", e);
		}
	}

	private static NpyHeader parse(final String text, final String name)
		throws DataFormatException
	{
		final Matcher descr = DESCR.matcher(text), order = ORDER.matcher(text),
				shape = SHAPE.matcher(text);
		if (!descr.find() || !order.find() || !shape.find()) {
			throw new DataFormatException(name, "the header lacks descr, fortran_order or shape: " +
				text.trim());
		}
		final String type = descr.group(2) == null ? "structured" : descr.group(2);
		final Matcher m = TYPE.matcher(type);
		if (!m.matches()) throw DataFormatException.mustBe(name, "the type of the numbers",
			"one of " + NumberType.SUPPORTED, type);
		final char kind = (m.group(2) != null ? m.group(2) : m.group(4) != null ? m
			.group(4) : m.group(6)).charAt(0);
		final int bytes = Integer.parseInt(m.group(3) != null ? m.group(3) : m
			.group(5) != null ? m.group(5) : m.group(7));
		return new NpyHeader(kind, bytes, m.group(1).equals(">")
			? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, order.group(1).equals(
				"True"), dimensions(shape.group(1), name));
	}

	private static int[] dimensions(final String text, final String name)
		throws DataFormatException
	{
		final String[] parts = Arrays.stream(text.split(",")).map(String::trim)
			.filter(s -> !s.isEmpty()).toArray(String[]::new);
		if (parts.length > 2) throw new DataFormatException(name, "the array has " + parts.length +
			" dimensions; it must have one (n_timepoints) or two (n_cells x n_timepoints).");
		final int[] shape = new int[parts.length];
		for (int i = 0; i < shape.length; i++) {
			try {
				shape[i] = Integer.parseInt(parts[i]);
			}
			catch (final NumberFormatException e) {
				shape[i] = -1;
			}
			if (shape[i] < 0) throw DataFormatException.mustBe(name, "each length of the shape",
				"from 0 to " + Integer.MAX_VALUE, "(" + text.trim() + ")");
		}
		return shape;
	}

	int rows() {
		return shape.length == 2 ? shape[0] : 1;
	}

	int columns() {
		return shape.length == 0 ? 1 : shape[shape.length - 1];
	}

	/** @return the size of the numbers in bytes; up to 2^66, hence a double */
	double dataBytes() {
		return (double) rows() * columns() * bytes;
	}
}
