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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.ArrayList;
import java.util.List;

import org.calab.cells.Comparison.Operator;
import org.calab.check.InvalidInputException;
import org.calab.trace.CellState;
import org.calab.trace.CellStates;
import org.calab.trace.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellFilterTest {

	private static final Table CELLS = new Table(List.of("cell", "state", "snr",
		"tau_decay (s)", "noise", "standardised_noise", "iterations", "converged",
		"activity_rate (a.u./s)", "warnings"), List.of(List.of("A", "accepted", 3.5, 0.6,
			1, 2, 9, true, 0.5, ""), List.of("B", "rejected", 1.0, "0.4", 2, 1, 200,
				false, 7, "Did not converge."), List.of("C 1", "accepted", Double.NaN, "",
					3, 0, 8, true, 2, "")));

	/** @return the names of the cells that meet the condition */
	private static String met(final String condition) {
		final boolean[] met = CellFilter.parse(condition).apply(CELLS).met();
		final List<String> names = new ArrayList<>();
		for (int i = 0; i < met.length; i++)
			if (met[i]) names.add(CELLS.rows().get(i).get(0).toString());
		return String.join(",", names);
	}

	private static String refusal(final String condition) {
		return assertThrows(InvalidInputException.class, () -> CellFilter.parse(
			condition).apply(CELLS)).getMessage();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "snr >= 2 | A", "snr>=2 and rate<5 | A",
		"snr < 2 or rate = 2 | B,C 1", "not state = rejected | A,C 1",
		"STATE == Accepted | A,C 1", "warning = \"\" | A,C 1",
		"warnings != '' | B", "cell = \"c 1\" | C 1", "cell != A | B,C 1",
		"converged = true | A,C 1", "\"activity_rate (a.u./s)\" <= 2 | A,C 1",
		"decay > 0.5 | A", "Tau_Decay <= 4e-1 | B", "noise = 3 | C 1",
		"not (snr >= 2 and not rate > 5) | B,C 1",
		"snr >= 2 or snr < 2 and rate > 100 | A", "iterations <> 9 | B,C 1",
		"snr > -1 | A,B", "snr != 3.5 | B" })
	void meets(final String condition, final String names) {
		assertEquals(names, met(condition));
	}

	@Test
	void missingNumbersAreSaid() {
		assertEquals(List.of(
			"1 of 3 cells has no number in the column snr; a comparison with it is false."),
			CellFilter.parse("snr >= 2 or warning = ''").apply(CELLS).notes());
		assertEquals(List.of(), CellFilter.parse("rate >= 2").apply(CELLS).notes());
	}

	@Test
	void unknownColumnsAreNamedAsWritten() {
		assertEquals(
			"keep refers to a column \"Rte\", which the table does not have. Its columns are cell, state, snr, tau_decay (s), noise, standardised_noise, iterations, converged, activity_rate (a.u./s), warnings.",
			refusal("snr > 1 and Rte < 5"));
		final Table measured = new Table(List.of("tau_decay (s)", "decay_sd (s)"),
			List.of(List.of(2.0, 0.1)));
		assertTrue(CellFilter.parse("decay > 1").apply(measured).met()[0]);
		final Table two = new Table(List.of("tau_decay (s)", "peak_decay (s)"), List
			.of());
		assertEquals(
			"keep refers to a column \"decay\", which could be tau_decay (s) or peak_decay (s).",
			assertThrows(InvalidInputException.class, () -> CellFilter.parse("decay > 1")
				.apply(two)).getMessage());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "'' | it ends too early.",
		"snr | it ends too early after \"snr\".",
		"snr >= | it ends too early after \"snr >=\".",
		"snr >= and rate < 5 | \"and\" is not expected after \"snr >=\".",
		"(snr > 1 | it ends too early after \"(snr > 1\".",
		"snr > 1) | \")\" is not expected after \"snr > 1\".",
		"cell = C 1 | \"1\" is not expected after \"cell = C\".",
		"snr > 1 rate < 2 | \"rate\" is not expected after \"snr > 1\".",
		"> 3 | \">\" is not expected.", "snr ! 3 | \"! 3\" is not expected after \"snr\"." })
	void saysWhereItIsWrong(final String condition, final String end) {
		final String message = refusal(condition);
		assertTrue(message.startsWith("keep must be a condition such as") && message
			.endsWith(end), message);
	}

	@Test
	void orderIsOfNumbers() {
		assertTrue(refusal("state > accepted").contains(
			"only numbers can be compared like this"));
		assertTrue(refusal("state > 3").contains(
			"the column state has text, not numbers"));
		assertTrue(refusal("(".repeat(500) + "snr > 1" + ")".repeat(500)).contains(
			"nested"));
	}

	@Test
	void othersAreRejectedAndNoneIsAcceptedAgain() {
		final CellFilter.Answer answer = CellFilter.parse("rate >= 2").apply(CELLS);
		final CellStates after = CellFilter.keep(CELLS, answer, CellStates.rejecting(
			List.of("B")));
		assertEquals(List.of("B", "A"), after.rejected());
		assertEquals(CellState.ACCEPTED, after.of("C 1"));
	}

	@Provide
	static Arbitrary<Condition> conditions() {
		return conditions(3);
	}

	private static Arbitrary<Condition> conditions(final int depth) {
		final Arbitrary<String> words = Arbitraries.strings().ofMinLength(1)
			.ofMaxLength(6);
		final Arbitrary<Condition> leaves = Combinators.combine(words, Arbitraries.of(
			Operator.EQUAL, Operator.UNEQUAL), words, Arbitraries.of(true, false)).as((
				c, o, v, q) -> (Condition) new Comparison(c, o, v, q ||
					!FilterParser.word(v).equals(v)));
		final Arbitrary<Condition> numbers = Combinators.combine(words, Arbitraries.of(
			Operator.values()), Arbitraries.doubles()).as((c, o,
				v) -> (Condition) new Comparison(c, o, v.toString(), false));
		if (depth == 0) return Arbitraries.oneOf(leaves, numbers);
		final Arbitrary<Condition> inner = conditions(depth - 1);
		return Arbitraries.oneOf(leaves, numbers, inner.map(Condition.Not::new),
			Combinators.combine(inner, inner).as(Condition.Both::new), Combinators
				.combine(inner, inner).as(Condition.Either::new));
	}

	/** Both may group otherwise, but the text is a fixed point and means the same. */
	@Property(tries = 500)
	void theTextOfAConditionIsThatCondition(
		@ForAll("conditions") final Condition condition)
	{
		assertEquals(CellFilter.of(condition), CellFilter.parse(condition
			.toString()));
	}

	/** No text makes the parser fail otherwise than by saying what is wrong. */
	@Property(tries = 500)
	void anyTextIsAConditionOrRefused(@ForAll final String text) {
		try {
			final CellFilter filter = CellFilter.parse(text);
			assertEquals(filter, CellFilter.parse(filter.toString()));
		}
		catch (final InvalidInputException e) {
			assertTrue(e.getMessage().startsWith("keep "), e.getMessage());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "snr >= 2", "a = \"b c\" or not (d != '1' and e < .5)" })
	void readsItsOwnText(final String text) {
		assertEquals(CellFilter.parse(text), CellFilter.parse(CellFilter.parse(text)
			.toString()));
	}
}
