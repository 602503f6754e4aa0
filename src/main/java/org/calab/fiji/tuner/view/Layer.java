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
package org.calab.fiji.tuner.view;

import java.awt.Color;

import org.calab.figure.Palette;
import org.calab.figure.Theme;

/** The layers of a cell's plot, which the legend shows and hides. */
public enum Layer {

		RAW("Trace", Palette.TRACE, "The trace as it was extracted or loaded"),

		FILTERED("Filtered", Palette.FILTERED,
				"The trace after the band-pass"),

		FIT("Fit", Palette.FIT, "What the activity explains of the trace"),

		PINNED("Pinned fit", Palette.PINNED,
				"The fit that was pinned, dashed, for comparison"),

		ACTIVITY("Activity (a.u.)", Palette.ACTIVITY,
				"Proportional to the rate, not spike counts"),

		SPREAD("± 1 SD", Palette.ACTIVITY,
				"One standard deviation of the posterior on each side of the mean activity, from 0"),

		RESIDUAL("Residual", Palette.RESIDUAL,
				"Trace - fit: should look like noise"),

		SPIKES("True spikes", null, "Where the simulated cell really fired");

	private final String label, help;
	private final Color colour;

	Layer(final String label, final Color colour, final String help) {
		this.label = label;
		this.colour = colour;
		this.help = help;
	}

	public String label() {
		return label;
	}

	String help() {
		return help;
	}

	/** @return its colour, readable on a theme's background */
	public Color colour(final Theme theme) {
		if (this == SPREAD) return theme.band(colour);
		return colour == null ? theme.ink() : theme.onPaper(colour);
	}
}
