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

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.calab.io.DataFormatException;

/** NumPy files of pickled objects ({@code dtype=object}), such as Suite2p's stat.npy and ops.npy. */
public final class NpyObjects {

	/** The file is read as a whole. */
	private static final double PART_OF_HEAP = 0.2;

	private NpyObjects() {}

	/**
	 * Reads without running anything that is in the file: see {@link Pickle}.
	 *
	 * @return the elements of the array, or the only one of an array without dimensions
	 * @throws FileNotFoundException if there is no such file
	 * @throws DataFormatException if it is not such a file, is damaged or too large
	 */
	public static List<Object> read(final Path file) throws IOException {
		Npy.requireFile(file);
		if (Files.size(file) > Math.min(PART_OF_HEAP * Runtime.getRuntime()
			.maxMemory(), Integer.MAX_VALUE - 64)) throw new DataFormatException(file
				.toString(), "the file is too large for the Java heap of " + (Runtime
					.getRuntime().maxMemory() >> 20) + " MB.");
		final byte[] bytes = Files.readAllBytes(file);
		final int start = dataStart(bytes);
		if (start < 0) throw new DataFormatException(file.toString(),
			"the file is not a NumPy .npy file (it does not start with \\x93NUMPY).");
		final Object read;
		try {
			read = Pickle.read(ByteBuffer.wrap(bytes, start, bytes.length - start));
		}
		catch (final IOException e) {
			throw new DataFormatException(file.toString(), e.getMessage() + ".", e);
		}
		if (read instanceof PickledArray a && a.type() == null) return a.objects();
		final List<Object> one = new ArrayList<>();
		one.add(read);
		return one;
	}

	/**
	 * @param objects as {@link #read} returns them
	 * @return the only one, if it is a dict with text as keys; else an empty dict
	 */
	public static Map<String, Object> dict(final List<Object> objects) {
		return objects.size() == 1 ? dict(objects.get(0)) : Map.of();
	}

	/** @return the object, if it is a dict with text as keys; else an empty dict */
	@SuppressWarnings("unchecked")
	public static Map<String, Object> dict(final Object object) {
		// a dict of a pickle has no other keys
		return object instanceof Map<?, ?> map ? (Map<String, Object>) map : Map
			.of();
	}

	/** @return the offset of the data after the header; -1 if this is not a NumPy file */
	private static int dataStart(final byte[] b) {
		if (b.length < 12 || b[0] != (byte) 0x93 || !new String(b, 1, 5,
			StandardCharsets.ISO_8859_1).equals("NUMPY")) return -1;
		final int two = b[8] & 0xff | (b[9] & 0xff) << 8;
		final long length = b[6] == 1 ? 10L + two : 12L + two + ((long) (b[10] &
			0xff) << 16) + ((long) (b[11] & 0xff) << 24);
		return length < b.length ? (int) length : -1;
	}
}
