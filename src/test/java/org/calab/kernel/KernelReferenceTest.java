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
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;

import org.calab.Golden;
import org.calab.SharedData;
import org.calab.check.InvalidInputException;
import org.junit.jupiter.api.Test;

/** The kernel functions against the reference's outputs. */
class KernelReferenceTest {

	@Test
	void sampledKernels() {
		for (final JsonNode c : Golden.cases("build_kernel")) {
			final double rise = c.get("tau_rise").asDouble(), decay = c.get(
				"tau_decay").asDouble(), fs = c.get("fs").asDouble();
			if (!(rise > 0) || rise > decay) {
				// the reference returns NaN or a negative transient here
				assertThrows(InvalidInputException.class, () -> new CalciumKernel(rise,
					decay));
				continue;
			}
			// the reference rounds to float32
			assertArrayEquals(Golden.array(c.get("out").asText())[0],
				new CalciumKernel(rise, decay).sample(fs), 1e-6, c.toString());
		}
	}

	@Test
	void ar2Coefficients() {
		for (final JsonNode c : Golden.cases("tau_to_ar2")) {
			if (!c.has("out")) continue;
			final Ar2 a = Ar2.of(c.get("tau_rise").asDouble(), c.get("tau_decay")
				.asDouble(), c.get("fs").asDouble());
			final double[] ours = { a.g1(), a.g2(), a.d(), a.r() };
			for (int i = 0; i < 4; i++)
				assertEquals(c.get("out").get(i).asDouble(), ours[i], 1e-15);
		}
	}

	@Test
	void lipschitzConstants() {
		for (final JsonNode c : Golden.cases("compute_lipschitz")) {
			final double[] kernel;
			if (c.has("kernel")) kernel = Golden.array(c.get("kernel").asText())[0];
			else {
				kernel = new double[c.get("kernel_inline").size()];
				for (int i = 0; i < kernel.length; i++)
					kernel[i] = c.get("kernel_inline").get(i).isNumber() ? c.get(
						"kernel_inline").get(i).asDouble() : Double.NaN;
			}
			boolean finite = true;
			for (final double v : kernel)
				finite &= Double.isFinite(v);
			if (!finite) {
				assertThrows(InvalidInputException.class, () -> Lipschitz.of(kernel));
				continue;
			}
			final double expected = c.get("out").asDouble();
			assertEquals(expected, Lipschitz.of(kernel), 1e-5 * expected);
		}
	}

	@Test
	void shapes() throws IOException {
		final JsonNode cases = new ObjectMapper().readTree(SharedData.require(
			"reference/catune_export/kernel_shape.json").toFile());
		int seen = 0;
		for (final JsonNode c : cases) {
			if (c.get("fn").asText().equals("tauToShape")) {
				final double rise = c.get("tauRise").asDouble(), decay = c.get(
					"tauDecay").asDouble();
				if (rise >= decay || !c.get("out").has("tPeak")) continue;
				final CalciumKernel kernel = new CalciumKernel(rise, decay);
				final KernelShape shape = kernel.shape();
				assertEquals(c.get("out").get("tPeak").asDouble(), shape.tPeak(), 1e-9);
				assertEquals(c.get("out").get("fwhm").asDouble(), shape.fwhm(), 1e-9);
				final CalciumKernel back = shape.kernel().orElseThrow();
				assertEquals(rise, back.tauRise(), 1e-9 * rise);
				assertEquals(decay, back.tauDecay(), 1e-9 * decay);
				seen++;
			}
			else if (c.get("fn").asText().startsWith("shapeToTau") && c.get("out")
				.isNull())
			{
				final double peak = c.get("args").get(0).asDouble(), width = c.get(
					"args").get(1).asDouble();
				if (peak > 0 && width > 0) assertTrue(new KernelShape(peak, width)
					.kernel().isEmpty(), c.toString());
			}
		}
		assertTrue(seen > 4, "cases seen: " + seen);
	}

	/** From half-rise to half-rise + FWHM the transient is above half of its peak. */
	@Test
	void halfRiseTimes() {
		for (final Indicator i : Indicator.values()) {
			final CalciumKernel k = i.kernel();
			assertEquals(1, k.value(k.shape().tPeak()), 1e-12);
			assertEquals(0.5, k.value(k.halfRise()), 1e-9);
			assertEquals(0.5, k.value(k.halfRise() + k.shape().fwhm()), 1e-9);
			assertTrue(k.halfRise() < k.shape().tPeak());
		}
	}
}
