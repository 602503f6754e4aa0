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
package org.calab.fiji.image;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.OvalRoi;
import ij.gui.Roi;
import ij.io.FileSaver;
import ij.io.RoiEncoder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.calab.io.FileGroup;
import org.calab.simulation.SampleMovie;

/** A simulated movie as the files a user would have: a TIFF and a RoiSet.zip. */
public final class SampleFiles {

	private SampleFiles() {}

	/** @return the movie as a 16-bit stack with its frame interval */
	public static ImagePlus image(final SampleMovie movie, final String title) {
		final ImageStack stack = new ImageStack(movie.width(), movie.height());
		for (final float[] frame : movie.frames()) {
			final short[] pixels = new short[frame.length];
			for (int i = 0; i < pixels.length; i++)
				pixels[i] = (short) Math.min(65535, Math.round(frame[i]));
			stack.addSlice(null, pixels);
		}
		final ImagePlus image = new ImagePlus(title, stack);
		image.setDimensions(1, 1, movie.frames().length);
		image.setOpenAsHyperStack(true);
		image.getCalibration().frameInterval = 1 / movie.fs();
		image.getCalibration().setTimeUnit("sec");
		return image;
	}

	/** @return an oval per cell, named "cell-01", "cell-02", ... */
	public static List<Roi> rois(final SampleMovie movie) {
		final List<Roi> rois = new ArrayList<>();
		for (final SampleMovie.Cell c : movie.cells()) {
			final Roi roi = new OvalRoi(c.x() - c.radius(), c.y() - c.radius(), 2 * c
				.radius(), 2 * c.radius());
			roi.setName(String.format(Locale.ROOT, "cell-%02d", rois.size() + 1));
			rois.add(roi);
		}
		return rois;
	}

	/** Writes {@code STEM.tif} and {@code STEM_RoiSet.zip}, or neither; returns them. */
	public static List<Path> save(final SampleMovie movie, final Path stem,
		final boolean overwrite) throws IOException
	{
		final String name = stem.getFileName().toString();
		final Path tiff = stem.resolveSibling(name + ".tif"), zip = stem
			.resolveSibling(name + "_RoiSet.zip");
		try (FileGroup group = new FileGroup(overwrite)) {
			final byte[] bytes = new FileSaver(image(movie, name)).serialize();
			group.add(tiff, out -> out.write(bytes));
			group.add(zip, out -> {
				final ZipOutputStream entries = new ZipOutputStream(out);
				for (final Roi roi : rois(movie)) {
					entries.putNextEntry(new ZipEntry(roi.getName() + ".roi"));
					entries.write(RoiEncoder.saveAsByteArray(roi));
				}
				entries.finish();
			});
			group.commit();
		}
		return List.of(tiff, zip);
	}
}
