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
import ij.ImageStack;
import ij.plugin.AVI_Reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.calab.io.DataFormatException;

/** Opens AVI movies with ImageJ's reader, without its dialog, as virtual stacks. */
final class AviFiles {

	private static final int HEADING = 12;

	private AviFiles() {}

	/** @return whether the content is that of an AVI */
	static boolean isAvi(final Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			final String heading = new String(in.readNBytes(HEADING),
				StandardCharsets.ISO_8859_1);
			return heading.startsWith("RIFF") && heading.endsWith("AVI ");
		}
	}

	/**
	 * @return the movie, whose planes are frames. The rate of playback in the file is not that of the
	 *         recording, and is not used.
	 * @throws DataFormatException if ImageJ does not know its compression, or it is damaged
	 */
	static ImagePlus open(final Path file) throws IOException {
		final AVI_Reader reader = new AVI_Reader();
		final boolean redirect = IJ.redirectingErrorMessages();
		ImageStack stack = null;
		String why = null;
		try {
			IJ.redirectErrorMessages(true); // prevents a dialog
			stack = reader.makeStack(file.toString(), 1, 0, true, false, false);
			if (stack != null && (stack.size() == 0 || stack.getWidth() < 1 || stack
				.getHeight() < 1 || stack.getProcessor(1) == null)) stack = null;
			why = reader.getErrorText();
		}
		catch (final RuntimeException | OutOfMemoryError e) {
			why = e.getMessage();
			stack = null;
		}
		finally {
			IJ.redirectErrorMessages(redirect);
		}
		if (stack == null) throw new DataFormatException(file
			.toString(), "ImageJ cannot read this AVI" + (why == null ? "" : " (" + why
				.strip() + ")") + "; it reads uncompressed, JPEG and PNG frames. Convert it, " +
				"for example with ffmpeg -i in.avi -c:v rawvideo -pix_fmt gray out.avi, or " +
				"to TIFF.");
		final ImagePlus image = new ImagePlus(file.getFileName().toString(), stack);
		image.setDimensions(1, 1, stack.size());
		return image;
	}
}
