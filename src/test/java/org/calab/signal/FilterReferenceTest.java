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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Arrays;

import org.calab.Golden;
import org.junit.jupiter.api.Test;

/** High-pass, low-pass and rolling baseline, each alone and together, against the reference's solver. */
class FilterReferenceTest {

	@Test
	void allCombinations() {
		int compared = 0;
		for (final JsonNode c : Golden.cases("pysolver_filters")) {
			final boolean high = c.get("hp").asBoolean(), low = c.get("lp")
				.asBoolean();
			final double[] in = Golden.array(c.get("trace").asText())[0];
			final double[] expected = Golden.array(c.get("out").asText())[0];
			double[] y = BandPass.forKernel(0.02, 0.4, 30, high, low).apply(in, 30);
			if (c.get("subtract_baseline").asBoolean()) {
				final double[] base = RollingBaseline.of(y, 0.4, 30);
				y = y.clone();
				for (int t = 0; t < y.length; t++)
					y[t] -= base[t];
			}
			// single precision there: what it rounds is the input, before the baseline goes
			final double size = Arrays.stream(in).map(Math::abs).max().orElse(0);
			assertArrayEquals(expected, y, 1e-5 * Math.max(size, 1e-3), c.toString());
			compared++;
		}
		assertEquals(40, compared);
	}

	@Test
	void noiseLevelAgainstTheDefinition() {
		for (final int n : new int[] { 2, 3, 8, 9, 50, 51, 64, 101, 102, 103 }) {
			final java.util.Random random = new java.util.Random(n);
			final double[] y = random.doubles(n, -1, 1).toArray();
			double sum = 0;
			int count = 0;
			for (int k = (n / 2 + 1) / 2; k <= n / 2; k++) {
				double re = 0, im = 0;
				for (int t = 0; t < n; t++) {
					re += y[t] * Math.cos(2 * Math.PI * k * t / n);
					im -= y[t] * Math.sin(2 * Math.PI * k * t / n);
				}
				sum += (re * re + im * im) / n;
				count++;
			}
			assertEquals(Math.sqrt(sum / count), NoiseLevel.highBand(y), 1e-9, "n " +
				n);
		}
		assertEquals(0, NoiseLevel.highBand(new double[] { 7 }));
	}

	@Test
	void noiseLevelIgnoresSlowSignals() {
		final java.util.Random random = new java.util.Random(4);
		final double[] y = new double[20_000];
		for (int t = 0; t < y.length; t++)
			y[t] = 50 * Math.sin(2 * Math.PI * t / 400) + 3 * random.nextGaussian();
		final double sigma = NoiseLevel.highBand(y);
		assertTrue(Math.abs(sigma - 3) < 0.1, "sigma " + sigma);
	}
}
