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

import java.awt.Color;
import java.util.List;
import java.util.Locale;

import org.calab.trace.CellNames;
import org.calab.trace.CellState;

/**
 * The state of a cell in its ROI, as the ROI Manager saves it: a rejected one has the property
 * {@code calab.state} with the value {@code rejected} and the last ROI group, 255, whose
 * colour shows it. The group and colour that it had are restored when it is accepted.
 * Other groups are the user's own. The property decides; without it the group does.
 */
public final class RoiStates {

	/** The property that holds the state. */
	public static final String PROPERTY = "calab.state";

	/** Group of rejected ROIs, the last one that ImageJ has. */
	public static final int REJECTED_GROUP = 255;

	/** Holds the group and the colour that a ROI had before it was rejected. */
	private static final String BEFORE = "calab.before";

	private RoiStates() {}

	/** @return names as those of the traces that are extracted from these ROIs, in order */
	public static List<String> names(final List<Roi> rois) {
		return CellNames.distinct(RoiRegions.names(rois));
	}

	public static CellState of(final Roi roi) {
		return of(roi, roi.getGroup());
	}

	/** @param group of the ROI, which may not have been set on it */
	static CellState of(final Roi roi, final int group) {
		final String state = roi.getProperty(PROPERTY);
		if (state == null) return group == REJECTED_GROUP ? CellState.REJECTED
			: CellState.ACCEPTED;
		return state.strip().toLowerCase(Locale.ROOT).equals(CellState.REJECTED
			.toString()) ? CellState.REJECTED : CellState.ACCEPTED;
	}

	/** @param roi changed, if its state is another */
	public static void set(final Roi roi, final CellState state) {
		if (of(roi) == state) return;
		final int group = change(roi, roi.getGroup(), state);
		final Color colour = roi.getStrokeColor();
		roi.setGroup(group);
		if (state == CellState.ACCEPTED) roi.setStrokeColor(colour);
	}

	/**
	 * Changes the properties and the colour of a ROI, but not its group.
	 *
	 * @param group that it has
	 * @return the group that it is to have
	 */
	static int change(final Roi roi, final int group, final CellState state) {
		return state == CellState.REJECTED ? rejected(roi, group) : accepted(roi);
	}

	private static int rejected(final Roi roi, final int group) {
		final Color colour = roi.getStrokeColor();
		roi.setProperty(BEFORE, group + (colour == null ? "" : " " + Integer
			.toHexString(colour.getRGB())));
		roi.setProperty(PROPERTY, CellState.REJECTED.toString());
		return REJECTED_GROUP;
	}

	private static int accepted(final Roi roi) {
		final String before = roi.getProperty(BEFORE);
		final String[] parts = before == null || !before.matches(
			"(\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-4])( [0-9a-f]{1,8})?") ? new String[] { "0" }
				: before.split(" ");
		roi.setStrokeColor(parts.length < 2 ? null : new Color(Integer
			.parseUnsignedInt(parts[1], 16), true));
		roi.setProperty(BEFORE, null);
		roi.setProperty(PROPERTY, null);
		return Integer.parseInt(parts[0]);
	}
}
