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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.calab.check.InvalidInputException;
import org.calab.fiji.OpenTraces;
import org.calab.fiji.lanes.TimeWindow;
import org.calab.trace.CellState;
import org.calab.trace.SamplingRate;
import org.calab.trace.Table;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkspaceTest {

	private static final List<String> ROIS = List.of("a", "b", "c", "d");
	private static final List<double[]> PLACES = List.of(new double[] { 1, 9 },
		new double[] { 2, 3 }, new double[] { 5, 5 }, new double[] { 0, 1 });

	private final Workspace workspace = new Workspace();

	/** Cell c has no trace. */
	private static OpenTraces.Entry entry() {
		return new OpenTraces.Entry("Traces", TraceSet.of(new double[][] { { 1, 2,
			3, 4 }, { 5, 5, 5, 6 }, { 0, 1, 0, 1 } }, SamplingRate.ofHz(10)).withNames(
				List.of("a", "b", "d")), Optional.empty());
	}

	private static Table table() {
		return new Table(List.of("cell", "state", "snr", "converged"), List.of(List
			.of("a", "accepted", 2.5, true), List.of("b", "accepted", 7.0, false), List
				.of("d", "accepted", 4.0, true)));
	}

	@BeforeEach
	void showCells() {
		workspace.show(ROIS, PLACES, Optional.of(entry()), Optional.of(table()));
	}

	private WorkspaceState state() {
		return workspace.state();
	}

	@Test
	void roisAndTracesMeetByName() {
		final CellData data = state().data();
		assertEquals(ROIS, data.names());
		assertEquals(List.of(0, 1, -1, 2), data.rows());
		assertEquals(7.0, data.value(1, "snr"));
		assertNull(data.value(2, "snr"), "it has no trace");
		assertEquals(List.of("snr", "converged"), data.columns(),
			"the state in the table may be old");
		assertEquals(List.of("snr"), data.numericColumns());
	}

	@Test
	void tracesWithoutRoisAreCellsToo() {
		workspace.show(List.of("b", "b", ""), PLACES.subList(0, 3), Optional.of(
			entry()), Optional.empty());
		assertEquals(List.of("b", "b-2", "Cell 3", "a", "d"), state().data().names(),
			"named as the extraction does");
	}

	@Test
	void theCellsOfAnotherMovieAreAcceptedThoughTheNamesAreTheSame() {
		workspace.select(List.of(1));
		workspace.mark(CellState.REJECTED);
		workspace.clear();
		assertEquals(List.of(), state().data().names());
		showCells();
		assertEquals(0, state().rejected());
		assertEquals(List.of(), state().selection());
		workspace.undo();
		assertEquals(0, state().rejected(), "nothing of the other movie is taken back");
	}

	@Test
	void aRejectedCellIsFollowedByTheNext() {
		workspace.select(List.of(0));
		workspace.mark(CellState.REJECTED);
		assertEquals(CellState.REJECTED, state().stateOf(0));
		assertEquals(List.of(1), state().selection());
		workspace.sort(Order.natural().by(Order.NAME).by(Order.NAME));
		assertEquals(List.of(3, 2, 1, 0), state().shown());
		workspace.mark(CellState.REJECTED);
		assertEquals(List.of(0), state().selection(), "the next in the table");
		workspace.select(List.of(2, 3));
		workspace.mark(CellState.REJECTED);
		assertEquals(List.of(2, 3), state().selection(), "several stay selected");
		assertEquals(4, state().rejected());
	}

	@Test
	void undoTakesBackOneStepAndShowsIt() {
		workspace.select(List.of(1, 2));
		workspace.mark(CellState.REJECTED);
		workspace.select(List.of(0));
		workspace.mark(CellState.ACCEPTED); // changes nothing
		workspace.undo();
		assertEquals(0, state().rejected());
		assertEquals(List.of(1, 2), state().selection());
		assertFalse(workspace.canUndo());
		workspace.undo();
		assertEquals(0, state().rejected());
	}

	@Test
	void statesOutliveTheTracesAndTheRois() {
		workspace.select(List.of(3));
		workspace.mark(CellState.REJECTED);
		workspace.show(List.of("d", "e"), PLACES.subList(0, 2), Optional.empty(),
			Optional.empty());
		assertEquals(CellState.REJECTED, state().stateOf(0));
		assertEquals(CellState.ACCEPTED, state().stateOf(1));
		workspace.show(ROIS, PLACES, Optional.of(entry()), Optional.of(table()));
		assertEquals(CellState.REJECTED, state().stateOf(3));
	}

	@Test
	void theLargestComesFirstAndMissingValuesLast() {
		workspace.sort(Order.natural().by("snr"));
		assertEquals(List.of(1, 3, 0, 2), state().shown());
		workspace.sort(state().order().by("snr"));
		assertEquals(List.of(0, 3, 1, 2), state().shown());
		workspace.sort(Order.natural().by(Order.POSITION));
		assertEquals(List.of(3, 1, 2, 0), state().shown(), "from the top");
	}

	@Test
	void arrowsWalkInTheOrderOfTheTable() {
		workspace.sort(Order.natural().by("snr"));
		workspace.walk(1);
		assertEquals(List.of(1), state().selection());
		workspace.walk(1);
		assertEquals(List.of(3), state().selection());
		workspace.walk(-1);
		workspace.walk(-1);
		assertEquals(List.of(1), state().selection(), "stops at the first");
	}

	@Test
	void theFilterKnowsTheStatesOfNow() {
		workspace.filter("snr > 3");
		assertEquals(List.of(1, 3), state().shown());
		workspace.select(List.of(3));
		workspace.mark(CellState.REJECTED);
		workspace.filter("state = rejected");
		assertEquals(List.of(3), state().shown());
		workspace.undo();
		assertEquals(List.of(), state().shown());
		assertThrows(InvalidInputException.class, () -> workspace.filter(
			"nothing > 3"));
		assertEquals("state = rejected", state().filter());
		workspace.filter("");
		assertEquals(4, state().shown().size());
	}

	@Test
	void shiftAddsAndRemoves() {
		workspace.pick(2, false);
		workspace.pick(0, true);
		assertEquals(List.of(2, 0), state().selection());
		assertEquals(Optional.of(0), state().lead());
		workspace.pick(2, true);
		assertEquals(List.of(0), state().selection());
		workspace.pick(3, false);
		assertEquals(List.of(3), state().selection());
	}

	@Test
	void theFrameStaysInTheRecording() {
		workspace.goTo(99);
		assertEquals(3, state().frame());
		workspace.goTo(-1);
		assertEquals(0, state().frame());
	}

	@Test
	void listenersHearOnlyOfChanges() {
		final List<WorkspaceState> heard = new ArrayList<>();
		workspace.listen((before, after) -> heard.add(after));
		workspace.select(List.of(1));
		workspace.select(List.of(1));
		workspace.look(state().window());
		assertEquals(1, heard.size());
	}

	@Test
	void theViewStaysWhenActivityArrives() {
		final double[][] rows = new double[2][100];
		final OpenTraces.Entry longer = new OpenTraces.Entry("x", TraceSet.of(rows,
			SamplingRate.ofHz(1)), Optional.empty());
		workspace.show(List.of(), List.of(), Optional.of(longer), Optional.empty());
		workspace.look(new TimeWindow(20, 60, 100));
		workspace.show(List.of(), List.of(), Optional.of(new OpenTraces.Entry("y",
			longer.traces(), Optional.empty())), Optional.empty());
		assertEquals(new TimeWindow(20, 60, 100), state().window());
		showCells();
		assertEquals(TimeWindow.whole(4), state().window());
		assertTrue(state().window().length() <= 4);
	}

	@Test
	void coloursFollowTheStateOrAColumn() {
		workspace.select(List.of(0));
		workspace.mark(CellState.REJECTED);
		final CellColours states = CellColours.of(state());
		assertEquals(CellColours.of(CellState.REJECTED), states.of(0));
		assertEquals(CellColours.of(CellState.ACCEPTED), states.of(1));
		workspace.colour("snr");
		final CellColours numbers = CellColours.of(state());
		assertFalse(numbers.of(0).equals(numbers.of(1)));
		assertEquals(numbers.of(2), CellColours.of(state()).of(2),
			"without a number");
	}
}
