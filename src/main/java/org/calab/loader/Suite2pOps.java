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

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

import org.calab.io.npy.PickleScanner;
import org.calab.trace.SamplingRate;

/**
 * Reads the sampling rate from Suite2p's {@code ops.npy}, or {@code settings.npy} as of
 * version 1, a pickled dict in a NumPy file.
 */
final class Suite2pOps {

	static final String KEY = "fs";

	private static final String FILE = "ops.npy", SETTINGS = "settings.npy";

	/** The file is read as a whole; its images take some MB. */
	private static final double PART_OF_HEAP = 0.2;

	private Suite2pOps() {}

	/**
	 * @param plane folder of the plane
	 * @param key of the rate in the dict
	 * @return the rate; unknown, with a note of the reason, if it cannot be read
	 */
	static SamplingRate rate(final Path plane, final String key,
		final List<String> notes) throws IOException
	{
		final Path ops = plane.resolve(Files.isRegularFile(plane.resolve(FILE)) ||
			!Files.isRegularFile(plane.resolve(SETTINGS)) ? FILE : SETTINGS);
		if (!Files.isRegularFile(ops)) return unknown(ops, "the file does not exist",
			notes);
		if (Files.size(ops) > Math.min(PART_OF_HEAP * Runtime.getRuntime()
			.maxMemory(), Integer.MAX_VALUE - 64)) return unknown(ops,
				"the file is too large", notes);
		final byte[] bytes = Files.readAllBytes(ops);
		final int start = dataStart(bytes);
		if (start < 0) return unknown(ops, "the file is not a NumPy file", notes);
		try {
			final OptionalDouble hz = PickleScanner.number(ByteBuffer.wrap(bytes, start,
				bytes.length - start), key);
			if (hz.isPresent() && hz.getAsDouble() > 0 && !Double.isInfinite(hz
				.getAsDouble())) return SamplingRate.ofHz(hz.getAsDouble());
			return unknown(ops, "the file has no " + key + " greater than 0", notes);
		}
		catch (final IOException e) {
			return unknown(ops, e.getMessage(), notes);
		}
	}

	/** @return the offset of the data after the header; -1 if this is not a NumPy file */
	private static int dataStart(final byte[] b) {
		if (b.length < 12 || b[0] != (byte) 0x93 || b[1] != 'N' || b[2] != 'U' ||
			b[3] != 'M' || b[4] != 'P' || b[5] != 'Y') return -1;
		final int two = b[8] & 0xff | (b[9] & 0xff) << 8;
		final long length = b[6] == 1 ? 10L + two : 12L + two + ((long) (b[10] &
			0xff) << 16) + ((long) (b[11] & 0xff) << 24);
		return length < b.length ? (int) length : -1;
	}

	private static SamplingRate unknown(final Path ops, final String why,
		final List<String> notes)
	{
		notes.add("The sampling rate is unknown, as it could not be read from " +
			ops.getParent().getFileName() + "/" + ops.getFileName() + ": " + why + ".");
		return SamplingRate.unknown();
	}
}
