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
package org.calab.fiji.workspace;

import java.awt.Color;
import java.util.Arrays;

import org.calab.figure.Palette;
import org.calab.trace.CellState;

/** The colours of cells: by their state, or by a column of the table. */
public final class CellColours {

	private static final Color ACCEPTED = new Color(0x2C, 0xC8, 0x84), REJECTED =
		new Color(0xE8, 0x64, 0x1B),
			MISSING = new Color(0x99, 0x99, 0x99);

	/** Parts of the cells below and above the ends of the colour map, so that one cell does not stretch it. */
	private static final double LOW = 0.02, HIGH = 0.98;

	private final WorkspaceState state;
	private final boolean isState;
	private double[] values;
	private double from, to;

	private CellColours(final WorkspaceState state) {
		this.state = state;
		isState = state.colouring().equals(Order.STATE) || !state.data()
			.numericColumns().contains(state.colouring());
		if (isState) return;
		values = state.data().numbers(state.colouring());
		final double[] known = Arrays.stream(values).filter(Double::isFinite).sorted()
			.toArray();
		from = known.length == 0 ? 0 : known[(int) (LOW * (known.length - 1))];
		to = known.length == 0 ? 1 : known[(int) Math.ceil(HIGH * (known.length -
			1))];
	}

	public static CellColours of(final WorkspaceState state) {
		return new CellColours(state);
	}

	/** @return the colour of a cell in the image */
	public Color of(final int cell) {
		if (isState) return of(state.stateOf(cell));
		final double v = values[cell];
		return Double.isFinite(v) ? Palette.viridis(to > from ? (v - from) / (to -
			from) : 0.5) : MISSING;
	}

	/** @return the colour of a state */
	public static Color of(final CellState s) {
		return s == CellState.ACCEPTED ? ACCEPTED : REJECTED;
	}

	/** @return the colours of all cells */
	public Color[] all() {
		return state.data().all().stream().map(this::of).toArray(Color[]::new);
	}
}
