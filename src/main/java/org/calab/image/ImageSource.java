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

import ij.ImagePlus;
import ij.io.FileInfo;

import java.util.List;

/**
 * What is known of an image beyond its pixels.
 *
 * @param header text of the file's header, which may say how planes are ordered
 * @param complete whether the image has the planes of the file; one that somebody opened may have
 *          been changed since
 * @param notes what was left out when it was opened
 */
record ImageSource(String header, boolean complete, List<String> notes) {

	private static final String PROPERTY = "org.calab.source";

	/** Attaches it to an image. */
	void attach(final ImagePlus image) {
		image.setProperty(PROPERTY, this);
	}

	/** @return as attached, otherwise what ImageJ has read of the header */
	static ImageSource of(final ImagePlus image) {
		if (image.getProperty(PROPERTY) instanceof ImageSource s) return s;
		final FileInfo file = image.getOriginalFileInfo();
		// what ImageJ saved may have been changed since the header was written
		final boolean asWritten = file != null && image.getInfoProperty() != null &&
			!String.valueOf(file.description).startsWith("ImageJ") && (file.nImages <= 1 ||
				file.nImages == image.getStackSize());
		return new ImageSource(asWritten ? image.getInfoProperty() : "", false, List
			.of());
	}
}
