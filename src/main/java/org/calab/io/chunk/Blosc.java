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
package org.calab.io.chunk;

import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Decodes Blosc 1 buffers. A buffer has blocks; a block has one compressed stream, or
 * one per byte of the numbers; bytes or bits may be shuffled. The output never exceeds
 * the caller's limit, whatever the header claims.
 */
public final class Blosc {

	private static final int HEADER = 16;
	private static final int LARGEST_SPLIT_TYPE = 16, SMALLEST_SPLIT = 128;

	private final byte[] in;
	private final String codec;
	private final int flags, size, numBytes, blockSize;

	private Blosc(final byte[] in, final int most) throws IOException {
		this.in = in;
		if (in.length < HEADER) throw new IOException(
			"the blosc header is truncated: it has " + in.length + " of " + HEADER + " bytes");
		final ByteBuffer header = ByteBuffer.wrap(in).order(
			ByteOrder.LITTLE_ENDIAN);
		if (in[0] < 1 || in[0] > 2) throw new IOException("blosc format " + in[0] +
			" is not supported (only 1 and 2)");
		flags = in[2] & 0xff;
		size = in[3] & 0xff;
		numBytes = header.getInt(4);
		blockSize = header.getInt(8);
		final int compressed = header.getInt(12);
		if (numBytes < 0 || numBytes > most) throw new IOException(
			"the blosc header claims " + Integer.toUnsignedLong(numBytes) +
				" bytes, but the chunk has " + most);
		if (compressed != in.length) throw new IOException("the blosc header claims " +
			Integer.toUnsignedLong(compressed) + " compressed bytes, but there are " + in.length);
		if (size < 1 || blockSize < 1 && numBytes > 0) throw new IOException(
			"the blosc header claims blocks of " + blockSize + " bytes and numbers of " + size + " bytes");
		codec = switch (flags >> 5) {
			case 0 -> "blosclz";
			case 1 -> "lz4";
			case 2 -> "snappy";
			case 3 -> "zlib";
			case 4 -> "zstd";
			default -> throw new IOException("blosc codec " + (flags >> 5) +
				" is unknown (supported: blosclz, lz4, snappy, zlib and zstd)");
		};
	}

	/** @return the decoded bytes, at most {@code most} */
	static byte[] decode(final byte[] in, final int most) throws IOException {
		return new Blosc(in, most).decode();
	}

	private byte[] decode() throws IOException {
		final byte[] out = new byte[numBytes];
		if ((flags & 2) != 0) {
			if (in.length - HEADER < numBytes) throw truncated();
			System.arraycopy(in, HEADER, out, 0, numBytes);
			return out;
		}
		if (numBytes == 0) return out;
		final int block = Math.min(blockSize, numBytes);
		final int blocks = (int) (((long) numBytes + block - 1) / block);
		if (blocks > (in.length - HEADER) / Integer.BYTES) throw truncated();
		final boolean shuffled = (flags & 1) != 0 && size > 1;
		final boolean bitShuffled = (flags & 4) != 0 && block >= size;
		final Decompressor decompressor = decompressor();
		final byte[] plain = shuffled || bitShuffled ? new byte[block] : out;
		for (int i = 0; i < blocks; i++) {
			final int to = i * block, n = Math.min(block, numBytes - to);
			final int at = plain == out ? to : 0;
			streams(i, plain, at, n, n < blockSize, decompressor);
			if (shuffled) Shuffle.bytes(plain, 0, out, to, n, size);
			else if (bitShuffled && n / size % 8 == 0) {
				Shuffle.bits(plain, 0, out, to, n / size, size);
				final int whole = n / size * size;
				System.arraycopy(plain, whole, out, to + whole, n - whole);
			}
			else if (plain != out) System.arraycopy(plain, 0, out, to, n);
		}
		return out;
	}

	/** Decodes one block, which may be split into a stream per byte of the numbers. */
	private void streams(final int block, final byte[] out, final int to,
		final int n, final boolean shorter, final Decompressor decompressor)
		throws IOException
	{
		final boolean split = (flags & 0x10) == 0 && size <= LARGEST_SPLIT_TYPE &&
			blockSize / size >= SMALLEST_SPLIT && !shorter;
		final int streams = split ? size : 1, each = n / streams;
		final ByteBuffer b = ByteBuffer.wrap(in).order(ByteOrder.LITTLE_ENDIAN);
		int at = b.getInt(HEADER + block * Integer.BYTES);
		for (int s = 0; s < streams; s++) {
			if (at < HEADER || at > in.length - Integer.BYTES) throw truncated();
			final int length = b.getInt(at);
			at += Integer.BYTES;
			if (length < 0 || length > in.length - at) throw truncated();
			final int from = at, target = to + s * each;
			if (length == each) System.arraycopy(in, from, out, target, each);
			else if (decompress(decompressor, from, length, out, target,
				each) != each) throw new IOException("a stream of " + codec +
					" in a blosc block is too short");
			at += length;
		}
		if (each * streams != n) throw new IOException("a blosc block of " + n +
			" bytes cannot be split into " + streams + " streams");
	}

	private Decompressor decompressor() {
		return switch (codec) {
			case "lz4" -> new Lz4Decompressor();
			case "snappy" -> new SnappyDecompressor();
			case "zstd" -> new ZstdDecompressor();
			default -> null;
		};
	}

	private int decompress(final Decompressor decompressor, final int from,
		final int length, final byte[] out, final int to, final int most)
		throws IOException
	{
		return switch (codec) {
			case "blosclz" -> BloscLz.decompress(in, from, length, out, to, most);
			case "zlib" -> Inflate.zlib(in, from, length, out, to, most);
			default -> decompressor.decompress(in, from, length, out, to, most);
		};
	}

	private static IOException truncated() {
		return new IOException("the blosc data is truncated or damaged");
	}
}
