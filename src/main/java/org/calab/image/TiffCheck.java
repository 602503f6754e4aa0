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
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.calab.image.TiffNumbers.Entry;
import org.calab.io.DataFormatException;

/**
 * Checks the pages of a TIFF before ImageJ opens it, whose decoder allocates whatever a page
 * claims, follows cyclic pages for ever, and reads missing data as zeros. Everything a page
 * lists must lie within the file, and its plane must fit into memory.
 */
final class TiffCheck {

	private static final int WIDTH = 256, HEIGHT = 257, BITS = 258,
			COMPRESSION = 259, DESCRIPTION = 270, STRIP_OFFSETS = 273, SAMPLES = 277,
			STRIP_BYTES = 279, IMAGEJ_COUNTS = 50838, IMAGEJ_DATA = 50839;

	private static final int NOT_COMPRESSED = 1;

	private static final Pattern IMAGES = Pattern.compile("images=(\\d{1,9})");

	private final TiffNumbers in;

	private TiffCheck(final TiffNumbers in) {
		this.in = in;
	}

	/**
	 * Does nothing if neither the content nor the name is that of a TIFF.
	 *
	 * @throws DataFormatException if a directory is invalid, the file is truncated, or its name
	 *           but not its content is that of a TIFF, for which ImageJ would try other formats
	 */
	static void require(final Path file) throws IOException {
		try (TiffNumbers in = new TiffNumbers(file)) {
			if (in.isTiff()) new TiffCheck(in).pages();
			else if (isNamedTiff(file)) throw in.refused(
				"its first bytes are not those of a TIFF");
		}
	}

	/** @return whether the name ends in .tif or .tiff */
	static boolean isNamedTiff(final Path file) {
		return file.toString().toLowerCase(Locale.ROOT).matches(".*\\.tiff?");
	}

	private void pages() throws IOException {
		final Set<Long> seen = new HashSet<>();
		long page = in.intAt(4);
		while (page > 0) {
			if (!seen.add(page)) throw in.refused("its pages form a cycle");
			final String what = "page " + seen.size();
			in.require(page, 2, what);
			final int n = in.shortAt(page);
			in.require(page + 2, 12L * n + 4, what);
			page(in.entries(page + 2, n), seen.size());
			page = in.intAt(page + 2 + 12L * n);
		}
	}

	private void page(final List<Entry> entries, final int number)
		throws IOException
	{
		long width = 0, height = 0, bits = 1, samples = 1, compression =
			NOT_COMPRESSED, images = 1;
		Entry offsets = null, lengths = null, counts = null, data = null;
		for (final Entry e : entries) {
			switch (e.tag()) {
				case WIDTH -> width = e.value();
				case HEIGHT -> height = e.value();
				// ImageJ treats 0 as 1
				case BITS -> bits = Math.max(1, in.firstShort(e));
				case COMPRESSION -> compression = e.value();
				case SAMPLES -> samples = Math.max(1, e.value());
				case DESCRIPTION -> images = number > 1 ? 1 : images(e);
				case STRIP_OFFSETS -> offsets = in.inFile(e);
				case STRIP_BYTES -> lengths = in.inFile(e);
				case IMAGEJ_COUNTS -> counts = in.elsewhere(e);
				case IMAGEJ_DATA -> data = e;
				default -> {
					// does not affect what ImageJ allocates
				}
			}
		}
		final double pixels = (double) width * height * samples;
		// ImageJ unpacks pixels smaller than a byte
		final double held = pixels * Math.max(bits, 8) / 8;
		final double most = 0.25 * Runtime.getRuntime().maxMemory();
		if (width < 1 || height < 1 || width > Integer.MAX_VALUE || held > most)
			throw in.refused("page " + number + " is " + width + " x " + height +
				" pixels of " + bits * samples + " bits; this Java heap allows planes of at most " +
					(long) most + " bytes");
		if (offsets != null) strips(offsets, lengths, compression == NOT_COMPRESSED
			? pixels * bits / 8 * images : Double.NaN, number);
		if (counts != null && data != null) new ImageJDataCheck(in).require(counts,
			data);
	}

	/** @return the number of consecutive planes according to ImageJ's description */
	private long images(final Entry description) throws IOException {
		final Matcher m = IMAGES.matcher(in.text(description, 256));
		return m.find() ? Math.max(1, Long.parseLong(m.group(1))) : 1;
	}

	/**
	 * @param lengths may be null
	 * @param plain size of uncompressed pixels in bytes; NaN if they are compressed
	 */
	private void strips(final Entry offsets, final Entry lengths,
		final double plain, final int page) throws IOException
	{
		final boolean compressed = Double.isNaN(plain);
		if (compressed && lengths == null) return;
		if (compressed && offsets.count() != lengths.count()) throw in.refused(
			"page " + page + " has " + offsets.count() + " strips, but " + lengths.count() + " lengths");
		final String what = "the pixels of page " + page;
		final int n = (int) Math.min(offsets.count(), lengths == null ? 1 : lengths
			.count());
		if (!compressed && n <= 1) {
			in.require(offsets.value(), (long) plain, what);
			return;
		}
		final long[] at = in.list(offsets, n), bytes = in.list(lengths, n);
		for (int i = 0; i < n; i++)
			in.require(at[i], bytes[i], what);
	}
}
