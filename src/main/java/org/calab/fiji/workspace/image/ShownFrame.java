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
package org.calab.fiji.workspace.image;

import ij.ImagePlus;

/** The frame of a movie that its window shows. Slices are frames where there are no frames. */
public final class ShownFrame {

	private ShownFrame() {}

	/** @return how many frames there are to show */
	public static int count(final ImagePlus image) {
		return image.getNFrames() > 1 ? image.getNFrames() : image.getNSlices() > 1 ? image
			.getNSlices() : image.getStackSize();
	}

	/** @return the frame in view, from 0 */
	public static int of(final ImagePlus image) {
		return (image.getNFrames() > 1 ? image.getFrame() : image.getNSlices() > 1 ? image
			.getSlice() : image.getCurrentSlice()) - 1;
	}

	/** @param frame from 0 */
	public static void show(final ImagePlus image, final int frame) {
		if (image.getNFrames() > 1) image.setPosition(image.getChannel(), image.getSlice(),
			frame + 1);
		else if (image.getNSlices() > 1) image.setPosition(image.getChannel(), frame + 1, 1);
		else image.setSlice(frame + 1);
	}
}
