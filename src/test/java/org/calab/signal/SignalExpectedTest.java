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

import static org.calab.Expected.assertClose;
import static org.calab.Expected.cases;
import static org.calab.Expected.number;
import static org.calab.Expected.numbers;
import static org.calab.Expected.trace;
import static org.calab.Expected.uniform;
import static org.calab.Expected.whole;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Arrays;

import org.calab.Expected;
import org.junit.jupiter.api.Test;

/**
 * Against the definitions: Fourier sums, sorted windows, interpolation by NumPy and
 * SciPy's Welch spectrum. Sums of some hundred terms in another order differ by less
 * than 1e-11 of them.
 */
class SignalExpectedTest {

	private static final double ROUNDING = 1e-11;

	@Test
	void upsampleFactors() {
		for (final JsonNode c : cases("signal", "upsample_factor"))
			assertEquals(c.get(2).asInt(), Resampling.upsampleFactor(c.get(0)
				.asDouble(), c.get(1).asDouble()), c.toString());
	}

	@Test
	void resampling() {
		final double[] y = trace(3, 50, 5, 0.4);
		for (final JsonNode c : cases("signal", "upsample"))
			assertClose(numbers(c.get("out")), Resampling.upsample(y, whole(c,
				"factor")), ROUNDING, "upsample");
		for (final JsonNode c : cases("signal", "block_means"))
			assertClose(numbers(c.get("out")), Resampling.blockMeans(y, whole(c,
				"factor")), ROUNDING, "block means");
	}

	@Test
	void spikesBetweenRates() {
		final double[] counts = numbers(Expected.of("signal").get("counts"));
		for (final JsonNode c : cases("signal", "counts_to_binary"))
			assertArrayEquals(numbers(c.get("out")), Resampling.countsToBinary(counts,
				whole(c, "factor")), c.toString());
		final double[] binary = Arrays.stream(uniform(5, 60)).map(u -> u < 0.3 ? 1
			: 0).toArray();
		for (final JsonNode c : cases("signal", "centred_bin_sums"))
			assertArrayEquals(numbers(c.get("out")), Resampling.centredBinSums(binary,
				whole(c, "factor")), c.toString());
	}

	@Test
	void timeGrid() {
		final double[] y = trace(3, 50, 5, 0.4);
		for (final JsonNode c : cases("signal", "time_grid")) {
			final double from = number(c, "from"), to = number(c, "to");
			assertEquals(whole(c, "length"), TimeGrid.length(y.length, from, to));
			assertClose(numbers(c.get("out")), TimeGrid.resample(y, from, to, whole(c,
				"samples"), number(c, "offset")), ROUNDING, c.toString());
		}
	}

	@Test
	void bandPass() {
		for (final JsonNode c : cases("signal", "band_pass")) {
			final double fs = number(c, "fs");
			final int n = whole(c, "n");
			final BandPass filter = BandPass.forKernel(number(c, "tau_rise"), number(
				c, "tau_decay"), fs, c.get("high").asBoolean(), c.get("low")
					.asBoolean());
			assertClose(numbers(c.get("corners")), new double[] { filter.high(),
				filter.low() }, ROUNDING, "corners");
			assertClose(numbers(c.get("out")), filter.apply(trace(11, n, 5, 0.5), fs),
				ROUNDING, "filter of " + n);
			assertClose(number(c, "noise_gain"), filter.noiseGain(n, fs), ROUNDING,
				"noise gain");
		}
	}

	@Test
	void noiseLevel() {
		for (final JsonNode c : cases("signal", "noise_level"))
			assertClose(number(c, "out"), NoiseLevel.highBand(trace(13, whole(c, "n"),
				3, 1)), ROUNDING, c.toString());
	}

	@Test
	void welch() {
		for (final JsonNode c : cases("signal", "welch")) {
			final WelchSpectrum found = WelchSpectrum.of(trace(17, whole(c, "n"), 2,
				1), number(c, "fs"), whole(c, "piece"));
			assertClose(numbers(c.get("density")), found.density(), ROUNDING, c
				.get("n").toString());
			assertClose(number(c, "step"), found.step(), ROUNDING, "step");
			assertClose(number(c, "median"), found.median(number(c, "low"), number(c,
				"high")), ROUNDING, "median");
		}
	}

	/** Samples themselves: but for the twelfth digit they are the same. */
	@Test
	void rollingQuantiles() {
		final double[] y = trace(19, 70, 1, 1);
		for (final JsonNode c : cases("signal", "rolling_causal"))
			assertClose(numbers(c.get("out")), RollingQuantile.causal(y, whole(c,
				"window"), number(c, "q")), ROUNDING, c.toString());
		for (final JsonNode c : cases("signal", "rolling_centred"))
			assertClose(numbers(c.get("out")), RollingQuantile.centred(y, whole(c,
				"window"), number(c, "q")), ROUNDING, c.toString());
	}

	@Test
	void rollingBaseline() {
		final double[] y = trace(23, 120, 4, 0.6);
		for (final JsonNode c : cases("signal", "rolling_baseline")) {
			final double decay = number(c, "tau_decay"), fs = number(c, "fs");
			assertEquals(whole(c, "window"), RollingBaseline.window(decay, fs));
			assertClose(numbers(c.get("out")), RollingBaseline.of(y, decay, fs),
				ROUNDING, c.toString());
		}
	}

	@Test
	void gaussianSmoothing() {
		final double[] y = trace(3, 50, 5, 0.4);
		for (final JsonNode c : cases("signal", "gaussian_smoothing"))
			assertClose(numbers(c.get("out")), GaussianSmoothing.of(y, number(c,
				"sigma")), ROUNDING, c.toString());
	}
}
