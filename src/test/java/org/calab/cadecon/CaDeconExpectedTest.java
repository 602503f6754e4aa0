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
package org.calab.cadecon;

import static org.calab.Expected.assertClose;
import static org.calab.Expected.cases;
import static org.calab.Expected.number;
import static org.calab.Expected.numbers;
import static org.calab.Expected.rows;
import static org.calab.Expected.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import org.calab.Expected;
import org.calab.kernel.BiexponentialKernel;
import org.calab.kernel.BiexponentialKernel.Outcome;
import org.calab.kernel.CalciumKernel;
import org.junit.jupiter.api.Test;

/** The steps of the loop that are not spike inference or kernel estimation. */
class CaDeconExpectedTest {

	@Test
	void subsets() {
		for (final JsonNode c : cases("cadecon", "placement")) {
			final List<Subset> placed = SubsetPlacement.of(whole(c, "cells"), whole(c,
				"frames"), whole(c, "frames"), new SubsetOptions(whole(c, "num_subsets"), number(c,
					"coverage"), number(c, "aspect"), c.get("seed").asLong()));
			final List<Subset> expected = new ArrayList<>();
			for (final JsonNode s : c.get("out"))
				expected.add(new Subset(s.get(0).asInt(), s.get(1).asInt(), s.get(2)
					.asInt(), s.get(3).asInt()));
			assertEquals(expected, placed, c.toString());
		}
	}

	@Test
	void differenceOfKernels() {
		for (final JsonNode c : cases("cadecon", "rmse"))
			assertClose(number(c, "out"), Convergence.rmse(kernel(numbers(c.get(
				"a"))), kernel(numbers(c.get("b"))), number(c, "fs")), 1e-9, c
					.toString());
	}

	@Test
	void convergence() {
		for (final JsonNode c : cases("cadecon", "stop")) {
			final List<Iteration> history = new ArrayList<>();
			history.add(iteration(0, new CalciumKernel(0.2, 1), 0));
			for (final double rmse : numbers(c.get("rmse")))
				history.add(iteration(history.size(), new CalciumKernel(0.1, 0.6),
					rmse));
			assertEquals(c.get("at").isNull() ? OptionalInt.empty() : OptionalInt.of(
				whole(c, "at")), Convergence.reached(history, StopOptions.defaults()
					.withConvergenceTol(number(c, "tol")).withPatience(whole(c,
						"patience")).withMinIterations(whole(c, "min_iters"))), c.toString());
		}
	}

	@Test
	void theFinalKernel() {
		for (final JsonNode c : cases("cadecon", "final")) {
			final List<Iteration> history = new ArrayList<>();
			for (final double[] k : rows(c.get("history")))
				history.add(iteration(history.size(), kernel(k), 1));
			final CalciumKernel found = Convergence.kernel(history);
			assertClose(number(c, "t_peak"), found.shape().tPeak(), 1e-9, "tPeak");
			assertClose(number(c, "fwhm"), found.shape().fwhm(), 1e-9, "FWHM");
		}
	}

	@Test
	void fitR2OfTheKernel() {
		final JsonNode c = Expected.of("cadecon").get("fit_r2");
		assertClose(number(c, "out"), new SubsetKernel(0, numbers(c.get("free")),
			new BiexponentialKernel(0.1, 0.6, 1, number(c, "residual"), 0, 0, 0,
				Outcome.SLOW_ONLY)).fitR2(), 1e-11, "R²");
	}

	private static CalciumKernel kernel(final double[] tau) {
		return new CalciumKernel(tau[0], tau[1]);
	}

	/** @param rmse below 0: the shape is degenerate */
	private static Iteration iteration(final int index,
		final CalciumKernel kernel, final double rmse)
	{
		final boolean degenerate = rmse < 0;
		return new Iteration(index, kernel, 1, 0, 0, 0, 0, Math.abs(rmse), 1, 1, 0,
			degenerate ? 1 : 0, false, List.of());
	}
}
