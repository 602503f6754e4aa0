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
package org.calab.loader;

import io.airlift.compress.Compressor;
import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.zstd.ZstdCompressor;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Deflater;


/** Writes Blosc 1 buffers for the tests, plainly, after the description of the format. */
public final class BloscWriter {

	private static final java.util.List<String> CODECS = java.util.List.of(
		"blosclz", "lz4", "snappy", "zlib", "zstd");

	private BloscWriter() {}

	/**
	 * @param codec as blosc names it; "memcpy" for data that are only copied
	 * @param shuffle 0 none, 1 bytes, 2 bits
	 * @param split whether each block is a stream per byte of the numbers, as far
	 *          as the format allows it
	 */
	public static byte[] encode(final byte[] data, final String codec,
		final int size, final int shuffle, final int blockSize,
		final boolean split)
	{
		final boolean copied = codec.equals("memcpy");
		final int flags = (copied ? 2 | 1 << 5 : CODECS.indexOf(codec) << 5) |
			(shuffle == 1 ? 1 : shuffle == 2 ? 4 : 0) | (split ? 0 : 0x10);
		final int blocks = (data.length + blockSize - 1) / blockSize;
		final ByteArrayOutputStream body = new ByteArrayOutputStream();
		final int[] starts = new int[blocks];
		final int start = 16 + 4 * blocks;
		for (int k = 0; k < blocks && !copied; k++) {
			starts[k] = start + body.size();
			final byte[] block = shuffled(Arrays.copyOfRange(data, k * blockSize, Math
				.min(data.length, (k + 1) * blockSize)), size, shuffle);
			final int streams = split && block.length == blockSize && blockSize /
				size >= 128 ? size : 1;
			final int each = block.length / streams;
			for (int s = 0; s < streams; s++) {
				final byte[] plain = Arrays.copyOfRange(block, s * each, (s + 1) * each);
				byte[] packed = compress(plain, codec);
				if (packed.length >= plain.length) packed = plain;
				body.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN)
					.putInt(packed.length).array());
				body.writeBytes(packed);
			}
		}
		final int total = copied ? 16 + data.length : start + body.size();
		final ByteBuffer out = ByteBuffer.allocate(total).order(
			ByteOrder.LITTLE_ENDIAN);
		out.put((byte) 2).put((byte) 1).put((byte) flags).put((byte) size).putInt(
			data.length).putInt(blockSize).putInt(total);
		if (copied) return out.put(data).array();
		for (final int s : starts)
			out.putInt(s);
		return out.put(body.toByteArray()).array();
	}

	private static byte[] shuffled(final byte[] block, final int size,
		final int shuffle)
	{
		final int n = block.length / size;
		final byte[] out = block.clone();
		if (shuffle == 1) {
			for (int i = 0; i < n; i++)
				for (int b = 0; b < size; b++)
					out[b * n + i] = block[i * size + b];
		}
		if (shuffle == 2 && n % 8 == 0) {
			Arrays.fill(out, 0, n * size, (byte) 0);
			for (int i = 0; i < n; i++)
				for (int bit = 0; bit < 8 * size; bit++)
					if ((block[i * size + bit / 8] >> bit % 8 & 1) != 0) out[bit * (n / 8) +
						i / 8] |= (byte) (1 << i % 8);
		}
		return out;
	}

	private static byte[] compress(final byte[] plain, final String codec) {
		return switch (codec) {
			case "blosclz" -> literals(plain);
			case "zlib" -> zlib(plain);
			case "lz4" -> compress(plain, new Lz4Compressor());
			case "snappy" -> compress(plain, new SnappyCompressor());
			default -> compress(plain, new ZstdCompressor());
		};
	}

	static byte[] compress(final byte[] plain, final Compressor compressor) {
		final byte[] out = new byte[compressor.maxCompressedLength(plain.length)];
		return Arrays.copyOf(out, compressor.compress(plain, 0, plain.length, out, 0,
			out.length));
	}

	static byte[] zlib(final byte[] plain) {
		final Deflater deflater = new Deflater();
		deflater.setInput(plain);
		deflater.finish();
		final byte[] out = new byte[plain.length + 100];
		return Arrays.copyOf(out, deflater.deflate(out));
	}

	/** Runs of literals, and a match for bytes that repeat the one before. */
	private static byte[] literals(final byte[] plain) {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		int at = 0;
		while (at < plain.length) {
			int run = 0;
			while (at > 0 && at + run < plain.length && plain[at + run] == plain[at -
				1])
				run++;
			if (run >= 9) {
				// 7 in the upper bits: the length goes on, in steps of 255
				out.write(7 << 5);
				int left = run - 3 - 6;
				for (; left >= 255; left -= 255)
					out.write(255);
				out.write(left);
				out.write(0);
				at += run;
				continue;
			}
			final int n = Math.min(at == 0 ? 1 : 32, plain.length - at);
			out.write(n - 1);
			out.write(plain, at, n);
			at += n;
		}
		return out.toByteArray();
	}
}
