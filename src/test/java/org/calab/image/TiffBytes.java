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
package org.calab.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;

/**
 * Writes TIFFs of many kinds, byte by byte: classic or BigTIFF, strips or tiles, both byte orders,
 * any sample format.
 */
public final class TiffBytes {

	public static final int NONE = 1, LZW = 5, DEFLATE = 8, PACK_BITS = 32773;

	private static final int SHORT = 3, LONG = 4, LONG8 = 16, ASCII = 2;

	private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
	private boolean big, planar;
	private int bits = 16, format = 1, compression = NONE, predictor = 1, tile,
			samples = 1, colours = 1, subfile;
	private String description = "", software = "";
	private final List<Page> pages = new ArrayList<>();

	private record Page(int width, int height, double[] pixels, int subfile) {}

	public TiffBytes order(final ByteOrder o) {
		order = o;
		return this;
	}

	public TiffBytes big() {
		big = true;
		return this;
	}

	/** @param f 1 unsigned, 2 signed, 3 floating point */
	public TiffBytes kind(final int b, final int f) {
		bits = b;
		format = f;
		return this;
	}

	public TiffBytes compressed(final int c, final int p) {
		compression = c;
		predictor = p;
		return this;
	}

	/** @param size width and height of a tile */
	public TiffBytes tiled(final int size) {
		tile = size;
		return this;
	}

	/** @param apart whether the samples of a pixel are stored apart */
	public TiffBytes samples(final int n, final int photometric,
		final boolean apart)
	{
		samples = n;
		colours = photometric;
		planar = apart;
		return this;
	}

	public TiffBytes colours(final int photometric) {
		colours = photometric;
		return this;
	}

	public TiffBytes description(final String text) {
		description = text;
		return this;
	}

	public TiffBytes software(final String text) {
		software = text;
		return this;
	}

	/** @param s type of the pages that follow: 1 thumbnail */
	public TiffBytes subfile(final int s) {
		subfile = s;
		return this;
	}

	/** @param pixels row by row, samples of a pixel side by side */
	public TiffBytes page(final int width, final int height,
		final double... pixels)
	{
		pages.add(new Page(width, height, pixels, subfile));
		return this;
	}

	public Path write(final Path file) throws IOException {
		return Files.write(file, bytes());
	}

	/** @return the file */
	public byte[] bytes() {
		final Out out = new Out();
		out.put(ByteBuffer.allocate(big ? 16 : 8).order(order).putShort((short) (order == ByteOrder.LITTLE_ENDIAN
			? 0x4949 : 0x4d4d)).putShort((short) (big ? 43 : 42)).putShort((short) (big ? 8 : 0)).array());
		int pointer = big ? 8 : 4;
		for (int i = 0; i < pages.size(); i++)
			pointer = page(out, pages.get(i), pointer, i == 0);
		return out.bytes;
	}

	private static final class Out {

		private byte[] bytes = {};

		private int put(final byte[] more) {
			final int at = bytes.length;
			bytes = Arrays.copyOf(bytes, at + more.length + more.length % 2);
			System.arraycopy(more, 0, bytes, at, more.length);
			return at;
		}
	}

	private void offset(final Out out, final int at, final int value) {
		final ByteBuffer b = ByteBuffer.wrap(out.bytes).order(order);
		if (big) b.putLong(at, value);
		else b.putInt(at, value);
	}

	/** @return where the offset of the next page belongs */
	private int page(final Out out, final Page p, final int pointer,
		final boolean first)
	{
		final List<Integer> at = new ArrayList<>(), lengths = new ArrayList<>();
		final int w = tile > 0 ? tile : p.width, h = tile > 0 ? tile : Math.max(1,
			p.height / 2);
		for (int plane = 0; plane < (planar ? samples : 1); plane++) {
			for (int y = 0; y < p.height; y += h) {
				for (int x = 0; x < p.width; x += w) {
					final byte[] chunk = chunk(p, x, y, w, tile > 0 ? h : Math.min(h, p.height -
						y), plane);
					at.add(out.put(chunk));
					lengths.add(chunk.length);
				}
			}
		}
		final Map<Integer, Object[]> tags = new TreeMap<>();
		tags.put(254, new Object[] { LONG, List.of(p.subfile) });
		tags.put(256, new Object[] { LONG, List.of(p.width) });
		tags.put(257, new Object[] { LONG, List.of(p.height) });
		final List<Integer> each = Collections.nCopies(samples, bits),
				formats = Collections.nCopies(samples, format);
		tags.put(258, new Object[] { SHORT, each });
		tags.put(259, new Object[] { SHORT, List.of(compression) });
		tags.put(262, new Object[] { SHORT, List.of(colours) });
		if (first && !description.isEmpty()) tags.put(270, new Object[] { ASCII,
			description });
		if (first && !software.isEmpty()) tags.put(305, new Object[] { ASCII,
			software });
		tags.put(277, new Object[] { SHORT, List.of(samples) });
		tags.put(284, new Object[] { SHORT, List.of(planar ? 2 : 1) });
		if (predictor > 1) tags.put(317, new Object[] { SHORT, List.of(predictor) });
		tags.put(339, new Object[] { SHORT, formats });
		if (tile > 0) {
			tags.put(322, new Object[] { LONG, List.of(tile) });
			tags.put(323, new Object[] { LONG, List.of(tile) });
		}
		else tags.put(278, new Object[] { LONG, List.of(h) });
		final int type = big ? LONG8 : LONG;
		tags.put(tile > 0 ? 324 : 273, new Object[] { type, at });
		tags.put(tile > 0 ? 325 : 279, new Object[] { type, lengths });
		return directory(out, tags, pointer);
	}

