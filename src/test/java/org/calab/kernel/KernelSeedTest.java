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
package org.calab.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.stream.IntStream;

import org.calab.Golden;
import org.calab.check.InvalidInputException;
import org.calab.kernel.KernelSeed.Estimate;
import org.calab.kernel.KernelSeed.Seed;
import org.calab.task.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class KernelSeedTest {

	@Test
	void matchesTheSeedsOfTheReference() {
		int traces = 0, kernels = 0;
		for (final JsonNode c : Golden.cases("seed")) {
			final double[][] rows = Golden.array(c.get("trace").asText());
			if (c.has("free_kernel")) {
				compareEstimate(c, KernelSeed.estimate(rows, 30, Progress.none())
					.orElseThrow());
				kernels++;
				continue;
			}
			final Seed seed = KernelSeed.seed(rows[0], 30);
			assertArrayEquals(onsets(c.get("s_counts_nonzero")), IntStream.range(0,
				seed.spikes().length).filter(t -> seed.spikes()[t] != 0).toArray(), c
					.toString());
			assertEquals(c.get("n").asInt(), seed.spikes().length);
			assertEquals(c.get("alpha").asDouble(), seed.alpha());
			// the reference rounds traces to float32
			assertEquals(c.get("baseline").asDouble(), seed.baseline(), 1e-6);
			traces++;
		}
		assertEquals(9, traces);
		assertEquals(1, kernels);
	}

	private static void compareEstimate(final JsonNode c,
		final Estimate estimate)
	{
		final JsonNode h = c.get("free_kernel").get("data");
		assertEquals(h.size(), estimate.freeKernel().length);
		for (int k = 0; k < h.size(); k++)
			assertEquals(h.get(k).asDouble(), estimate.freeKernel()[k], 1e-5);
		final BiexponentialKernel fit = estimate.fit();
		assertEquals(c.get("tau_rise").asDouble(), fit.tauRise(), 1e-6);
		assertEquals(c.get("tau_decay").asDouble(), fit.tauDecay(), 1e-6);
		assertEquals(c.get("beta_fast").asDouble(), fit.betaFast(), 1e-9);
		assertEquals(c.get("n_seed_spikes").asInt(), estimate.spikes());
	}

	private static int[] onsets(final JsonNode list) {
		return IntStream.range(0, list.size()).map(i -> list.get(i).asInt())
			.toArray();
	}

	/** Isolated transients on a flat trace: their onsets, and the kernel they were made of. */
	@Test
	void findsIsolatedTransients() {
		final double[] h = new CalciumKernel(0.1, 0.6).sample(20);
		final double[] y = new double[2000];
		final int[] onsets = { 100, 500, 900, 1500 };
		for (final int on : onsets)
			for (int k = 0; k < h.length && on + k < y.length; k++)
				y[on + k] += h[k];
		final Seed seed = KernelSeed.seed(y, 20);
		assertArrayEquals(onsets, IntStream.range(0, y.length).filter(t -> seed
			.spikes()[t] == 1).toArray());
		assertEquals(4, seed.count());
		final Estimate e = KernelSeed.estimate(new double[][] { y }, 20, Progress
			.none()).orElseThrow();
		assertEquals(0.1, e.fit().tauRise(), 0.02);
		assertEquals(0.6, e.fit().tauDecay(), 0.03);
	}

	/** The lower of two transients within 5 s is left out. */
	@Test
	void keepsTheHigherOfTwoCloseTransients() {
		final double[] y = new double[400];
		y[100] = 2;
		y[149] = 1;
		y[250] = 1;
		final Seed seed = KernelSeed.seed(y, 10);
		assertArrayEquals(new int[] { 99, 249 }, IntStream.range(0, 400).filter(
			t -> seed.spikes()[t] == 1).toArray());
	}

	/** A flat top counts once; a transient that never was near the baseline starts 1 s before. */
	@Test
	void handlesFlatPeaksAndSlowRises() {
		final double[] y = new double[400];
		y[100] = y[101] = 2;
		for (int t = 250; t <= 290; t++)
			y[t] = 1 + 0.01 * t;
		final Seed seed = KernelSeed.seed(y, 10);
		assertArrayEquals(new int[] { 99, 280 }, IntStream.range(0, 400).filter(
			t -> seed.spikes()[t] == 1).toArray());
	}

	@Test
	void noTransientIsProminent() {
		assertTrue(KernelSeed.estimate(new double[][] { new double[50], {}, { 1 },
			{ 1, 2 } }, 30, Progress.none()).isEmpty());
		assertTrue(KernelSeed.estimate(new double[0][], 30, Progress.none())
			.isEmpty());
	}

	@Test
	void refusesBadInput() {
		refused("trace", () -> KernelSeed.seed(new double[] { 1, Double.NaN }, 30));
		refused("trace", () -> KernelSeed.seed(null, 30));
		refused("fs", () -> KernelSeed.seed(new double[5], 0));
		refused("fs", () -> KernelSeed.estimate(new double[1][5], Double.NaN,
			Progress.none()));
		refused("trace 1", () -> KernelSeed.estimate(new double[][] { { 1 }, {
			Double.POSITIVE_INFINITY } }, 30, Progress.none()));
		refused("traces", () -> KernelSeed.estimate(null, 30, Progress.none()));
	}

	private static void refused(final String name, final Executable call) {
		final String message = assertThrows(InvalidInputException.class, call)
			.getMessage();
		assertTrue(message.contains(name), message);
	}
}
