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
package org.calab.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

import java.util.Arrays;
import java.util.List;

import org.calab.check.InvalidInputException;
import org.calab.signal.Quantiles.Rank;
import org.junit.jupiter.api.Test;

class QuantilesTest {

	/** Against sorting, to the bit. */
	@Property(tries = 300)
	void asIfSorted(@ForAll @Size(min = 1, max = 90) final double[] values,
		@ForAll @DoubleRange(min = 0, max = 1) final double q)
	{
		final double[] before = values.clone(), sorted = values.clone();
		Arrays.sort(sorted);
		final int n = sorted.length;
		assertEquals(sorted[(int) (q * (n - 1))], Quantiles.of(values, q,
			Rank.LOWER));
		assertEquals(sorted[(int) Math.round(q * (n - 1))], Quantiles.of(values, q,
			Rank.NEAREST));
		assertEquals(0.5 * sorted[(n - 1) / 2] + 0.5 * sorted[n / 2], Quantiles
			.median(values), 1e-15 * Math.abs(sorted[n / 2]));
		assertEquals(Arrays.toString(before), Arrays.toString(values));
	}

	@Test
	void medianOfAnEvenNumberOfValues() {
		final double[] four = { 7, 1, 3, 2 };
		assertEquals(2, Quantiles.of(four, 0.5, Rank.LOWER));
		assertEquals(3, Quantiles.of(four, 0.5, Rank.NEAREST));
		assertEquals(2.5, Quantiles.median(four));
		assertEquals(Double.MAX_VALUE, Quantiles.median(new double[] {
			Double.MAX_VALUE, Double.MAX_VALUE }));
	}

	@Test
	void medianIgnoresNan() {
		assertEquals(2, Quantiles.median(List.of("1", "NaN", "3"),
			Double::parseDouble));
		assertEquals(Double.NaN, Quantiles.median(List.of("NaN"),
			Double::parseDouble));
		assertEquals(Double.NaN, Quantiles.median(new double[0]));
		assertEquals(Double.NaN, Quantiles.of(new double[0], 0.5, Rank.LOWER));
	}

	@Test
	void aQuantileLiesBetween0And1() {
		for (final double q : new double[] { -0.1, 1.1, Double.NaN })
			assertThrows(InvalidInputException.class, () -> Quantiles.of(new double[] {
				1, 2 }, q, Rank.LOWER));
	}
}
