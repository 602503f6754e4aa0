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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.calab.io.FileGroup;

/**
 * Writes NumPy files of dicts, as {@code numpy.save} writes arrays of objects, in pickle protocol 3.
 * Values are null, Boolean, Integer, Double, String, List, and arrays of numbers: {@code int[]} as
 * int32, {@code float[]} as float32, {@code boolean[]} as bool, and {@link Image}.
 */
public final class PickleWriter {

	/**
	 * An array of two dimensions, as float32.
	 *
	 * @param pixels rows × columns numbers, row by row
	 */
	public record Image(int rows, int columns, float[] pixels) {}

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private PickleWriter() {}

	/** @return a file with an array of one dimension: a dict for each element */
	public static FileGroup.Content array(final List<Map<String, Object>> dicts) {
		return out -> write(out, new int[] { dicts.size() }, dicts);
	}

	/** @return a file with a dict, as an array without dimensions */
	public static FileGroup.Content dict(final Map<String, Object> dict) {
		return out -> write(out, new int[0], List.of(dict));
	}

	private static void write(final OutputStream out, final int[] shape,
		final List<Map<String, Object>> objects) throws IOException
	{
		out.write(Npy.header("|O", shape));
		final PickleWriter pickle = new PickleWriter();
		pickle.op(0x80, 3);
		pickle.begin(shape, "O8", '|', 63);
		pickle.value(objects);
		pickle.end();
		pickle.op('.');
		pickle.bytes.writeTo(out);
	}

	private void op(final int... codes) {
		for (final int code : codes)
			bytes.write(code);
	}

	private void line(final String text) {
		bytes.writeBytes((text + "\n").getBytes(StandardCharsets.US_ASCII));
	}

	private void number(final int value) {
		op('J');
		bytes.writeBytes(little(Integer.BYTES).putInt(value).array());
	}

	private static ByteBuffer little(final int size) {
		return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
	}

	private void text(final String text) {
		final byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
		op('X');
		bytes.writeBytes(little(Integer.BYTES).putInt(utf8.length).array());
		bytes.writeBytes(utf8);
	}

	private void value(final Object value) {
		if (value == null) op('N');
		else if (value instanceof Boolean b) op(b ? 0x88 : 0x89);
		else if (value instanceof Integer i) number(i);
		else if (value instanceof Double d) {
			op('G');
			bytes.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(d).array());
		}
		else if (value instanceof String s) text(s);
		else if (value instanceof List<?> list) {
			op(']', '(');
			list.forEach(this::value);
			op('e');
		}
		else if (value instanceof Map<?, ?> map) {
			op('}', '(');
			map.forEach((key, v) -> {
				text((String) key);
				value(v);
			});
			op('u');
		}
		else array(value);
	}

	private void array(final Object value) {
		if (value instanceof int[] i) {
			final ByteBuffer b = little(Math.multiplyExact(i.length, Integer.BYTES));
			b.asIntBuffer().put(i);
			numbers(new int[] { i.length }, "i4", '<', b.array());
		}
		else if (value instanceof float[] f) numbers(new int[] { f.length }, "f4",
			'<', floats(f));
		else if (value instanceof boolean[] b) {
			final byte[] raw = new byte[b.length];
			for (int i = 0; i < raw.length; i++)
				raw[i] = (byte) (b[i] ? 1 : 0);
			numbers(new int[] { b.length }, "b1", '|', raw);
		}
		else if (value instanceof Image image) numbers(new int[] { image.rows(), image
			.columns() }, "f4", '<', floats(image.pixels()));
		else throw new IllegalArgumentException(value.getClass().getName());
	}

	private static byte[] floats(final float[] f) {
		final ByteBuffer b = little(Math.multiplyExact(f.length, Float.BYTES));
		b.asFloatBuffer().put(f);
		return b.array();
	}

	private void numbers(final int[] shape, final String type, final char order,
		final byte[] raw)
	{
		begin(shape, type, order, 0);
		op('B');
		bytes.writeBytes(little(Integer.BYTES).putInt(raw.length).array());
		bytes.writeBytes(raw);
		end();
	}

	/** An empty array, and the beginning of its state: version, shape, dtype, order. */
	private void begin(final int[] shape, final String type, final char order,
		final int flags)
	{
		op('c');
		line("numpy.core.multiarray");
		line("_reconstruct");
		op('c');
		line("numpy");
		line("ndarray");
		number(0);
		op(0x85, 'C', 1, 'b', 0x87, 'R', '(');
		number(1);
		op('(');
		for (final int length : shape)
			number(length);
		op('t', 'c');
		line("numpy");
		line("dtype");
		text(type);
		op(0x89, 0x88, 0x87, 'R', '(');
		number(3);
		text(String.valueOf(order));
		op('N', 'N', 'N');
		number(-1);
		number(-1);
		number(flags);
		op('t', 'b', 0x89);
	}

	private void end() {
		op('t', 'b');
	}
}
