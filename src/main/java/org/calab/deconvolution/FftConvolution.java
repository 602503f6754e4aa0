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
package org.calab.deconvolution;

import java.util.Arrays;

import org.calab.kernel.Lipschitz;
import org.calab.signal.Fourier;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * K as a causal convolution with the sampled kernel, by FFT with zero padding. Not
 * thread-safe: use one per thread.
 */
final class FftConvolution implements Convolution {

	private final DoubleFFT_1D fft;
	private final double[] spectrum;
	private final double[] work;
	private final double lipschitz;

	/**
	 * @param kernel the sampled kernel. Not modified.
	 * @param n samples per trace
	 */
	FftConvolution(final double[] kernel, final int n) {
		final int used = Math.min(kernel.length, n);
		final int size = 2 * Math.max(1, Integer.highestOneBit(Math.max(1, n +
			used - 2)));
		fft = Fourier.of(size);
		spectrum = Arrays.copyOf(Arrays.copyOf(kernel, used), size);
		fft.realForward(spectrum);
		work = new double[size];
		lipschitz = Lipschitz.of(kernel);
	}

	@Override
	public void forward(final double[] s, final double[] out) {
		apply(s, out, 1);
	}

	@Override
	public void adjoint(final double[] r, final double[] out) {
		apply(r, out, -1);
	}

	/** @param sign 1 to multiply by the spectrum, -1 by its conjugate */
	private void apply(final double[] in, final double[] out, final int sign) {
		System.arraycopy(in, 0, work, 0, out.length);
		Arrays.fill(work, out.length, work.length, 0);
		fft.realForward(work);
		work[0] *= spectrum[0];
		work[1] *= spectrum[1]; // the real value at fs/2
		for (int i = 2; i < work.length; i += 2) {
			final double re = spectrum[i], im = sign * spectrum[i + 1];
			final double a = work[i], b = work[i + 1];
			work[i] = a * re - b * im;
			work[i + 1] = a * im + b * re;
		}
		fft.realInverse(work, true);
		System.arraycopy(work, 0, out, 0, out.length);
	}

	@Override
	public double lipschitz() {
		return lipschitz;
	}
}
