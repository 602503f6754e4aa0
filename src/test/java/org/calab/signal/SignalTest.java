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

import com.fasterxml.jackson.databind.JsonNode;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import java.util.Arrays;
import java.util.Random;

import org.calab.Golden;
import org.calab.check.InvalidInputException;
import org.junit.jupiter.api.Test;

class SignalTest {

	/** Against sorting each window anew. */
	@Property(tries = 300)
	void rollingQuantiles(
		@ForAll @Size(min = 1, max = 60) final double[] noise,
		@ForAll @IntRange(min = 1, max = 70) final int window,
		@ForAll @DoubleRange(min = 0, max = 1) final double q)
	{
		final double[] y = Arrays.stream(noise).map(v -> Math.rint(v % 7)).toArray();
		final double[] causal = RollingQuantile.causal(y, window, q), centred =
			RollingQuantile.centred(y, window, q);
		for (int t = 0; t < y.length; t++) {
			assertEquals(quantile(y, t - window + 1, t, q), causal[t]);
			assertEquals(quantile(y, t - window / 2, t + (window - 1) / 2, q),
				centred[t]);
		}
	}

	/** The same where a trace is longer than the stretch that is ranked at once. */
	@Test
	void rollingQuantilesOfALongTrace() {
		final Random random = new Random(3);
		final double[] y = random.doubles(21_000, -1, 1).toArray();
		y[5000] = -0.0;
		for (final int window : new int[] { 1, 450, 1100, 30_000 }) {
			final double[] causal = RollingQuantile.causal(y, window, 0.2), centred =
				RollingQuantile.centred(y, window, 0.9);
			for (int t = 0; t < y.length; t += 1 + random.nextInt(80)) {
				assertEquals(quantile(y, t - window + 1, t, 0.2), causal[t]);
				assertEquals(quantile(y, t - window / 2, t + (window - 1) / 2, 0.9),
					centred[t]);
			}
		}
	}

	/** White noise through the filter keeps the part of its variance that is said. */
	@Test
	void noiseGainOfTheBandPass() {
		final int n = 40_001;
		final double[] white = new Random(4).ints(n, 0, 2).mapToDouble(i -> 2 * i -
			1).toArray();
		final BandPass filter = BandPass.forKernel(0.4, 1.8, 30, true, true);
		final double left = Arrays.stream(filter.apply(white, 30)).map(v -> v * v)
			.sum() / n;
		assertEquals(left, filter.noiseGain(n, 30), 0.03 * left);
		assertEquals(1, filter.noiseGain(5, 30));
	}

	private static double quantile(final double[] y, final int from,
		final int to, final double q)
	{
		final double[] seen = Arrays.copyOfRange(y, Math.max(0, from), Math.min(
			y.length, to + 1));
		Arrays.sort(seen);
		return seen[(int) Math.round((seen.length - 1) * q)];
	}

	@Test
	void bandPassOfTheReference() {
		int compared = 0;
		for (final JsonNode c : Golden.cases("bandpass_filter")) {
			final String out = c.path("out").asText("");
			if (!out.endsWith(".npy") || !c.path("trace").asText("").endsWith(
				".npy")) continue;
			final double rise = c.get("tau_rise").asDouble(), decay = c.get(
				"tau_decay").asDouble(), fs = c.get("fs").asDouble();
			if (!(rise > 0) || !(decay > 0) || !(fs > 0)) continue;
			final double[] expected = Golden.array(out)[0];
			final double[] in = Golden.array(c.get("trace").asText())[0];
			// of the input's peak: what float32 leaves of a constant is noise of it
			final double peak = Arrays.stream(in).map(Math::abs).max().orElse(0);
			assertArrayEquals(expected, BandPass.forKernel(rise, decay, fs, true,
				true).apply(in, fs), 1e-5 * peak, c.toString());
			compared++;
		}
		org.junit.jupiter.api.Assertions.assertTrue(compared > 5, "compared " +
			compared);
	}

	/** A sine inside the band passes, one far outside does not. */
	@Test
	void bandPassOfSines() {
		for (final int n : new int[] { 1000, 1001 }) {
			final double fs = 30;
			final BandPass band = BandPass.forKernel(0.1, 0.6, fs, true, true);
			final double[] in = new double[n], slow = new double[n];
			for (int t = 0; t < n; t++) {
				in[t] = Math.sin(2 * Math.PI * t * 30 / n); // about 0.9 Hz
				slow[t] = 5;
			}
			assertArrayEquals(in, band.apply(in, fs), 1e-9);
			assertArrayEquals(new double[n], band.apply(slow, fs), 1e-9);
			final double[] noise = new Random(n).doubles(n).toArray();
			assertArrayEquals(noise, new BandPass(1, 2, false, false).apply(noise,
				fs));
		}
	}

	@Test
	void refusesInvalidInput() {
		assertThrows(InvalidInputException.class, () -> RollingQuantile.causal(
			new double[] { 1, Double.NaN }, 3, 0.5));
		assertThrows(InvalidInputException.class, () -> BandPass.forKernel(0, 1, 30,
			true, true));
		assertThrows(InvalidInputException.class, () -> RollingBaseline.of(
			new double[5], Double.POSITIVE_INFINITY, 30));
	}

	/** A sine's power stands at its frequency, and the integral is the variance. */
	@Test
	void powerOfASineIsAtItsFrequency() {
		final int n = 8192;
		final double fs = 32, f = 5; // bin 160 of 1024
		final double[] y = new double[n];
		for (int t = 0; t < n; t++)
			y[t] = 7 + 3 * Math.sin(2 * Math.PI * f * t / fs);
		final WelchSpectrum s = WelchSpectrum.of(y, fs, 1024);
		int highest = 0;
		double integral = 0;
		for (int k = 0; k < s.density().length; k++) {
			if (s.density()[k] > s.density()[highest]) highest = k;
			integral += s.density()[k] * s.step();
		}
		assertEquals(f, highest * s.step(), 1e-9);
		assertEquals(4.5, integral, 1e-6);
		assertEquals(513, s.density().length);
	}
}
