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
package org.calab.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.calab.check.InvalidInputException;
import org.calab.trace.CellNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellListTest {

	private static final List<String> TEN = IntStream.rangeClosed(1, 10).mapToObj(
		i -> "Cell " + i).toList();

	private static String refusal(final String list, final List<String> names) {
		return assertThrows(InvalidInputException.class, () -> CellList.of(list,
			names)).getMessage();
	}

	@Test
	void numbersRangesAndNames() {
		assertArrayEquals(new int[] { 2, 6, 7, 8 }, CellList.of("3,7-9", TEN));
		assertArrayEquals(new int[] { 9, 0, 1 }, CellList.of(
			" Cell 10 , 1 - 2,\"Cell 1\" ", TEN));
		assertArrayEquals(IntStream.range(0, 10).toArray(), CellList.of("All", TEN));
		assertArrayEquals(new int[] { 1, 2 }, CellList.of(
			"\"left, upper\",'it''s \"b\"'", List.of("a", "left, upper",
				"it's \"b\"")));
	}

	/** ImageJ names a ROI by its place, such as 0012-0034. */
	@Test
	void aNameMayLookLikeARange() {
		final List<String> names = List.of("0012-0034", "0002-0003", "2", "a");
		assertArrayEquals(new int[] { 0 }, CellList.of("0012-0034", names));
		assertArrayEquals(new int[] { 2 }, CellList.of("\"2\"", names));
		assertTrue(refusal("2", names).contains(
			"contains 2, which is both a number and the name of cell 3"));
		assertTrue(refusal("0002-0003", names).contains("the name of cell 2"));
		assertArrayEquals(new int[] { 0 }, CellList.of("1", List.of("1", "2")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0", "11", "7-11", "9-7", "1,,2", "1,", "x", "3-",
		"-3", "1;2", "\"1", "\"Cell 1\" 2", "99999999999" })
	void refusesWhatIsNoCell(final String list) {
		final String message = refusal(list, TEN);
		assertTrue(message.startsWith("cells ") && message.contains(
			"numbers from 1 to 10"), message);
	}

	@Property(tries = 200)
	void theTextOfCellsReadsAsTheseCells(
		@ForAll @NotEmpty final Set<@IntRange(max = 40) Integer> cells)
	{
		final List<String> names = IntStream.rangeClosed(0, 40).mapToObj(
			i -> "ROI " + i).toList();
		final int[] sorted = new TreeSet<>(cells).stream().mapToInt(i -> i)
			.toArray();
		assertArrayEquals(sorted, CellList.of(CellList.text(sorted), names));
	}

	/** Whatever a cell is called, its name in quotes means it. */
	@Property(tries = 200)
	void aQuotedNameIsItsCell(
		@ForAll @Size(min = 1, max = 6) final List<String> given)
	{
		final List<String> names = CellNames.distinct(given);
		final List<Integer> found = new ArrayList<>();
		for (final String name : names)
			for (final int i : CellList.of('"' + name.replace("\"", "\"\"") + '"',
				names)) found.add(i);
		assertEquals(IntStream.range(0, names.size()).boxed().toList(), found);
	}

	@Test
	void theTextIsShort() {
		assertEquals("1-3,5,7-8", CellList.text(new int[] { 7, 0, 1, 2, 4, 6 }));
		assertEquals("", CellList.text(new int[0]));
	}

	@Test
	void aListKeepsAnyOrderAlsoIfNamesAreNumbers() {
		final List<Integer> order = List.of(7, 2, 3, 4, 0, 9, 8);
		assertEquals("8,3-5,1,10,9", CellList.inOrder(order, TEN));
		final List<String> numbers = List.of("3", "1", "a \"b\", c", "2-3");
		for (final List<Integer> some : List.of(List.of(3, 0, 2, 1), List.of(2,
			1)))
			assertEquals(some, Arrays.stream(CellList.of(CellList.inOrder(some,
				numbers), numbers)).boxed().toList());
	}
}
