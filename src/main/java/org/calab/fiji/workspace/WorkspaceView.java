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

import java.util.List;

import org.calab.fiji.lanes.TimeWindow;

/**
 * What a workspace shows of its cells, without the cells: it can be saved, and shown again later.
 * Immutable.
 *
 * @param order of the table and the raster
 * @param colouring as in {@link WorkspaceState}
 * @param perCell whether the raster is normalised for each cell
 * @param acceptedOnly whether the traces leave out rejected cells
 * @param filter text of the filter box
 * @param selection names of the selected cells, the last one leads
 * @param frame the frame that the image shows, from 0
 * @param from first visible frame; may be fractional
 * @param to last visible frame; 0 for the whole recording
 */
public record WorkspaceView(Order order, String colouring, boolean perCell,
	boolean acceptedOnly, String filter, List<String> selection, int frame,
	double from, double to)
{

	public WorkspaceView {
		selection = List.copyOf(selection);
	}

	/** @return the view of an empty workspace */
	public static WorkspaceView initial() {
		return of(WorkspaceState.empty());
	}

	public static WorkspaceView of(final WorkspaceState s) {
		final TimeWindow w = s.window();
		final boolean whole = w.length() >= w.frames();
		return new WorkspaceView(s.order(), s.colouring(), s.perCell(), s
			.acceptedOnly(), s.filter(), s.selection().stream().map(s.data()
				.names()::get).toList(), s.frame(), whole ? 0 : w.from(), whole ? 0 : w
					.to());
	}

	/** @return the window of a recording */
	TimeWindow window(final int frames) {
		return to > from ? new TimeWindow(from, to, frames) : TimeWindow.whole(
			frames);
	}
}
