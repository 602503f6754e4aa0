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

import java.io.Serializable;
import java.util.Arrays;

import org.calab.check.InvalidInputException;

/**
 * A layer that correlates rows of samples with filters and rectifies the sum:
 * <pre>
 * out[o][t] = max(0, bias[o] + Σ_i Σ_k weights[o][i][k] · in[i][t + k·dilation])
 * </pre>
 * Only outputs for which all inputs exist are computed.
 *
 * @param weights outputs × inputs × taps, row-major
 * @param bias one per output
 * @param inputs number of input rows
 * @param taps length of a filter
 */
record Convolution(float[] weights, float[] bias, int inputs, int taps)
	implements Serializable
{

	/** Taps that are added in one pass, so that the sum is loaded and stored once for all of them. */
	private static final int TOGETHER = 4;

	Convolution {
		if (inputs < 1 || taps < 1 || weights.length != bias.length * inputs * taps)
			throw InvalidInputException.of("model", "has a layer of " +
				weights.length + " weights, but " + bias.length + " outputs, " +
				inputs + " inputs and " + taps + " taps.");
	}

	int outputs() {
		return bias.length;
	}

	/** @return the number of samples in front of the last one that an output depends on */
	int reach(final int dilation) {
		return (taps - 1) * dilation;
	}

	/**
	 * @param in inputs × at least {@code n + reach(dilation)} samples. Not modified.
	 * @param out outputs × at least n samples. Modified.
	 * @param n number of samples to compute
	 */
	void apply(final float[][] in, final float[][] out, final int n,
		final int dilation)
	{
		for (int o = 0; o < outputs(); o++)
			Arrays.fill(out[o], 0, n, bias[o]);
		// the compiler uses vector instructions for one sum of samples of the same index only
		final float[] first = new float[n], second = new float[n], third =
			new float[n], fourth = new float[n];
		for (int i = 0; i < inputs; i++)
			for (int k = 0; k < taps; k += TOGETHER) {
				shift(in[i], k, dilation, first, n);
				shift(in[i], k + 1, dilation, second, n);
				shift(in[i], k + 2, dilation, third, n);
				shift(in[i], k + 3, dilation, fourth, n);
				for (int o = 0; o < outputs(); o++)
					add(out[o], first, second, third, fourth, n, o, i, k);
			}
		for (int o = 0; o < outputs(); o++)
			for (int t = 0; t < n; t++)
				out[o][t] = Math.max(0, out[o][t]);
	}

	/** Copies what a tap sees; beyond the last tap anything will do, as its weight is 0. */
	private void shift(final float[] in, final int tap, final int dilation,
		final float[] out, final int n)
	{
		System.arraycopy(in, Math.min(tap, taps - 1) * dilation, out, 0, n);
	}

	private float weight(final int output, final int input, final int tap) {
		return tap < taps ? weights[(output * inputs + input) * taps + tap] : 0;
	}

	private void add(final float[] sum, final float[] first,
		final float[] second, final float[] third, final float[] fourth,
		final int n, final int o, final int i, final int k)
	{
		final float a = weight(o, i, k), b = weight(o, i, k + 1), c = weight(o, i, k +
			2), d = weight(o, i, k + 3);
		for (int t = 0; t < n; t++)
			sum[t] += a * first[t] + b * second[t] + c * third[t] + d * fourth[t];
	}
}
