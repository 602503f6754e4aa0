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

import io.soabase.recordbuilder.core.RecordBuilder;

import java.util.List;
import java.util.Optional;

import org.calab.fiji.lanes.TimeWindow;
import org.calab.trace.CellState;
import org.calab.trace.CellStates;

/**
 * All that a workspace shows, at one moment. Immutable.
 *
 * @param data the cells and their traces
 * @param states which cells are rejected
 * @param selection the selected cells, in the order of selection; the last one leads
 * @param frame the frame that the image shows, from 0
 * @param filter text of the filter box; empty shows all cells
 * @param order of the table and the raster
 * @param colouring what the colours of the outlines show: {@link Order#STATE} or a column
 * @param perCell whether the raster is normalised for each cell
 * @param acceptedOnly whether the traces leave out rejected cells
 * @param window the visible frames
 * @param ranks place of each row of the traces by correlation, once it is known
 * @param shown the cells that pass the filter, in their order
 */
@RecordBuilder
public record WorkspaceState(CellData data, CellStates states,
	List<Integer> selection, int frame, String filter, Order order,
	String colouring, boolean perCell, boolean acceptedOnly, TimeWindow window,
	Optional<int[]> ranks, List<Integer> shown)
	implements WorkspaceStateBuilder.With
{

	private static final int MOST_IN_VIEW = 60, UNSELECTED = 4;

	public WorkspaceState {
		selection = List.copyOf(selection);
		shown = List.copyOf(shown);
	}

	/** @return an empty workspace */
	public static WorkspaceState empty() {
		return new WorkspaceState(CellData.none(), CellStates.allAccepted(), List.of(), 0,
			"", Order.natural(), Order.STATE, true, false, TimeWindow.whole(1),
			Optional.empty(), List.of());
	}

	/** @return the state of a cell */
	public CellState stateOf(final int cell) {
		return states.of(data.names().get(cell));
	}

	/** @return the cells whose traces are in view: the selected ones or, without a selection, the first */
	public List<Integer> inView() {
		final boolean some = !selection.isEmpty();
		return (some ? selection : shown).stream().filter(c -> data.row(c) >= 0 &&
			(!acceptedOnly || stateOf(c) == CellState.ACCEPTED)).limit(some ? MOST_IN_VIEW
				: UNSELECTED).toList();
	}

	/** @return the number of rejected cells */
	public int rejected() {
		return states.rejected(data.names()).size();
	}

	/** @return the cell that was selected last, if any */
	public Optional<Integer> lead() {
		return selection.isEmpty() ? Optional.empty() : Optional.of(selection.get(
			selection.size() - 1));
	}
}
