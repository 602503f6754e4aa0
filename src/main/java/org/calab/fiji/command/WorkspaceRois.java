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
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.calab.fiji.workspace.Workspace;
import org.calab.fiji.workspace.image.CellRois;
import org.calab.fiji.workspace.image.RoiManagerLink;
import org.calab.image.RoiStates;
import org.calab.trace.CellState;
import org.calab.trace.CellStates;

/** The ROIs of a workspace: those of the ROI Manager, and where they come from. To be used on the event thread. */
final class WorkspaceRois {

	private final RoiManagerLink manager;
	private final Runnable opened;
	private CellRois ofFile, ofOverlay;
	private Optional<Path> file = Optional.empty();

	/**
	 * @param changed called when the ROIs change
	 * @param opened called when the ROI Manager was opened for them
	 */
	WorkspaceRois(final Workspace workspace, final Runnable changed,
		final Runnable opened)
	{
		manager = new RoiManagerLink(workspace, changed);
		this.opened = opened;
		ofFile = manager.cells();
		ofOverlay = ofFile;
	}

	CellRois cells() {
		return manager.cells();
	}

	/** Follows the ROI Manager. */
	void follow() {
		manager.follow();
	}

	/** Takes the ROIs of an image's overlay, if there are no others. */
	void takeOverlay(final ImagePlus image) {
		if (image.getOverlay() == null || !cells().rois().isEmpty()) return;
		final List<Roi> own = CellRois.of(Arrays.asList(image.getOverlay()
			.toArray())).rois();
		if (own.isEmpty()) return;
		fill(own);
		ofOverlay = cells();
	}

	/** Puts ROIs into the ROI Manager. @param from the file that holds them */
	void open(final List<Roi> rois, final Path from) {
		fill(rois);
		areIn(from);
	}

	/** @param saved holds the ROIs that are shown now */
	void areIn(final Path saved) {
		ofFile = cells();
		file = Optional.of(saved);
	}

	private void fill(final List<Roi> rois) {
		final boolean opens = RoiManager.getInstance2() == null;
		manager.fill(rois);
		if (opens) opened.run();
	}

	/** @return the file of the ROIs that are shown, if there is one */
	Optional<Path> file() {
		return cells() == ofFile ? file : Optional.empty();
	}

	/** @return these ROIs as inputs of Extract ROI Traces..., which takes those of the overlay by itself */
	Map<String, Object> inputs() {
		if (file().isPresent()) return Map.of("rois", file().get().toFile());
		if (cells() == ofOverlay) return Map.of();
		if (RoiManager.getInstance2() == null) manager.fill(cells().rois());
		return Map.of("regions_from", RegionChoice.MANAGER);
	}

	/** @return these states, with those of rejected ROIs */
	CellStates states(final CellStates before) {
		final List<Roi> rois = cells().rois();
		final List<String> names = RoiStates.names(rois);
		return before.with(IntStream.range(0, names.size()).filter(i -> RoiStates.of(
			rois.get(i)) == CellState.REJECTED).mapToObj(names::get).toList(),
			CellState.REJECTED);
	}

	/** @return copies of the ROIs in these states */
	List<Roi> with(final CellStates states) {
		final List<String> names = RoiStates.names(cells().rois());
		return IntStream.range(0, names.size()).mapToObj(i -> {
			final Roi roi = (Roi) cells().rois().get(i).clone();
			RoiStates.set(roi, states.of(names.get(i)));
			return roi;
		}).toList();
	}
}
