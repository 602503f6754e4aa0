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
package org.calab.fiji.workspace.view;

import java.awt.Color;

import org.calab.figure.Palette;
import org.calab.figure.Theme;

/** The layers of a cell's traces, which the legend shows and hides. */
enum TraceLayer {

		TRACE("Trace", Palette.TRACE, "Fluorescence or dF/F, as it was extracted or loaded"),

		FIT("Fit", Palette.FIT, "What the activity explains of the trace"),

		ACTIVITY("Activity", Palette.ACTIVITY,
				"The inferred activity, in a.u. unless the method finds counts; pale: one standard deviation"),

		RESIDUAL("Residual", Palette.RESIDUAL,
				"Trace - fit: should look like noise");

	private final String label, help;
	private final Color colour;

	TraceLayer(final String label, final Color colour, final String help) {
		this.label = label;
		this.colour = colour;
		this.help = help;
	}

	String label() {
		return label;
	}

	String help() {
		return help;
	}

	Color colour(final Theme theme) {
		return theme.onPaper(colour);
	}
}
