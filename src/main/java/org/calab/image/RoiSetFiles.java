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

import ij.gui.Roi;
import ij.io.RoiEncoder;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipOutputStream;

import org.calab.io.FileGroup;
import org.calab.io.UndatedEntry;

/** Writes ROI sets that ImageJ's ROI Manager opens. */
public final class RoiSetFiles {

	private static final String SUFFIX = ".roi";

	private RoiSetFiles() {}

	/**
	 * @return a RoiSet.zip, in which the name of each entry is that of its ROI; a character
	 *         that no file name has becomes "_", and a name that occurs again gets "-2", "-3", ...
	 */
	public static FileGroup.Content zip(final List<Roi> rois) {
		return out -> {
			final ZipOutputStream zip = new ZipOutputStream(out);
			final Set<String> used = new HashSet<>();
			for (final Roi roi : rois) {
				final String entry = entry(roi.getName(), used);
				final Roi named = (Roi) roi.clone();
				named.setName(entry);
				zip.putNextEntry(UndatedEntry.of(entry + SUFFIX));
				zip.write(RoiEncoder.saveAsByteArray(named));
				zip.closeEntry();
			}
			zip.finish();
		};
	}

	/** File systems that ignore case unpack the set, too. */
	private static String entry(final String name, final Set<String> used) {
		final String base = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
		String entry = base;
		for (int k = 2; !used.add(entry.toLowerCase(Locale.ROOT)); k++)
			entry = base + "-" + k;
		return entry;
	}
}
