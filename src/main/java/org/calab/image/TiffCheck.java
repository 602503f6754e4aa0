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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.calab.image.TiffNumbers.Directory;
import org.calab.image.TiffNumbers.Entry;
import org.calab.io.DataFormatException;

/**
 * Checks the pages of a TIFF before a reader opens it. ImageJ's decoder allocates whatever a page
 * claims, follows cyclic pages for ever, reads missing data as zeros, and reads some kinds of
 * pixels as others. Everything a page lists must lie within the file, its plane must fit into
 * memory, and its pixels must be of a kind that is read rightly.
 */
final class TiffCheck {

	private static final Pattern IMAGES = Pattern.compile("images=(\\d{1,9})");

	/** Longest description that is read, in bytes. */
	private static final int LONGEST_TEXT = 1 << 26;

	private final TiffNumbers in;
	private final Path file;

	/** Pages by the kind of their pixels, of which there are few. */
	private final List<Kind> kinds = new ArrayList<>();

	private final List<Integer> extra = new ArrayList<>();
	private String header = "";

	private TiffCheck(final TiffNumbers in, final Path file) {
		this.in = in;
		this.file = file;
	}

	/** Whether ImageJ reads every page rightly. */
	private boolean forImageJ = true;

	/**
	 * Whether each page follows the one before without a gap, as ImageJ's reader takes for granted
	 * under its own header; and the end of the last strip.
	 */
	private boolean contiguous = true;
	private long end;

	/** Pages of one kind, counted from 1, and their offsets. */
	private record Kind(TiffPage page, int first, List<Long> at) {}

	/**
	 * @return its pages; empty if neither the content nor the name is that of a TIFF
	 * @throws DataFormatException if a directory is invalid, the file is truncated, its pixels
	 *           are of a kind that is not supported, or its name but not its content is that
	 *           of a TIFF, for which ImageJ would try other formats
	 */
	static Optional<TiffPages> require(final Path file) throws IOException {
		try (TiffNumbers in = new TiffNumbers(file)) {
			if (in.isTiff()) return Optional.of(new TiffCheck(in, file).pages());
			if (isNamedTiff(file)) throw in.refused(
				"its first bytes are not those of a TIFF");
			return Optional.empty();
		}
	}

	/** @return whether the name ends in .tif or .tiff */
	static boolean isNamedTiff(final Path file) {
		return file.toString().toLowerCase(Locale.ROOT).matches(".*\\.tiff?");
	}

	private TiffPages pages() throws IOException {
		final Set<Long> seen = new HashSet<>();
		long at = in.offset(in.firstPage());
		while (at != 0) {
			if (!seen.add(at)) throw in.refused("its pages form a cycle");
			final Directory page = in.directory(at, "page " + seen.size());
			page(page, seen.size());
			at = page.next();
		}
		if (kinds.isEmpty()) throw in.refused(seen.isEmpty() ? "it has no page"
			: "it has only thumbnails or masks");
		final List<String> notes = new ArrayList<>();
		if (!extra.isEmpty()) notes.add(extra.size() == 1 ? "Page " + extra.get(0) +
			" is marked as a thumbnail or mask and was left out." : extra.size() +
				" pages are marked as thumbnails or masks and were left out.");
		final Kind movie = movie(notes);
		final TiffPage page = movie.page;
		final Optional<String> refusal = page.refusal();
		if (refusal.isPresent()) throw in.refused(refusal.get());
		forImageJ &= !in.isBig() && notes.isEmpty() && (images(header) == 1 ||
			contiguous);
		if (!forImageJ && images(header) > 1 && movie.at.size() == 1) throw in
			.refused("its description says that it has " + images(header) +
				" planes, but it has one page. Open it in ImageJ and save it again");
		if (!forImageJ) requireFits(page, movie.first, 64);
		return new TiffPages(file, movie.at.stream().mapToLong(Long::longValue)
			.toArray(), page, forImageJ, header, notes);
	}

	/** @return the pages of the movie: all, or all but one of another kind, such as a preview */
	private Kind movie(final List<String> notes) throws DataFormatException {
		final Kind a = kinds.get(0);
		if (kinds.size() == 1) return a;
		final Kind b = kinds.get(1), most = b.at.size() > a.at.size() ? b : a;
		final Kind other = most == a ? b : a;
		if (kinds.size() > 2 || other.at.size() > 1 || most.at.size() < 2) throw in
			.refused("its pages differ: page " + a.first + " has " + a.page.size() +
				", page " + b.first + " " + b.page.size() + (kinds.size() > 2 ? ", and there are more kinds"
					: "") + ". Save the pages of the movie as a file of their own: " +
				"with Bio-Formats in Fiji, or tiffcp in.tif,0,1,2 out.tif");
		notes.add("Page " + other.first + " has " + other.page.size() +
			" and was left out: the other " + most.at.size() + " pages have " +
			most.page.size() + ".");
		return most;
	}

