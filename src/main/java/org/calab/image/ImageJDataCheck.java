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

import java.io.IOException;
import java.nio.ByteBuffer;

import org.calab.image.TiffNumbers.Entry;
import org.calab.io.DataFormatException;

/**
 * Checks ImageJ's metadata in a TIFF: slice labels, overlays, properties. A heading counts
 * the parts, which follow with their lengths. All lengths must lie within the file, the
 * heading must not count more parts than have a length, and each ROI must pass
 * {@link RoiCheck}. (Layout as in ImageJ's TiffDecoder.)
 */
final class ImageJDataCheck {

	/** "IJIJ", the first bytes of the heading. */
	private static final int MARK = 0x494a494a;

	/** Longest heading that ImageJ reads, in bytes. */
	private static final int LARGEST_HEADING = 804;

	/** "roi " and "over": the selection and the overlay. */
	private static final int ROI = 0x726f6920, OVERLAY = 0x6f766572;

	private final TiffNumbers in;

	ImageJDataCheck(final TiffNumbers in) {
		this.in = in;
	}

	/**
	 * @param counts lengths in bytes of the heading and of each part
	 * @param data position of the heading
	 * @throws DataFormatException if the metadata is damaged
	 */
	void require(final Entry counts, final Entry data) throws IOException {
		final ByteBuffer lengths = in.read(counts.value(), (int) (4 * counts
			.count()));
		if (lengths.remaining() < 4) return;
		long all = 0;
		while (lengths.remaining() >= 4)
			all += Integer.toUnsignedLong(lengths.getInt());
		in.require(data.value(), all, "the metadata of ImageJ");
		final long heading = Integer.toUnsignedLong(lengths.rewind().getInt());
		final ByteBuffer b = in.read(data.value(), (int) Math.min(heading,
			LARGEST_HEADING));
		if (heading < 4 || b.getInt() != MARK) return;
		long at = data.value() + heading;
		while (b.remaining() >= 8) {
			final int type = b.getInt();
			final long parts = Integer.toUnsignedLong(b.getInt());
			if (parts > lengths.remaining() / 4) throw in.refused(
				"the metadata of ImageJ claims more parts than it has: " + parts);
			for (long i = 0; i < parts; i++) {
				final long bytes = Integer.toUnsignedLong(lengths.getInt());
				if (type == ROI || type == OVERLAY) roi(at, bytes);
				at += bytes;
			}
		}
	}

	private void roi(final long at, final long bytes) throws IOException {
		if (bytes > RoiFiles.LARGEST_ROI || !RoiCheck.lengthsFit(in.read(at,
			(int) bytes).array())) throw in.refused("it contains a damaged ROI");
	}
}
