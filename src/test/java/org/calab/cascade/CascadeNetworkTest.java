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
package org.calab.cascade;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;

import org.calab.cascade.CascadeNetwork.Filters;
import org.calab.check.InvalidInputException;
import org.calab.task.CancelledException;
import org.calab.task.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The network, against the layers applied to each window by itself in double precision. */
class CascadeNetworkTest {

	private final Random random = new Random(7);

	@ParameterizedTest
	@CsvSource({ "64, 31, 19, 5, 70", "64, 31, 19, 5, 1200", "40, 9, 6, 3, 600",
		"33, 5, 4, 2, 34" })
	void equalsTheLayersWindowByWindow(final int window, final int a,
		final int b, final int c, final int samples)
	{
		final Filters first = filters(4, 1, a), second = filters(5, 4, b), third =
			filters(6, 5, c), dense = filters(3, 6, 1);
		final int times = ((window - a - b + 2) / 2 - c + 1) / 2;
		final float[] weights = numbers(times * 3);
		final float[] x = numbers(samples);
		final float[] found = CascadeNetwork.of(first, second, third, dense, weights,
			0.5f, window).predict(x, Progress.none());
		final double[] expected = new double[samples - window + 1], got =
			new double[found.length];
		for (int from = 0; from < expected.length; from++) {
			final double[][] in = new double[1][window];
			for (int t = 0; t < window; t++)
				in[0][t] = x[from + t];
			final double[][] last = layer(dense, pairs(layer(third, pairs(layer(second,
				layer(first, in))))));
			expected[from] = 0.5;
			for (int t = 0; t < times; t++)
				for (int k = 0; k < 3; k++)
					expected[from] += weights[t * 3 + k] * last[k][t];
			got[from] = found[from];
		}
		assertArrayEquals(expected, got, 1e-4);
	}

	@Test
	void fewerSamplesThanTheWindowGiveNothing() {
		assertEquals(0, network(64).predict(new float[63], Progress.none()).length);
		assertEquals(1, network(64).predict(new float[64], Progress.none()).length);
	}

	@Test
	void refusesLayersThatDoNotFit() {
		assertThrows(InvalidInputException.class, () -> network(20));
		assertThrows(InvalidInputException.class, () -> CascadeNetwork.of(filters(4,
			1, 31), filters(5, 3, 19), filters(6, 5, 5), filters(3, 6, 1), numbers(6),
			0, 64));
		assertThrows(InvalidInputException.class, () -> CascadeNetwork.of(
			new Filters(numbers(7), numbers(4), 1, 31), filters(5, 4, 19), filters(6, 5,
				5), filters(3, 6, 1), numbers(6), 0, 64));
	}

	@Test
	void canBeCancelled() {
		assertThrows(CancelledException.class, () -> network(64).predict(
			new float[1000], Progress.of((what, part) -> {}, () -> true)));
	}

	private CascadeNetwork network(final int window) {
		return CascadeNetwork.of(filters(4, 1, 31), filters(5, 4, 19), filters(6, 5,
			5), filters(3, 6, 1), numbers(6), 0, window);
	}

	private Filters filters(final int outputs, final int inputs,
		final int taps)
	{
		return new Filters(numbers(outputs * inputs * taps), numbers(outputs), inputs,
			taps);
	}

	private float[] numbers(final int n) {
		final float[] v = new float[n];
		for (int i = 0; i < n; i++)
			v[i] = (float) (0.4 * random.nextGaussian());
		return v;
	}

	private static double[][] layer(final Filters f, final double[][] in) {
		final double[][] out = new double[f.bias().length][in[0].length - f.taps() +
			1];
		for (int o = 0; o < out.length; o++)
			for (int t = 0; t < out[o].length; t++) {
				double sum = f.bias()[o];
				for (int i = 0; i < f.inputs(); i++)
					for (int k = 0; k < f.taps(); k++)
						sum += f.weights()[(o * f.inputs() + i) * f.taps() + k] * in[i][t + k];
				out[o][t] = Math.max(0, sum);
			}
		return out;
	}

	private static double[][] pairs(final double[][] in) {
		final double[][] out = new double[in.length][in[0].length / 2];
		for (int i = 0; i < in.length; i++)
			for (int t = 0; t < out[i].length; t++)
				out[i][t] = Math.max(in[i][2 * t], in[i][2 * t + 1]);
		return out;
	}
}
