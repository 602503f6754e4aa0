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
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;

import java.awt.GraphicsEnvironment;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.calab.image.RoiStates;
import org.calab.trace.CellStates;

/** The ROIs of the ROI Manager, which there is only on a desktop. */
final class ManagerRois {

	private ManagerRois() {}

	/** @return the ROIs; none if there is no ROI Manager */
	static List<Roi> get() {
		if (GraphicsEnvironment.isHeadless()) return List.of();
		final RoiManager manager = RoiManager.getInstance2();
		return manager == null ? List.of() : Arrays.asList(manager
			.getRoisAsArray());
	}

	/**
	 * Gives the ROIs of these cells their states.
	 *
	 * @return how many of the ROIs are of these cells
	 */
	static int mark(final Collection<String> cells, final CellStates states) {
		final List<Roi> rois = get();
		final List<String> names = RoiStates.names(rois);
		final Set<String> known = Set.copyOf(cells);
		int found = 0;
		for (int i = 0; i < rois.size(); i++) {
			if (!known.contains(names.get(i))) continue;
			RoiStates.set(rois.get(i), states.of(names.get(i)));
			found++;
		}
		final ImagePlus shown = found > 0 ? WindowManager.getCurrentImage() : null;
		if (shown != null) shown.updateAndDraw();
		return found;
	}
}
