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
import java.util.Optional;

import org.calab.image.TiffNumbers.Directory;
import org.calab.image.TiffNumbers.Entry;

/**
 * What a page of a TIFF says about its pixels.
 *
 * @param width in pixels
 * @param height in pixels
 * @param bits per sample
 * @param samples per pixel
 * @param format 1 unsigned, 2 signed, 3 floating point, 4 not defined
 * @param compression code of the compression
 * @param predictor 1 none, 2 differences, 3 differences of floating-point numbers
 * @param colours code of the photometric interpretation
 * @param planar whether the samples of a pixel are stored apart
 * @param tiled whether it has tiles instead of strips
 * @param reversed whether the bits of each byte are reversed
 * @param mixed whether samples differ in their number of bits
 * @param extra whether it is a thumbnail or mask of another page
 */
record TiffPage(long width, long height, int bits, long samples, int format,
	int compression, int predictor, int colours, boolean planar, boolean tiled,
	boolean reversed, boolean mixed, boolean extra)
{

	static final int SUBFILE = 254, WIDTH = 256, HEIGHT = 257, BITS = 258,
			COMPRESSION = 259, COLOURS = 262, FILL_ORDER = 266, DESCRIPTION = 270,
			STRIP_OFFSETS = 273, SAMPLES = 277, ROWS_PER_STRIP = 278, STRIP_BYTES = 279,
			PLANAR = 284, SOFTWARE = 305, PREDICTOR = 317, TILE_WIDTH = 322,
			TILE_HEIGHT = 323, TILE_OFFSETS = 324, TILE_BYTES = 325, EXTRA_SAMPLES = 338,
			FORMAT = 339, IMAGEJ_COUNTS = 50838, IMAGEJ_DATA = 50839;

	private static final int UNSIGNED = 1, SIGNED = 2, FLOAT = 3, UNDEFINED = 4;

	private static final int NOT_COMPRESSED = 1, LZW = 5, DEFLATE = 8,
			OLD_DEFLATE = 32946, PACK_BITS = 32773;

	private static final int WHITE_IS_ZERO = 0, BLACK_IS_ZERO = 1, RGB = 2,
			PALETTE = 3;

	/** A thumbnail is the first bit of the type of a page, a mask the third. */
	private static final int THUMBNAIL_OR_MASK = 0b101;

	static final String REWRITE =
		"Open it in Fiji with Bio-Formats (Plugins > Bio-Formats > Bio-Formats Importer) and save it " +
			"as TIFF";

	static TiffPage of(final TiffNumbers in, final Directory page)
		throws IOException
	{
		long width = 0, height = 0, samples = 1;
		int bits = 1, format = UNSIGNED, compression = NOT_COMPRESSED, predictor = 1,
				colours = BLACK_IS_ZERO, planar = 1, fill = 1, subfile = 0;
		boolean tiled = false, mixed = false;
		for (final Entry e : page.entries()) {
			switch (e.tag()) {
				case SUBFILE -> subfile = (int) e.value();
				case WIDTH -> width = e.value();
				case HEIGHT -> height = e.value();
				case BITS -> {
					// ImageJ treats 0 as 1
					bits = Math.max(1, in.firstShort(e));
					mixed = differ(in, e);
				}
				case COMPRESSION -> compression = in.firstShort(e);
				case COLOURS -> colours = in.firstShort(e);
				case FILL_ORDER -> fill = in.firstShort(e);
				case SAMPLES -> samples = Math.max(1, e.value());
				case PLANAR -> planar = in.firstShort(e);
				case PREDICTOR -> predictor = in.firstShort(e);
				case TILE_OFFSETS -> tiled = true;
				case FORMAT -> {
					format = Math.max(UNSIGNED, in.firstShort(e));
					mixed |= differ(in, e);
				}
				default -> {
					// says nothing about pixels
				}
			}
		}
		return new TiffPage(width, height, bits, samples, format, compression,
			predictor, colours, planar == 2, tiled, fill == 2, mixed, (subfile &
				THUMBNAIL_OR_MASK) != 0);
	}

	/** @return whether the numbers of a list differ, one per sample */
	private static boolean differ(final TiffNumbers in, final Entry e)
		throws IOException
	{
		if (e.count() <= 1) return false;
		final long[] all = in.list(in.inFile(e), (int) e.count());
		for (final long v : all)
			if (v != all[0]) return true;
		return false;
	}

	/** @return whether both have the same size and kind of pixels */
	boolean like(final TiffPage other) {
		return width == other.width && height == other.height &&
			bits == other.bits && samples == other.samples &&
			format == other.format && isRgb() == other.isRgb();
	}

	boolean isCompressed() {
		return compression != NOT_COMPRESSED;
	}

	/** @return whether it has 8-bit red, green and blue */
	boolean isRgb() {
		return colours == RGB && bits == 8 && samples >= 3;
	}

	boolean isFloat() {
		return format == FLOAT;
	}

	boolean isSigned() {
		return format == SIGNED;
	}

	/** @return whether ImageJ's own reader gives the right numbers without losing digits */
	boolean isForImageJ() {
		if (isCompressed() || tiled || reversed || mixed || colours > PALETTE)
			return false;
		if (isRgb()) return samples == 3 && !planar && format != SIGNED;
		return samples == 1 && switch (bits) {
			case 1, 12 -> true;
			case 8 -> format == UNSIGNED || format == UNDEFINED;
			case 16 -> format != FLOAT;
			case 32 -> format == FLOAT;
			default -> false;
		};
	}

	/** @return why neither reader gives the right numbers, and the way out; empty if one does */
	Optional<String> refusal() {
		if (isForImageJ()) return Optional.empty();
		if (reversed) return notSupported("bytes with reversed bits (FillOrder 2)",
			REWRITE + ", or rewrite it: tiffcp -f msb2lsb in.tif out.tif");
		if (!isDecoded()) return notSupported(compressionName() + " compression",
			REWRITE + ", or rewrite it without compression: tiffcp -c none in.tif out.tif");
		if (colours > PALETTE && colours < Short.MAX_VALUE) return notSupported(
			"the colour space " + colourName(), REWRITE + " in grey or RGB");
		if (mixed) return notSupported("samples of different kinds in one pixel",
			REWRITE);
		final boolean supported = switch (format) {
			case UNSIGNED, SIGNED, UNDEFINED -> bits == 8 || bits == 16 || bits == 32;
			case FLOAT -> bits == 16 || bits == 32 || bits == 64;
			default -> false;
		};
		return supported ? Optional.empty() : notSupported(kind(),
			"Convert it, in Python for example: " +
				"tifffile.imwrite(\"out.tif\", tifffile.imread(\"in.tif\").astype(\"float32\"))");
	}

	private static Optional<String> notSupported(final String what,
		final String wayOut)
	{
		return Optional.of("it has " + what + ", not supported here. " + wayOut);
	}

	private boolean isDecoded() {
		return switch (compression) {
			case NOT_COMPRESSED, LZW, DEFLATE, OLD_DEFLATE, PACK_BITS -> true;
			default -> false;
		};
	}

	private String compressionName() {
		return switch (compression) {
			case 2, 3, 4 -> "CCITT fax";
			case 6, 7 -> "JPEG";
			case 33003, 33004, 33005, 34712 -> "JPEG 2000";
			case 34887 -> "LERC";
			case 34925 -> "LZMA";
			case 34933 -> "PNG";
			case 22610, 34934 -> "JPEG XR";
			case 50000, 34926 -> "zstd";
			case 50001, 34927 -> "WebP";
			case 50002, 52546 -> "JPEG XL";
			default -> "unknown (" + compression + ")";
		};
	}

	private String colourName() {
		return switch (colours) {
			case 4 -> "of a mask";
			case 5 -> "CMYK";
			case 6 -> "YCbCr";
			case 8, 9, 10 -> "CIE L*a*b*";
			default -> String.valueOf(colours);
		};
	}

	/** @return for example "20 x 24 pixels of 16 bits" */
	String size() {
		return width + " x " + height + " pixels of " + bits * samples + " bits";
	}

	/** @return for example "64-bit floating-point pixels" */
	String kind() {
		return bits + "-bit " + switch (format) {
			case SIGNED -> "signed integer";
			case FLOAT -> "floating-point";
			case 5, 6 -> "complex";
			default -> "unsigned integer";
		} + " pixels";
	}

	/** @return the code of colours under which pixels are numbers as stored, neither inverted nor converted */
	int plainColours() {
		return isRgb() ? RGB : colours == WHITE_IS_ZERO || colours == PALETTE ||
			samples == 1 ? BLACK_IS_ZERO : colours;
	}
}
