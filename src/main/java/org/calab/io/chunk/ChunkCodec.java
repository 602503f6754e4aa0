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

import com.fasterxml.jackson.databind.JsonNode;

import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.zstd.ZstdDecompressor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Decoder of one codec of a Zarr chunk: compression, shuffle or checksum. */
@FunctionalInterface
public interface ChunkCodec {

	/** The supported codecs, for messages. */
	String SUPPORTED = "blosc, zlib, gzip, zstd, lz4, shuffle and crc32c";

	/**
	 * @param in the encoded bytes
	 * @param most largest allowed size of the result in bytes
	 * @throws IOException if the result is larger, or the data is damaged
	 */
	byte[] decode(byte[] in, int most) throws IOException;

	/**
	 * @param name of the codec
	 * @param configuration parameters of the codec
	 * @return its decoder
	 * @throws IOException if the codec is not supported
	 */
	static ChunkCodec of(final String name, final JsonNode configuration)
		throws IOException
	{
		final String plain = name.startsWith("numcodecs.") ? name.substring(
			"numcodecs.".length()) : name;
		return switch (plain) {
			case "blosc" -> Blosc::decode;
			case "zlib" -> Inflate::zlib;
			case "gzip" -> Inflate::gzip;
			case "zstd" -> ChunkCodec::zstd;
			case "lz4" -> ChunkCodec::lz4;
			case "crc32c" -> ChunkCodec::checked;
			case "shuffle" -> {
				final int size = configuration.path("elementsize").asInt(4);
				if (size < 1 || size > 256) throw new IOException(
					"elementsize of shuffle must be from 1 to 256, but is " + size);
				yield (in, most) -> shuffled(in, size);
			}
			default -> throw new IOException("the codec \"" + name +
				"\" of the chunks is not supported (supported: " + SUPPORTED + ")");
		};
	}

	private static byte[] zstd(final byte[] in, final int most)
		throws IOException
	{
		final byte[] out = new byte[most];
		return Inflate.trimmed(out, new ZstdDecompressor().decompress(in, 0,
			in.length, out, 0, most));
	}

	private static byte[] lz4(final byte[] in, final int most)
		throws IOException
	{
		if (in.length < Integer.BYTES) throw new IOException(
			"the lz4 data is truncated");
		final int size = ByteBuffer.wrap(in).order(ByteOrder.LITTLE_ENDIAN).getInt();
		if (size < 0 || size > most) throw new IOException("the lz4 data claims " +
			Integer.toUnsignedLong(size) + " bytes, but the chunk has " + most);
		final byte[] out = new byte[size];
		return Inflate.trimmed(out, new Lz4Decompressor().decompress(in,
			Integer.BYTES, in.length - Integer.BYTES, out, 0, size));
	}

	private static byte[] checked(final byte[] in, final int most)
		throws IOException
	{
		final int n = in.length - Integer.BYTES;
		if (n < 0) throw new IOException("the checksum is truncated");
		final CRC32C crc = new CRC32C();
		crc.update(in, 0, n);
		if ((int) crc.getValue() != ByteBuffer.wrap(in).order(
			ByteOrder.LITTLE_ENDIAN).getInt(n)) throw new IOException(
				"the checksum (crc32c) does not match");
		return Arrays.copyOf(in, n);
	}

	private static byte[] shuffled(final byte[] in, final int size) {
		final byte[] out = new byte[in.length];
		Shuffle.bytes(in, 0, out, 0, in.length, size);
		return out;
	}
}
