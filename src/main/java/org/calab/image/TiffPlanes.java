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

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;

import java.awt.image.Raster;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import javax.imageio.IIOException;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import org.calab.image.TiffNumbers.Directory;
import org.calab.image.TiffNumbers.Entry;
import org.calab.io.DataFormatException;

/**
 * Reads single pages of a TIFF with TwelveMonkeys' reader, for what ImageJ's own one does not read
 * rightly. The reader is shown a file of one page, whose directory holds only the tags of its
 * pixels: the memory does not grow with the number of pages, and nothing else in the file
 * is interpreted.
 */
final class TiffPlanes {

	private TiffPlanes() {}

	/**
	 * @param at offset of the page
	 * @param page kind of its pixels
	 * @param samples of each pixel, counted from 0
	 * @return the pixels per sample, row by row
	 */
	static double[][] read(final Path file, final long at, final TiffPage page,
		final int... samples) throws IOException
	{
		try (TiffNumbers in = new TiffNumbers(file)) {
			if (!in.isTiff()) throw in.refused("it changed while it was being read");
			final Raster raster = raster(in, new OnePage(in, parts(in, at,
				page)));
			if (raster.getWidth() != page.width() || raster.getHeight() != page
				.height() || raster.getNumBands() < page.samples()) throw in.refused(
					"a page has other pixels than its tags say");
			final double[][] out = new double[samples.length][];
			for (int i = 0; i < out.length; i++) {
				out[i] = raster.getSamples(raster.getMinX(), raster.getMinY(), raster
					.getWidth(), raster.getHeight(), samples[i], (double[]) null);
				if (!page.isFloat()) withSign(out[i], page);
			}
			return out;
		}
		catch (final RuntimeException | OutOfMemoryError e) {
			throw new DataFormatException(file.toString(),
				"this TIFF cannot be read: a page is damaged, or too large for memory.", e);
		}
	}

	private static Raster raster(final TiffNumbers file, final OnePage stream)
		throws IOException
	{
		final ImageReader reader = new TIFFImageReaderSpi().createReaderInstance(
			null);
		try (ImageInputStream in = stream) {
			reader.setInput(in);
			return reader.readRaster(0, null);
		}
		catch (final DataFormatException e) {
			throw e;
		}
		catch (final IIOException e) {
			throw file.refused("a page is damaged or of a kind that is not supported (" + e
				.getMessage() + "). " + TiffPage.REWRITE);
		}
		catch (final EOFException e) {
			throw file.refused("the compressed pixels of a page are truncated or damaged");
		}
		catch (final IOException e) {
			throw file.refused("the pixels of a page are damaged (" + e.getMessage() +
				")");
		}
		finally {
			reader.dispose();
		}
	}

	/** Java's rasters know no signed bytes and no unsigned ints. */
	private static void withSign(final double[] values, final TiffPage page) {
		for (int i = 0; i < values.length; i++) {
			final long v = (long) values[i];
			values[i] = switch (page.bits()) {
				case 8 -> page.isSigned() ? (byte) v : v & 0xff;
				case 16 -> page.isSigned() ? (short) v : v & 0xffff;
				default -> page.isSigned() ? (int) v : v & 0xffffffffL;
			};
		}
	}

	/** @return the bytes that replace those of the file, by offset: where the page is, and its directory */
	private static Map<Long, ByteBuffer> parts(final TiffNumbers in, final long at,
		final TiffPage page) throws IOException
	{
		final Directory all = in.directory(at, "a page");
		final int step = in.entryBytes();
		final ByteBuffer directory = ByteBuffer.allocate(in.countBytes() + step *
			all.entries().size() + in.offsetBytes()).order(in.order());
		directory.position(in.countBytes());
		int n = 0;
		for (final Entry e : all.entries()) {
			if (!describesPixels(e.tag())) continue;
			final int from = directory.position();
			directory.put(in.read(e.at() + in.offsetBytes() - step, step));
			if (e.tag() == TiffPage.COLOURS && e.count() == 1) directory.putShort(from +
				step - in.offsetBytes(), (short) page.plainColours());
			n++;
		}
		if (in.isBig()) directory.putLong(0, n);
		else directory.putShort(0, (short) n);
		// the rest is zeros: no further page
		final ByteBuffer first = ByteBuffer.allocate(in.offsetBytes()).order(in
			.order());
		if (in.isBig()) first.putLong(0, at);
		else first.putInt(0, (int) at);
		final Map<Long, ByteBuffer> parts = new HashMap<>();
		parts.put(in.firstPage(), first);
		parts.put(at, directory.rewind());
		return parts;
	}

	private static boolean describesPixels(final int tag) {
		return switch (tag) {
			case TiffPage.WIDTH, TiffPage.HEIGHT, TiffPage.BITS, TiffPage.COMPRESSION,
				TiffPage.COLOURS, TiffPage.STRIP_OFFSETS, TiffPage.SAMPLES,
				TiffPage.ROWS_PER_STRIP, TiffPage.STRIP_BYTES, TiffPage.PLANAR,
				TiffPage.PREDICTOR, TiffPage.TILE_WIDTH, TiffPage.TILE_HEIGHT,
				TiffPage.TILE_OFFSETS, TiffPage.TILE_BYTES, TiffPage.EXTRA_SAMPLES,
				TiffPage.FORMAT -> true;
			default -> false;
		};
	}
}
