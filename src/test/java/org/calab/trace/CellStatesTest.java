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
package org.calab.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.calab.check.InvalidInputException;
import org.junit.jupiter.api.Test;

class CellStatesTest {

	private static final TraceSet THREE = TraceSet.of(new double[][] { { 1, 2 }, {
		3, 4 }, { 5, 6 } }, SamplingRate.ofHz(10)).withNames(List.of("a", "b", "c"))
		.withOrigin("m.tif");

	@Test
	void undoIsTheOldObject() {
		final CellStates none = CellStates.allAccepted(), one = none.with(List.of(
			"b"), CellState.REJECTED), two = one.with(List.of("a", "b"),
				CellState.REJECTED);
		assertEquals(List.of("b", "a"), two.rejected());
		assertEquals(List.of("b"), one.rejected());
		assertEquals(none, two.with(List.of("a", "b", "c"), CellState.ACCEPTED));
		assertEquals("1 of 3 cells are accepted", two.summary(THREE.names()));
		assertEquals(Optional.of(
			"1 of 3 cells is rejected and was left out; set cells_only to false to take all."),
			one.leftOut(THREE.names()));
		assertEquals(Optional.empty(), one.leftOut(List.of("a", "c")));
	}

	@Test
	void otherStatesOfSomeCells() {
		final CellStates some = CellStates.rejecting(List.of("x", "a"));
		assertEquals(List.of("x", "b"), some.with(List.of("a", "b"), CellStates
			.rejecting(List.of("b", "c"))).rejected());
	}

	@Test
	void tracesKeepTheStatesOfTheirCells() {
		final TraceSet marked = THREE.withAccepted(new boolean[] { true, false,
			true });
		assertEquals(List.of("b"), marked.states().rejected());
		assertArrayEquals(new int[] { 0, 2 }, marked.acceptedCells());
		final TraceSet accepted = marked.accepted();
		assertEquals(List.of("a", "c"), accepted.names());
		assertEquals(6, accepted.value(1, 1));
		assertEquals(List.of("b"), accepted.states().rejected(),
			"a cell that was left out is still known to be rejected");
		assertSame(accepted, accepted.accepted());
		for (final TraceSet same : List.of(marked.withRate(SamplingRate.ofHz(5)), marked
			.withOrigin("n.tif"), marked.withTraces(new double[3][4]), marked.withOwned(
				new double[3][4]), marked.withCells(new int[] { 2, 1 }), marked.cells(1,
					3))) assertEquals(marked.states(), same.states());
	}

	@Test
	void statesFollowNewNames() {
		final TraceSet marked = THREE.withAccepted(new boolean[] { true, false,
			true });
		assertEquals(List.of("x-2"), marked.withNames(List.of("x", "x", "y")).states()
			.rejected());
		assertEquals(List.of("b"), marked.accepted().withNames(List.of("p", "q"))
			.states().rejected());
	}

	@Test
	void thereMustBeAnAcceptedCell() {
		final TraceSet none = THREE.withAccepted(new boolean[3]);
		assertTrue(assertThrows(InvalidInputException.class, none::accepted)
			.getMessage().startsWith(
				"All 3 cells are rejected; set cells_only to false"));
	}
}
