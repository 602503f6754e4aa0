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
package org.calab.tools.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Changes to valid inputs such as damage, carelessness and malice make: bits
 * flipped, lengths and numbers blown up, pieces cut out, doubled and taken from
 * another file, files missing or under another's name. The same random numbers
 * give the same changes.
 */
final class Mutations {

	private static final long[] NUMBERS = { 0, 1, -1, 2, 7, 8, 16, 31, 32, 63, 64,
		127, 128, 255, 256, 32767, 32768, 65535, 65536, 0x7fffff, 0x7ffffffeL,
		0x7fffffffL, 0x80000000L, 0xfffffffeL, 0xffffffffL, 0x100000000L,
		0x40000000L, 0x20000000L, Long.MAX_VALUE, Long.MIN_VALUE, 1000, 100_000,
		100_000_000 };

	private static final String[] TEXTS = { "0", "-1", "1e308", "1e-320", "NaN",
		"-Infinity", "2147483647", "2147483648", "9223372036854775807",
		"99999999999999999999999", "1e99999999", "0.5", "null", "true", "\"x\"",
		"[]", "{}", "[1,2,3]", "\"\"", "", " ", "\n", "\0", "\u00e9", "\ud83d\ude00",
		"<f8", ">u4", "|O", "False", "(1000000, 1000000)", "(0, 2147483647)",
		"(2147483647, 0)", "[0, 1]", "\"blosc\"", "\"zlib\"", "\"gzip\"",
		"\"zstd\"", "\"lz4\"", "\"shuffle\"", "\"F\"", "\"/\"" };

	private static final String[] NAMES = { "../../../x", "/tmp/calab-fuzz-slip",
		"..\\..\\x", "C:\\x", "", ".", "..", "a/../../x.npy", "../x.roi", "F.npy",
		"traces.npy", "\0.npy", "x".repeat(200) + ".npy" };

	private final Random random;
	private final List<FileTree> seeds;

	Mutations(final List<FileTree> seeds, final long seed) {
		this.seeds = seeds;
		random = new Random(seed);
	}

	/** @return one of the seeds, changed in one to eight places */
	FileTree next() {
		FileTree tree = any(seeds);
		final int changes = 1 + random.nextInt(1 + random.nextInt(8));
		for (int i = 0; i < changes; i++)
			tree = random.nextInt(12) == 0 ? names(tree) : content(tree);
		return tree;
	}

	private <T> T any(final List<T> list) {
		return list.get(random.nextInt(list.size()));
	}

	private FileTree names(final FileTree tree) {
		final Map<String, byte[]> files = new LinkedHashMap<>(tree.files());
		if (files.isEmpty()) return tree;
		final List<String> names = new ArrayList<>(files.keySet());
		final String a = any(names), b = any(names);
		final byte[] content = files.get(a);
		switch (random.nextInt(4)) {
			case 0 -> files.remove(a);
			case 1 -> files.put(b, content);
			case 2 -> files.put(NAMES[random.nextInt(NAMES.length)], content);
			default -> {
				files.put(a, files.get(b));
				files.put(b, content);
			}
		}
		return new FileTree(files);
	}

	private FileTree content(final FileTree tree) {
		if (tree.files().isEmpty()) return tree;
		final String name = any(new ArrayList<>(tree.files().keySet()));
		return tree.with(name, changed(tree.files().get(name)));
	}

	private byte[] changed(final byte[] bytes) {
		if (bytes.length == 0) return new byte[] { (byte) random.nextInt(256) };
		// what says how the rest is to be read stands at the start or the end, mostly
		final int at = switch (random.nextInt(4)) {
			case 0 -> random.nextInt(Math.min(bytes.length, 256));
			case 1 -> bytes.length - 1 - random.nextInt(Math.min(bytes.length, 128));
			default -> random.nextInt(bytes.length);
		};
		final byte[] out = bytes.clone();
		switch (random.nextInt(9)) {
			case 0 -> out[at] ^= (byte) (1 << random.nextInt(8));
			case 1 -> out[at] = (byte) random.nextInt(256);
			case 2, 3 -> number(out, at);
			case 4 -> {
				return text(out, at);
			}
			case 5 -> {
				return Arrays.copyOf(out, at);
			}
			case 6 -> {
				final int n = Math.min(bytes.length - at, 1 + random.nextInt(64));
				return joined(out, at, Arrays.copyOfRange(out, at, at + n), at);
			}
			case 7 -> {
				final int n = Math.min(bytes.length - at, 1 + random.nextInt(64));
				return joined(out, at, new byte[0], at + n);
			}
			default -> {
				final byte[] other = any(new ArrayList<>(any(seeds).files().values()));
				if (other.length == 0) return out;
				final int from = random.nextInt(other.length), n = Math.min(other.length -
					from, 1 + random.nextInt(256));
				return joined(out, at, Arrays.copyOfRange(other, from, from + n), Math.min(
					bytes.length, random.nextBoolean() ? at : at + n));
			}
		}
		return out;
	}

	/** Puts a length or count that hurts where one might stand. */
	private void number(final byte[] out, final int at) {
		final int width = 1 << random.nextInt(4);
		final int place = random.nextBoolean() ? at / width * width : at;
		if (place + width > out.length) return;
		final long v = NUMBERS[random.nextInt(NUMBERS.length)];
		final ByteBuffer b = ByteBuffer.wrap(out).order(random.nextBoolean()
			? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
		switch (width) {
			case 1 -> b.put(place, (byte) v);
			case 2 -> b.putShort(place, (short) v);
			case 4 -> b.putInt(place, (int) v);
			default -> b.putLong(place, v);
		}
	}

	/** Replaces the word or number around a place, or puts a text before it. */
	private byte[] text(final byte[] in, final int at) {
		int from = at, to = at;
		while (from > 0 && isWord(in[from - 1]) && at - from < 40)
			from--;
		while (to < in.length && isWord(in[to]) && to - at < 40)
			to++;
		final String text = random.nextInt(40) == 0 ? "[".repeat(1 + random.nextInt(
			20_000)) : TEXTS[random.nextInt(TEXTS.length)];
		return joined(in, from, text.getBytes(StandardCharsets.UTF_8), to);
	}

	private static boolean isWord(final byte b) {
		return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' &&
			b <= 'Z' || b == '.' || b == '-' || b == '+' || b == '_';
	}

	/** @return the bytes before {@code from}, those between, those from {@code to} on */
	private static byte[] joined(final byte[] a, final int from,
		final byte[] between, final int to)
	{
		final byte[] out = Arrays.copyOf(a, from + between.length + a.length - to);
		System.arraycopy(between, 0, out, from, between.length);
		System.arraycopy(a, to, out, from + between.length, a.length - to);
		return out;
	}
}
