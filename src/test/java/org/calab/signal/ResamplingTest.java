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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Arrays;
import java.util.Random;

import org.calab.Golden;
import org.calab.check.InvalidInputException;
import org.junit.jupiter.api.Test;

class ResamplingTest {

	@Test
	void upsampleFactorsMatchTheReference() {
		int compared = 0;
		for (final JsonNode c : Golden.cases("compute_upsample_factor")) {
			double fs = Double.NaN, target = Double.NaN;
			for (final String key : new String[] { "fs", "target", "target_fs" })
				if (c.has(key) && c.get(key).isNumber()) {
					if (key.equals("fs")) fs = c.get(key).asDouble();
					else target = c.get(key).asDouble();
				}
			if (!(fs > 0) || !(target > 0) || !c.path("out").isIntegralNumber())
				continue;
			if (target / fs > 1e6) continue;
			assertEquals(c.get("out").asInt(), Resampling.upsampleFactor(fs, target), c
				.toString());
			compared++;
		}
		assertTrue(compared > 10, "compared " + compared);
	}

	@Test
	void refusesInvalidRates() {
		for (final double bad : new double[] { 0, -30, Double.NaN,
			Double.POSITIVE_INFINITY })
		{
			assertThrows(InvalidInputException.class, () -> Resampling.upsampleFactor(
				bad, 300));
			assertThrows(InvalidInputException.class, () -> Resampling.upsampleFactor(
				30, bad));
		}
		assertThrows(InvalidInputException.class, () -> Resampling.upsample(
			new double[3], 0));
		assertThrows(InvalidInputException.class, () -> Resampling.upsample(
			new double[3000], 1_000_000));
	}

	@Test
	void interpolatesLinearlyAndHoldsTheEnd() {
		assertArrayEquals(new double[] { 1, 1.5, 2, 2.5, 3, 3 }, Resampling.upsample(
			new double[] { 1, 2, 3 }, 2));
		assertArrayEquals(new double[] { 1.25, 2.25, 3 }, Resampling.blockMeans(
			Resampling.upsample(new double[] { 1, 2, 3 }, 2), 2));
	}

	/** Isolated counts that fit into a bin come back; the first frame's bin is cut in half. */
	@Test
	void countsRoundTrip() {
		final Random random = new Random(1);
		for (int factor = 2; factor < 12; factor++) {
			final double[] counts = new double[40];
			for (int i = 2; i < counts.length - 2; i += 3)
				counts[i] = random.nextInt(factor + 1);
			final double[] binary = Resampling.countsToBinary(counts, factor);
			assertEquals(Arrays.stream(counts).sum(), Arrays.stream(binary).sum());
			assertArrayEquals(counts, Resampling.centredBinSums(binary, factor));
		}
		assertArrayEquals(new double[] { 0, 1, 1 }, Resampling.countsToBinary(
			new double[] { 0.5, 0.6, 3 }, 1));
	}
}
