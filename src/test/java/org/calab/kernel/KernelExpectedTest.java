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

import org.calab.Expected;
import org.junit.jupiter.api.Test;

/**
 * The kernel and its constants against closed forms, some in 30 digits. All is
 * computed in double on both sides: 1e-10 leaves room for cancellation in
 * 1 - exp(-dt/tau).
 */
class KernelExpectedTest {

	private static final double ROUNDING = 1e-10;

	@Test
	void samples() {
		for (final JsonNode c : cases("kernel", "sampled")) {
			final double[] h = new CalciumKernel(number(c, "tau_rise"), number(c,
				"tau_decay")).sample(number(c, "fs"));
			assertEquals(whole(c, "length"), h.length);
			final double[] some = new double[c.get("out").size()];
			for (int i = 0; i < some.length; i++)
				some[i] = h[i * whole(c, "every")];
			assertClose(numbers(c.get("out")), some, ROUNDING, c.toString());
			assertClose(number(c, "gain"), Arrays.stream(h).sum(), ROUNDING, "gain");
		}
	}

	@Test
	void recursions() {
		for (final JsonNode c : cases("kernel", "recursion")) {
			final Ar2 a = Ar2.of(number(c, "tau_rise"), number(c, "tau_decay"),
				number(c, "fs"));
			final double[] expected = numbers(c.get("g1_g2_d_r")), found = { a.g1(), a
				.g2(), a.d(), a.r() };
			for (int i = 0; i < expected.length; i++)
				assertClose(expected[i], found[i], 1e-11, c.toString());
			assertClose(number(c, "peak"), a.peak(), ROUNDING, "peak");
			// the squared gain has (1-d)²(1-r)² below: at 300 Hz six digits cancel
			assertClose(number(c, "lipschitz"), Lipschitz.of(a), 1e-8, c.toString());
		}
	}

	@Test
	void lipschitzConstants() {
		for (final JsonNode c : cases("kernel", "lipschitz"))
			assertClose(number(c, "out"), Lipschitz.of(numbers(c.get("kernel"))),
				ROUNDING, c.toString());
	}

	@Test
	void shapes() {
		for (final JsonNode c : cases("kernel", "shape")) {
			final CalciumKernel k = new CalciumKernel(number(c, "tau_rise"), number(c,
				"tau_decay"));
			final KernelShape shape = k.shape();
			assertClose(number(c, "t_peak"), shape.tPeak(), ROUNDING, "tPeak");
			assertClose(number(c, "fwhm"), shape.fwhm(), ROUNDING, "FWHM");
			assertClose(number(c, "half_rise"), k.halfRise(), ROUNDING, "half rise");
			assertClose(numbers(c.get("value")), Arrays.stream(numbers(c.get("at")))
				.map(k::value).toArray(), ROUNDING, "value");
			// near k = 1 the ratio of width and peak hardly depends on k
			final CalciumKernel back = new KernelShape(number(c, "t_peak"), number(c,
				"fwhm")).kernel().orElseThrow();
			assertClose(k.tauRise(), back.tauRise(), 1e-8, "tau rise");
			assertClose(k.tauDecay(), back.tauDecay(), 1e-8, "tau decay");
		}
	}

	/** Beyond k = 1.001 and 10000 there is no kernel of a shape, just within there is. */
	@Test
	void shapesWithoutAKernel() {
		final double[] range = numbers(Expected.of("kernel").get("ratio_range"));
		assertTrue(new KernelShape(1, range[0] * (1 - 1e-6)).kernel().isEmpty());
		assertTrue(new KernelShape(1, range[0] * (1 + 1e-6)).kernel().isPresent());
		assertTrue(new KernelShape(1, range[1] * (1 - 1e-6)).kernel().isPresent());
		assertTrue(new KernelShape(1, range[1] * (1 + 1e-6)).kernel().isEmpty());
	}

	@Test
	void seeds() {
		for (final JsonNode c : cases("kernel", "seed")) {
			final double[] y = Expected.trace(whole(c, "seed"), whole(c, "n"), 3, 0.5);
			final KernelSeed.Seed seed = KernelSeed.seed(y, number(c, "fs"));
			assertClose(number(c, "baseline"), seed.baseline(), 1e-11, "baseline");
			final double[] onsets = new double[y.length];
			c.get("onsets").forEach(t -> onsets[t.asInt()] = 1);
			assertClose(onsets, seed.spikes(), 0, c.toString());
			assertEquals(c.get("onsets").size(), seed.count());
		}
	}
}
