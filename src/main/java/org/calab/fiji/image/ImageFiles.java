package org.calab.fiji.image;

import ij.IJ;
import ij.ImagePlus;
import ij.io.Opener;
import ij.plugin.FileInfoVirtualStack;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.calab.io.DataFormatException;

/** Opens image files without a screen. */
public final class ImageFiles {

	/** What is larger than this part of the heap is read plane by plane. */
	private static final double LARGEST_PART_OF_HEAP = 0.25;

	private ImageFiles() {}

	/**
	 * @return the image, not shown; a large TIFF as a virtual stack
	 * @throws FileNotFoundException if there is no such file
	 * @throws DataFormatException if ImageJ cannot open it
	 */
	public static ImagePlus open(final Path file) throws IOException {
		if (!Files.isRegularFile(file)) throw new FileNotFoundException(
			"File not found: " + file);
		final boolean tiff = file.toString().toLowerCase(Locale.ROOT).matches(
			".*\\.tiff?");
		ImagePlus image = null;
		final boolean redirect = IJ.redirectingErrorMessages();
		try {
			IJ.redirectErrorMessages(true); // else the opener would show a dialog
			if (tiff && Files.size(file) > LARGEST_PART_OF_HEAP * Runtime.getRuntime()
				.maxMemory()) image = FileInfoVirtualStack.openVirtual(file.toString());
			if (image == null) image = new Opener().openImage(file.toString());
		}
		catch (final RuntimeException e) {
			throw new DataFormatException(file.toString(),
				"not an image that ImageJ can open, or a damaged one", e);
		}
		finally {
			IJ.redirectErrorMessages(redirect);
		}
		if (image == null) throw new DataFormatException(file.toString(),
			"not an image that ImageJ can open, or a damaged one");
		return image;
	}
}
