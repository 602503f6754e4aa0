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

import java.nio.ByteBuffer;

/**
 * Checks an ImageJ ROI before ImageJ decodes it, which allocates whatever the ROI claims. No
 * part may be larger than the ROI itself. (Offsets and types as in RoiDecoder.)
 */
final class RoiCheck {

	private static final int HEADER = 64;

	private static final int TYPE = 6, FEW_POINTS = 16, MANY_POINTS = 18,
			SHAPE_POINTS = 36, SUBTYPE = 48, OPTIONS = 50, SECOND_AT = 60;

	private static final int RECTANGLE = 1, OVAL = 2, LINE = 3, TEXT = 1;

	private static final int SPLINE = 1, SUBPIXEL = 128;

	/** Offsets in the header of a text ROI: the lengths of the font name and the text. */
	private static final int FONT_LENGTH = HEADER + 8, TEXT_LENGTH = HEADER + 12;

	/** Offsets in the second header: the lengths of the name, an image and the properties. */
	private static final int[] PART_LENGTHS = { 20, 32, 44 };

	/** Offset in the second header: the counters of points. */
	private static final int COUNTERS_AT = 48;

	/** In pixels; ImageJ interpolates a spline at every second pixel. */
	private static final double LONGEST_SPLINE = 1 << 22;

	private RoiCheck() {}

	/** @return whether every length fits into the ROI */
	static boolean lengthsFit(final byte[] roi) {
		if (roi.length < HEADER) return false;
		final ByteBuffer bytes = ByteBuffer.wrap(roi);
		return pointsFit(bytes) && splineFits(bytes) && textFits(bytes) &&
			partsFit(bytes);
	}

	private static int points(final ByteBuffer bytes) {
		final int few = Short.toUnsignedInt(bytes.getShort(FEW_POINTS));
		return few == 0 ? bytes.getInt(MANY_POINTS) : few;
	}

	private static boolean pointsFit(final ByteBuffer bytes) {
		final int shape = bytes.getInt(SHAPE_POINTS), type = bytes.get(TYPE);
		if (!isCount(shape, bytes)) return false;
		// these types have coordinates in place of the number of points
		final boolean noPoints = type == RECTANGLE || type == OVAL ||
			type == LINE || shape > 0;
		return noPoints || isCount(points(bytes), bytes);
	}

	/** @return whether {@code n} numbers of four bytes fit into the ROI */
	private static boolean isCount(final int n, final ByteBuffer bytes) {
		return n >= 0 && n <= bytes.capacity() / 4;
	}

	/**
	 * Checks the length of a spline. Coordinates are x, then y, as short integers, then
	 * as floats if subpixel.
	 */
	private static boolean splineFits(final ByteBuffer bytes) {
		final int n = points(bytes);
		final boolean fine = (bytes.getShort(OPTIONS) & SUBPIXEL) != 0;
		if ((bytes.getShort(OPTIONS) & SPLINE) == 0 || !isCount(n, bytes) ||
			HEADER + n * (fine ? 12L : 4L) > bytes.capacity()) return true; // ImageJ reads no spline
		double length = 0;
		for (int i = 1; i < n; i++)
			length += fine ? Math.hypot(step(bytes, HEADER + 4 * n, i), step(bytes,
				HEADER + 8 * n, i)) : Math.hypot(shortStep(bytes, HEADER, i), shortStep(
					bytes, HEADER + 2 * n, i));
		return length <= LONGEST_SPLINE; // false for NaN
	}

	private static double step(final ByteBuffer bytes, final int at,
		final int i)
	{
		return (double) bytes.getFloat(at + 4 * i) - bytes.getFloat(at + 4 * i - 4);
	}

	private static int shortStep(final ByteBuffer bytes, final int at,
		final int i)
	{
		return bytes.getShort(at + 2 * i) - bytes.getShort(at + 2 * i - 2);
	}

	private static boolean textFits(final ByteBuffer bytes) {
		if (bytes.getShort(SUBTYPE) != TEXT) return true;
		final int most = bytes.capacity() / Character.BYTES;
		if (bytes.capacity() < TEXT_LENGTH + 4) return false;
		final int font = bytes.getInt(FONT_LENGTH), text = bytes.getInt(
			TEXT_LENGTH);
		return font >= 0 && font <= most && text >= 0 && text <= most;
	}

	private static boolean partsFit(final ByteBuffer bytes) {
		final int second = bytes.getInt(SECOND_AT);
		if (second <= 0) return second == 0; // no second header
		for (final int length : PART_LENGTHS) {
			if (second > bytes.capacity() - length - 4) return true; // ImageJ does not read it
			final int n = bytes.getInt(second + length);
			if (n < 0 || n > bytes.capacity()) return false;
		}
		return second > bytes.capacity() - COUNTERS_AT - 4 || bytes.getInt(second +
			COUNTERS_AT) == 0 || isCount(points(bytes), bytes);
	}
}
