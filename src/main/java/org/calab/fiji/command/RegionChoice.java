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

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.calab.check.InvalidInputException;
import org.calab.extraction.Region;
import org.calab.image.LabelImageRegions;
import org.calab.image.RegionFiles;
import org.calab.image.RoiRegions;

/** Chooses the regions of a movie. ROIs are only read, never changed. */
final class RegionChoice {

	static final String AUTO = "auto";
	static final String MANAGER = "roi manager";
	static final String OVERLAY = "overlay";
	static final String SELECTION = "selection";

	private RegionChoice() {}

	/**
	 * Regions and their source.
	 *
	 * @param regions at least one
	 * @param source what they are, for example "ROIs of the overlay of movie.tif"
	 */
	record Chosen(List<Region> regions, String source) {

		/** @return the same, after telling in the log which were taken: with auto they may not be the expected ones */
		private Chosen told() {
			Notes.say(regions.size() + " " + source);
			return this;
		}
	}

	/**
	 * With {@link #AUTO}, the movie's own ROIs are preferred: those of its overlay, if they are
	 * areas or points, before those of the ROI Manager, and these before its selection.
	 *
	 * @param file a ROI file; has priority over the others
	 * @param labels title or file of a label image, or empty; second in priority
	 * @param from one of the choices
	 * @throws InvalidInputException if it contains no ROI
	 */
	static Chosen regions(final Optional<Path> file, final String labels,
		final String from, final ImagePlus movie) throws IOException
	{
		final boolean labelled = labels != null && !labels.isBlank();
		if (file.isPresent() && labelled) throw new InvalidInputException("Give either rois or " +
			"labels, not both.");
		if (file.isPresent()) return new Chosen(RegionFiles.rois(file.get()),
			"ROIs of " + file.get()).told();
		if (labelled) return new Chosen(fromLabels(labels.trim(), movie),
			"regions of the label image " + labels.trim()).told();
		final List<Roi> manager = ManagerRois.get(), overlay = overlay(movie), selection =
			movie == null || movie.getRoi() == null ? List.of() : List.of(movie.getRoi());
		final boolean auto = from == null || from.trim().equalsIgnoreCase(AUTO);
		final List<Roi> rois = auto ? automatic(overlay, manager, selection)
			: switch (from.trim().toLowerCase(Locale.ROOT)) {
				case MANAGER -> manager;
				case OVERLAY -> overlay;
				case SELECTION -> selection;
				default -> throw InvalidInputException.mustBe("regions_from", "one of " +
					String.join(", ", AUTO, MANAGER, OVERLAY, SELECTION), from);
			};
		if (rois.isEmpty()) throw new InvalidInputException(
			"There are no ROIs (regions_from=[" + from + "]): set rois to the file of a ROI set, " +
				"or add ROIs to the ROI Manager or the overlay.");
		final Chosen chosen = new Chosen(RoiRegions.of(rois), rois == manager
			? "ROIs of the ROI Manager" : rois == overlay ? "ROIs of the overlay of " +
				movie.getTitle() : "ROI: the selection in " + movie.getTitle()).told();
		if (auto && rois == overlay && !manager.isEmpty()) Notes.say("The ROI Manager, which has " + manager.size() +
				" ROIs, was not used; it is taken with regions_from=[" + MANAGER + "].");
		return chosen;
	}

	/** @return the first that has ROIs; annotations in an overlay are no cells */
	static List<Roi> automatic(final List<Roi> overlay,
		final List<Roi> manager, final List<Roi> selection)
	{
		if (!overlay.isEmpty() && (manager.isEmpty() || overlay.stream().allMatch(
			RoiRegions::isRegion))) return overlay;
		return manager.isEmpty() ? selection : manager;
	}

	private static List<Region> fromLabels(final String labels,
		final ImagePlus movie) throws IOException
	{
		final ImagePlus open = GraphicsEnvironment.isHeadless() ? null
			: WindowManager.getImage(labels);
		if (open == null) return RegionFiles.labels(Path.of(labels), movie
			.getWidth(), movie.getHeight());
		LabelImageRegions.requireSize(open, movie.getWidth(), movie.getHeight());
		return LabelImageRegions.of(open);
	}

	/** @return the ROIs of an image's overlay; none without an image */
	static List<Roi> overlay(final ImagePlus movie) {
		return movie == null || movie.getOverlay() == null ? List.of() : Arrays.asList(movie
			.getOverlay().toArray());
	}
}