	@SuppressWarnings("unchecked")
	private int directory(final Out out, final Map<Integer, Object[]> tags,
		final int pointer)
	{
		final int inline = big ? 8 : 4;
		final ByteBuffer d = ByteBuffer.allocate(8 + tags.size() * 20 + 8).order(
			order);
		if (big) d.putLong(tags.size());
		else d.putShort((short) tags.size());
		tags.forEach((tag, v) -> {
			final int type = (Integer) v[0];
			final byte[] values = v[1] instanceof String s ? (s + "\0").getBytes(
				StandardCharsets.UTF_8) : numbers(type, (List<Integer>) v[1]);
			final int count = v[1] instanceof String ? values.length
				: ((List<Integer>) v[1]).size();
			d.putShort((short) (int) tag).putShort((short) type);
			if (big) d.putLong(count);
			else d.putInt(count);
			if (values.length <= inline) d.put(Arrays.copyOf(values, inline));
			else if (big) d.putLong(out.put(values));
			else d.putInt(out.put(values));
		});
		final int end = d.position();
		final int at = out.put(Arrays.copyOf(d.array(), end + inline));
		offset(out, pointer, at);
		return at + end;
	}

	private byte[] numbers(final int type, final List<Integer> all) {
		final ByteBuffer b = ByteBuffer.allocate(8 * all.size()).order(order);
		for (final int v : all) {
			if (type == SHORT) b.putShort((short) v);
			else if (type == LONG) b.putInt(v);
			else b.putLong(v);
		}
		return Arrays.copyOf(b.array(), b.position());
	}

	private byte[] chunk(final Page p, final int x0, final int y0, final int w,
		final int h, final int plane)
	{
		final ByteArrayOutputStream all = new ByteArrayOutputStream();
		final int together = planar ? 1 : samples;
		for (int y = y0; y < y0 + h; y++) {
			final long[] row = new long[w * together];
			for (int i = 0; i < row.length; i++) {
				final int x = x0 + i / together;
				row[i] = x < p.width && y < p.height ? code(p.pixels[(y * p.width + x) *
					samples + plane + i % together]) : 0;
			}
			if (predictor == 2) for (int i = row.length - 1; i >= together; i--)
				row[i] -= row[i - together];
			all.writeBytes(predictor == 3 ? floats(row, together) : plain(row, order));
		}
		final byte[] raw = all.toByteArray();
		return switch (compression) {
			case DEFLATE -> deflated(raw);
			case PACK_BITS -> packed(raw);
			case LZW -> lzw(raw);
			default -> raw;
		};
	}

	private long code(final double v) {
		if (format != 3) return (long) v;
		if (bits == 64) return Double.doubleToRawLongBits(v);
		final int f = Float.floatToRawIntBits((float) v);
		if (bits == 32) return f;
		// half floats that are not subnormal
		return v == 0 ? 0 : f >>> 16 & 0x8000 | (f >> 23 & 0xff) - 112 << 10 | f >> 13 &
			0x3ff;
	}

	private byte[] plain(final long[] row, final ByteOrder o) {
		final ByteBuffer b = ByteBuffer.allocate(row.length * bits / 8).order(o);
		for (final long v : row) {
			switch (bits) {
				case 8 -> b.put((byte) v);
				case 16 -> b.putShort((short) v);
				case 32 -> b.putInt((int) v);
				default -> b.putLong(v);
			}
		}
		return b.array();
	}

	/** Adobe, TIFF Technical Note 3, 2005: bytes of the same weight together, then differences. */
	private byte[] floats(final long[] row, final int step) {
		final byte[] b = plain(row, ByteOrder.BIG_ENDIAN), out = new byte[b.length];
		final int bytes = bits / 8;
		for (int i = 0; i < row.length; i++)
			for (int k = 0; k < bytes; k++)
				out[k * row.length + i] = b[i * bytes + k];
		for (int i = out.length - 1; i >= step; i--)
			out[i] -= out[i - step];
		return out;
	}

	private static byte[] deflated(final byte[] raw) {
		final Deflater d = new Deflater();
		d.setInput(raw);
		d.finish();
		final byte[] out = new byte[2 * raw.length + 100];
		final int n = d.deflate(out);
		d.end();
		return Arrays.copyOf(out, n);
	}

	/** Literal runs. */
	private static byte[] packed(final byte[] raw) {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (int i = 0; i < raw.length; i += 128) {
			final int n = Math.min(128, raw.length - i);
			out.write(n - 1);
			out.write(raw, i, n);
		}
		return out.toByteArray();
	}

	/** Codes of 9 bits for single bytes; the table is cleared before it needs 10. */
	private static byte[] lzw(final byte[] raw) {
		final StringBuilder bitsOut = new StringBuilder();
		for (int i = 0; i < raw.length; i++) {
			if (i % 200 == 0) bitsOut.append(nine(256));
			bitsOut.append(nine(raw[i] & 0xff));
		}
		bitsOut.append(nine(257));
		while (bitsOut.length() % 8 != 0)
			bitsOut.append('0');
		final byte[] out = new byte[bitsOut.length() / 8];
		for (int i = 0; i < out.length; i++)
			out[i] = (byte) Integer.parseInt(bitsOut.substring(8 * i, 8 * i + 8), 2);
		return out;
	}

	private static String nine(final int code) {
		return String.format("%9s", Integer.toBinaryString(code)).replace(' ', '0');
	}
}
