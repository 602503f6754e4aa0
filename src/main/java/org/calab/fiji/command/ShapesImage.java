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
package org.calab.fiji.command;

import ij.ImagePlus;
import ij.WindowManager;

import java.util.Optional;

import org.calab.extraction.OutlineOptions;
import org.calab.fiji.OpenTraces;
import org.calab.image.FootprintImages;

/** The image with the cells' shapes that were loaded with traces. */
final class ShapesImage {

	private ShapesImage() {}

	static String title(final OpenTraces.Entry entry) {
		return "Cells of " + entry.traces().origin();
	}

	/** @return whether this image shows the shapes of these traces */
	static boolean shows(final ImagePlus image, final OpenTraces.Entry entry) {
		return image.getTitle().equals(title(entry));
	}

	/** @return the image, shown again if it was closed; empty if the traces have no shapes */
	static Optional<ImagePlus> of(final OpenTraces openTraces,
		final OpenTraces.Entry entry)
	{
		return openTraces.footprints(entry.title()).map(shapes -> {
			final ImagePlus open = WindowManager.getImage(title(entry));
			if (open != null) return open;
			final ImagePlus image = FootprintImages.withOutlines(title(entry), shapes,
				OutlineOptions.defaults());
			image.show();
			return image;
		});
	}
}
