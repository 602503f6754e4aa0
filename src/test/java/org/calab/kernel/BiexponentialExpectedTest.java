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

import static org.calab.Expected.assertClose;
import static org.calab.Expected.cases;
import static org.calab.Expected.number;
import static org.calab.Expected.numbers;
import static org.calab.Expected.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Arrays;

import org.calab.kernel.BiexponentialKernel.Outcome;
import org.junit.jupiter.api.Test;

/** Every point of the grid by SciPy's non-negative least squares, and the optimum that a simplex finds. */
class BiexponentialExpectedTest {

	/** The same point of the grid, and there the same amplitudes. */
	@Test
	void gridSearch() {
		for (final JsonNode c : cases("kernel", "biexponential")) {
			final BiexponentialKernel found = BiexponentialFit.fit(numbers(c.get(
				"h")), number(c, "fs"), false, whole(c, "skip"), null);
			final double[] grid = numbers(c.get("grid"));
			assertClose(grid, new double[] { found.tauRise(), found.tauDecay(), found
				.beta(), found.betaFast() > 0 ? found.tauRiseFast() : 0, found
					.betaFast() > 0 ? found.tauDecayFast() : 0, found.betaFast() },
				1e-8, c.get("name").asText());
			assertClose(number(c, "residual"), found.residual(), 1e-8, "residual");
			assertEquals(grid[5] > 0 ? Outcome.TWO_COMPONENT : Outcome.SLOW_ONLY,
				found.outcome());
		}
	}

	/** The same golden sections: their intervals, and what is compared, differ by rounding only. */
	@Test
	void refinements() {
		int without = 0;
		for (final JsonNode c : cases("kernel", "refined")) {
			final BiexponentialKernel found = BiexponentialFit.fit(numbers(c.get(
				"h")), number(c, "fs"));
			assertClose(numbers(c.get("found")), new double[] { found.tauRise(), found
				.tauDecay(), found.tauRiseFast(), found.tauDecayFast(), found.beta(),
				found.betaFast() }, 1e-8, "seed " + c.get("seed"));
			assertClose(number(c, "residual"), found.residual(), 1e-8, "residual");
			if (found.tauDecayFast() > 0 && found.betaFast() == 0) without++;
		}
		assertTrue(without > 0, "a fast component of amplitude 0");
	}

	/**
	 * Ten narrowings leave 0.618¹⁰ = 0.8 % of the range of a time constant, one after
	 * the other: 1 % of the time constants, and 1e-5 of the kernel's sum of squares.
	 * Two components may do better than the best single one.
	 */
	@Test
	void refinedFitIsAtLeastAsGoodAsOneComponent() {
		int seen = 0;
		for (final JsonNode c : cases("kernel", "biexponential")) {
			if (!c.has("slow_only_optimum")) continue;
			final JsonNode optimum = c.get("slow_only_optimum");
			final double[] h = numbers(c.get("h"));
			final BiexponentialKernel found = BiexponentialFit.fit(h, number(c,
				"fs"));
			assertTrue(found.residual() <= number(optimum, "residual") + 1e-5 * Arrays
				.stream(h).map(v -> v * v).sum(), found + " and " + optimum);
			final double[] tau = numbers(optimum.get("tau"));
			if (c.get("name").asText().equals("clean")) {
				assertClose(tau[0], found.tauRise(), 0.01, "tau rise");
				assertClose(tau[1], found.tauDecay(), 0.01, "tau decay");
			}
			seen++;
		}
		assertEquals(2, seen);
	}
}
