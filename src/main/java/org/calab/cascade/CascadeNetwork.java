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
import org.calab.task.Progress;

/**
 * One network of CASCADE (Rupprecht et al., Nat Neurosci 24, 2021, Methods): it sees a window of
 * samples and predicts the expected number of spikes at one of them. Two convolutions, maximum of
 * pairs, a third convolution, maximum of pairs, a dense layer per time, and a weighted sum over
 * what is left; all but the last are rectified.
 * <p>
 * Neighbouring windows overlap in all samples but one, and the layers do not depend on where the
 * window begins. So each layer is computed once for the whole trace and not once per window. As a
 * pair of samples depends on whether the window begins at an even or odd sample, the maxima are
 * taken at every sample and the layers after them read every second or fourth (Giusti et al., ICIP
 * 2013; "à trous"). This needs 1/20 of the arithmetic and gives the same numbers.
 * </p>
 */
public final class CascadeNetwork implements Serializable {

	private static final long serialVersionUID = 1L;

	/** Outputs that are computed together, so that all layers stay in the cache. */
	private static final int BLOCK = 512;

	private final Convolution first, second, third, dense;
	private final float[] weights;
	private final float constant;
	private final int window, times;

	private CascadeNetwork(final Convolution first, final Convolution second,
		final Convolution third, final Convolution dense, final float[] weights,
		final float constant, final int window)
	{
		this.first = first;
		this.second = second;
		this.third = third;
		this.dense = dense;
		this.weights = weights;
		this.constant = constant;
		this.window = window;
		final int pairs = (window - first.reach(1) - second.reach(1)) / 2;
		times = (pairs - third.reach(1)) / 2;
		if (first.inputs() != 1 || second.inputs() != first.outputs() || third
			.inputs() != second.outputs() || dense.inputs() != third.outputs() || dense
				.taps() != 1 || times < 1 || weights.length != times * dense.outputs())
			throw InvalidInputException.of("model",
				"has layers that do not fit each other or the window of " + window +
					" samples.");
	}

	/**
	 * Weights of a layer.
	 *
	 * @param weights outputs × inputs × taps, row-major
	 * @param bias one per output
	 */
	public record Filters(float[] weights, float[] bias, int inputs, int taps) {

		private Convolution convolution() {
			return new Convolution(weights.clone(), bias.clone(), inputs, taps);
		}
	}

	/**
	 * @param first layer with one input
	 * @param dense layer with one tap
	 * @param weights weights of the sum, times × outputs of the dense layer
	 * @param constant what is added to the sum
	 * @param window number of samples that the network sees
	 * @throws InvalidInputException if the layers do not fit each other or the window
	 */
	public static CascadeNetwork of(final Filters first, final Filters second,
		final Filters third, final Filters dense, final float[] weights,
		final float constant, final int window)
	{
		return new CascadeNetwork(first.convolution(), second.convolution(), third
			.convolution(), dense.convolution(), weights.clone(), constant, window);
	}

	/** @return the number of samples that the network sees */
	public int window() {
		return window;
	}

	/**
	 * @param x finite samples of ΔF/F as a fraction, at the rate of the model. Not modified.
	 * @return the prediction for each window, in expected spikes per sample: one for each sample at
	 *         which a window begins, {@code x.length - window + 1} or none
	 * @param progress checked for cancellation
	 */
	float[] predict(final float[] x, final Progress progress) {
		final float[] all = new float[Math.max(0, x.length - window + 1)];
		final Buffers b = new Buffers();
		for (int from = 0; from < all.length; from += BLOCK) {
			progress.checkCancelled();
			predict(x, from, Math.min(BLOCK, all.length - from), b, all);
		}
		return all;
	}

	private void predict(final float[] x, final int from, final int n,
		final Buffers b, final float[] all)
	{
		// the number of samples of each layer, counted back from the last one
		final int dense4 = n + 4 * (times - 1), third2 = dense4 + 2, pairs =
			third2 + third.reach(2), second1 = pairs + 1, first1 = second1 + second
				.reach(1);
		System.arraycopy(x, from, b.in[0], 0, first1 + first.reach(1));
		first.apply(b.in, b.first, first1, 1);
		second.apply(b.first, b.second, second1, 1);
		largerOfTwo(b.second, pairs, 1);
		third.apply(b.second, b.third, third2, 2);
		largerOfTwo(b.third, dense4, 2);
		dense.apply(b.third, b.dense, dense4, 1);
		Arrays.fill(all, from, from + n, constant);
		for (int j = 0, w = 0; j < times; j++)
			for (int k = 0; k < dense.outputs(); k++, w++)
				for (int t = 0; t < n; t++)
					all[from + t] += weights[w] * b.dense[k][t + 4 * j];
	}

	/** Replaces each sample by the larger one of it and the sample {@code apart} later. */
	private static void largerOfTwo(final float[][] rows, final int n,
		final int apart)
	{
		for (final float[] row : rows)
			for (int t = 0; t < n; t++)
				row[t] = Math.max(row[t], row[t + apart]);
	}

	/** The outputs of the layers for one block. */
	private final class Buffers {

		private final int length = BLOCK + window;
		private final float[][] in = new float[1][length], first = rows(
			CascadeNetwork.this.first), second = rows(CascadeNetwork.this.second),
				third = rows(CascadeNetwork.this.third), dense = rows(
					CascadeNetwork.this.dense);

		private float[][] rows(final Convolution layer) {
			return new float[layer.outputs()][length];
		}
	}
}
