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

import ij.IJ;
import ij.ImagePlus;
import ij.io.Opener;
import ij.plugin.FileInfoVirtualStack;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.calab.io.DataFormatException;

/** Opens image files without showing them. */
public final class ImageFiles {

	/** A larger fraction of the heap is read plane by plane. */
	private static final double LARGEST_PART_OF_HEAP = 0.25;

	private ImageFiles() {}

	/**
	 * Opens an image. Synchronized, as ImageJ has one global setting of how to show errors.
	 *
	 * @return the image, not shown; as a virtual stack if it is large, an AVI, or a TIFF that
	 *         ImageJ's own reader does not read rightly
	 * @throws FileNotFoundException if there is no such file
	 * @throws DataFormatException if it cannot be opened, a TIFF is damaged, truncated or of a
	 *           kind that is not supported, or it is too large for the heap
	 */
	public static synchronized ImagePlus open(final Path file) throws IOException {
		if (!Files.isRegularFile(file)) throw new FileNotFoundException(
			"File not found: " + file);
		final Optional<TiffPages> tiff = TiffCheck.require(file);
		if (tiff.isPresent() && !tiff.get().forImageJ()) return withSource(TiffStack
			.open(tiff.get()), tiff);
		if (AviFiles.isAvi(file)) return AviFiles.open(file);
		ImagePlus image = null;
		final boolean redirect = IJ.redirectingErrorMessages();
		try {
			IJ.redirectErrorMessages(true); // prevents a dialog
			if (tiff.isPresent() && Files.size(file) > LARGEST_PART_OF_HEAP * Runtime
				.getRuntime().maxMemory()) image = tiff.get().page().isSigned()
					? TiffStack.open(tiff.get()) : FileInfoVirtualStack.openVirtual(file
						.toString());
			if (image == null) image = new Opener().openImage(file.toString());
		}
		catch (final RuntimeException e) {
			throw new DataFormatException(file.toString(), "ImageJ cannot open this image, or it is " +
				"damaged.", e);
		}
		catch (final OutOfMemoryError e) {
			throw new DataFormatException(file.toString(), "the image is damaged, or too large for the " +
				"Java heap of " + (Runtime.getRuntime().maxMemory() >> 20) + " MB.", e);
		}
		finally {
			IJ.redirectErrorMessages(redirect);
		}
		if (image == null) throw new DataFormatException(file.toString(),
			"ImageJ cannot open this image, or it is damaged.");
		return withSource(image, tiff);
	}

	/**
	 * @param image an image that was opened from this file
	 * @return whether it has what {@link #open} would give: it was not changed, has all planes, and was read
	 *         rightly
	 */
	public static boolean isAsOpened(final ImagePlus image, final Path file)
		throws IOException
	{
		if (image.changes) return false;
		final Optional<TiffPages> tiff = TiffCheck.require(file);
		return tiff.isPresent() && image.getStackSize() == tiff.get().at().length * tiff
			.get().channelsPerPage() && (tiff.get().forImageJ() || ImageSource.of(image)
				.complete());
	}

	private static ImagePlus withSource(final ImagePlus image,
		final Optional<TiffPages> tiff)
	{
		tiff.ifPresent(t -> new ImageSource(t.header(), true, t.notes()).attach(
			image));
		return image;
	}
}