	private void page(final Directory directory, final int number)
		throws IOException
	{
		final TiffPage page = TiffPage.of(in, directory);
		if (page.isForImageJ()) requireFits(page, number, 8);
		Entry offsets = null, lengths = null, counts = null, data = null;
		String description = "", software = "";
		for (final Entry e : directory.entries()) {
			switch (e.tag()) {
				case TiffPage.DESCRIPTION -> description = number > 1 ? "" : in.text(e,
					LONGEST_TEXT);
				case TiffPage.SOFTWARE -> software = number > 1 ? "" : in.text(e,
					LONGEST_TEXT);
				case TiffPage.STRIP_OFFSETS, TiffPage.TILE_OFFSETS -> offsets = in
					.inFile(e);
				case TiffPage.STRIP_BYTES, TiffPage.TILE_BYTES -> lengths = in.inFile(e);
				case TiffPage.IMAGEJ_COUNTS -> counts = in.elsewhere(e);
				case TiffPage.IMAGEJ_DATA -> data = e;
				default -> {
					// no list, or not read
				}
			}
		}
		if (number == 1) header = description + "\n" + software;
		if (offsets != null) strips(offsets, lengths, page.isCompressed() || page
			.tiled() ? Double.NaN : (double) page.width() * page.height() * page
				.samples() * page.bits() / 8 * images(description), number);
		if (counts != null && data != null && !in.isBig()) new ImageJDataCheck(in)
			.require(counts, data);
		add(page, number, directory.at());
	}

	private void add(final TiffPage page, final int number, final long at) {
		if (page.extra()) {
			extra.add(number);
			return;
		}
		forImageJ &= page.isForImageJ();
		for (final Kind k : kinds) {
			if (!k.page.like(page) || !k.page.refusal().equals(page.refusal()))
				continue;
			k.at.add(at);
			return;
		}
		if (kinds.size() > 2) return; // refused for the first three
		kinds.add(new Kind(page, number, new ArrayList<>(List.of(at))));
	}

	/** @param held bits per pixel in memory, at least */
	private void requireFits(final TiffPage page, final int number,
		final int held) throws DataFormatException
	{
		final long width = page.width(), height = page.height();
		final double bytes = (double) width * height * page.samples() * Math.max(page
			.bits(), held) / 8;
		final double most = 0.25 * Runtime.getRuntime().maxMemory();
		if (width < 1 || height < 1 || width > Integer.MAX_VALUE || bytes > most)
			throw in.refused("page " + number + " is " + page.size() +
				"; this Java heap allows planes of at most " + (long) most + " bytes");
	}

	/** @return the number of consecutive planes according to ImageJ's description */
	private static long images(final String description) {
		if (!description.startsWith("ImageJ")) return 1;
		final Matcher m = IMAGES.matcher(description);
		return m.find() ? Math.max(1, Long.parseLong(m.group(1))) : 1;
	}

	/**
	 * @param lengths may be null
	 * @param plain size of uncompressed pixels in bytes; NaN if they are compressed or tiled
	 */
	private void strips(final Entry offsets, final Entry lengths,
		final double plain, final int page) throws IOException
	{
		final boolean compressed = Double.isNaN(plain);
		if (compressed && lengths == null) return;
		if (compressed && offsets.count() != lengths.count()) throw in.refused(
			"page " + page + " has " + offsets.count() + " strips or tiles, but " + lengths
				.count() + " lengths");
		final String what = "the pixels of page " + page;
		final int n = (int) Math.min(offsets.count(), lengths == null ? 1 : lengths
			.count());
		if (!compressed && n <= 1) {
			in.require(offsets.value(), (long) plain, what);
			contiguous &= page == 1 || offsets.value() == end;
			end = offsets.value() + (long) (plain / (page > 1 ? 1 : images(header)));
			forImageJ &= offsets.count() <= 1;
			return;
		}
		final long[] at = in.list(offsets, n), bytes = in.list(lengths, n);
		double held = 0;
		for (int i = 0; i < n; i++) {
			in.require(at[i], bytes[i], what);
			contiguous &= page == 1 && i == 0 || at[i] == end;
			// ImageJ's reader ignores where further strips without compression are
			forImageJ &= i == 0 || at[i] == end;
			end = at[i] + bytes[i];
			held += bytes[i];
		}
		if (!compressed && held < plain / (page > 1 ? 1 : images(header))) throw in
			.refused("it is truncated or damaged: " + what + " should have " +
				(long) plain + " bytes, but its strips have " + (long) held);
	}
}
