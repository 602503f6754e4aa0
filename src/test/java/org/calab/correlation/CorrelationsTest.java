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
package org.calab.correlation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

import java.util.List;
import java.util.Random;

import org.calab.check.InvalidInputException;
import org.calab.task.Progress;
import org.calab.trace.SamplingRate;
import org.calab.trace.Table;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.Test;

class CorrelationsTest {

	private static double[][] of(final double[][] rows, final double bin) {
		return Correlations.of(TraceSet.of(rows, SamplingRate.ofHz(10)), new CorrelationOptions(
			bin), 2, Progress.none());
	}

	private static double[][] noise(final int cells, final int frames, final long seed) {
		final Random random = new Random(seed);
		final double[][] rows = new double[cells][frames];
		for (final double[] row : rows)
			for (int t = 0; t < frames; t++)
				row[t] = random.nextGaussian();
		return rows;
	}

	/** The textbook's formula with sums, on bins of 3 frames; bins that are missing in one of the cells are left out. */
	@Test
	void againstTheTextbook() {
		final double[][] rows = noise(5, 100, 1);
		for (int t = 30; t < 33; t++)
			rows[2][t] = Double.NaN; // a whole bin
		rows[4][50] = Double.NaN; // a part of one
		final double[][] r = of(rows, 0.3);
		for (int i = 0; i < 5; i++) {
			for (int j = 0; j < 5; j++) {
				double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
				for (int b = 0; b < 33; b++) {
					final double a = mean(rows[i], 3 * b), c = mean(rows[j], 3 * b);
					if (Double.isNaN(a + c)) continue;
					n++;
					x += a;
					y += c;
					xx += a * a;
					yy += c * c;
					xy += a * c;
				}
				assertEquals((n * xy - x * y) / Math.sqrt((n * xx - x * x) * (n * yy - y * y)),
					r[i][j], 1e-12);
			}
		}
	}

	private static double mean(final double[] row, final int from) {
		double sum = 0;
		int n = 0;
		for (int t = from; t < from + 3; t++)
			if (!Double.isNaN(row[t])) {
				sum += row[t];
				n++;
			}
		return n == 0 ? Double.NaN : sum / n;
	}

	/** Waves of whole periods: the correlation is the cosine of the phase between them. */
	@Property(tries = 50)
	void waves(@ForAll @DoubleRange(min = 0, max = 6) final double phase) {
		final double[][] rows = new double[2][360];
		for (int t = 0; t < 360; t++) {
			rows[0][t] = Math.sin(2 * Math.PI * t / 36);
			rows[1][t] = Math.sin(2 * Math.PI * t / 36 + phase);
		}
		assertEquals(Math.cos(phase), of(rows, 0)[0][1], 1e-9);
	}

	@Property(tries = 50)
	void scaleAndOffsetDoNotMatter(@ForAll @IntRange(min = 0, max = 999) final int seed,
		@ForAll @DoubleRange(min = 0.01, max = 100) final double scale,
		@ForAll @DoubleRange(min = -1000, max = 1000) final double offset)
	{
		final double[][] rows = noise(3, 60, seed), other = new double[3][60];
		for (int t = 0; t < 60; t++) {
			other[0][t] = rows[0][t];
			other[1][t] = offset + scale * rows[1][t];
			other[2][t] = offset - scale * rows[0][t];
		}
		final double[][] r = of(rows, 0.2), s = of(other, 0.2);
		assertEquals(r[0][1], s[0][1], 1e-9);
		assertEquals(r[1][0], r[0][1]);
		assertEquals(-1, s[0][2], 1e-9);
		assertEquals(1, r[1][1], 1e-12);
	}

	@Test
	void undefinedWhereACellIsConstant() {
		final double[][] rows = noise(2, 40, 2);
		java.util.Arrays.fill(rows[1], 0.1);
		final double[][] r = of(rows, 1);
		assertTrue(Double.isNaN(r[0][1]) && Double.isNaN(r[1][1]));
		assertEquals(1, r[0][0], 1e-12);
	}

	@Test
	void oneTable() {
		final TraceSet set = TraceSet.of(noise(2, 40, 3), SamplingRate.ofHz(10)).withNames(List
			.of("a", "b,c"));
		final double[][] r = Correlations.of(set, CorrelationOptions.defaults(), 1, Progress
			.none());
		final Table table = Correlations.table(set, r);
		assertEquals(List.of("cell", "a", "b,c"), table.columns());
		assertEquals(List.of("b,c", r[1][0], r[1][1]), table.rows().get(1));
	}

	@Test
	void saysWhatIsWrong() {
		assertEquals(
			"bin must be short enough for 2 bins; the recording lasts 15 frames, but is 1.",
			assertThrows(InvalidInputException.class, () -> of(new double[2][15], 1))
				.getMessage());
		assertTrue(assertThrows(InvalidInputException.class, () -> Correlations.of(TraceSet.of(
			new double[2][50], SamplingRate.unknown()), CorrelationOptions.defaults(), 1,
			Progress.none())).getMessage().startsWith("fs is missing"));
		assertEquals("bin must be a number of at least 0 s, but is -1.", assertThrows(
			InvalidInputException.class, () -> new CorrelationOptions(-1)).getMessage());
	}
}
