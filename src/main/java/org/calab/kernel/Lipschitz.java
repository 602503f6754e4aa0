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

import org.calab.check.Require;
import org.calab.signal.Fourier;

/**
 * Lipschitz constant of the gradient of {@code ½‖y - K·s‖²}: the largest squared gain of the
 * kernel. Its inverse is the step size of FISTA.
 */
public final class Lipschitz {

	private static final double FLOOR = 1e-10;

	/** Number of frequencies in [0, π] at which the gain of the recursion is evaluated. */
	private static final int GRID = 4097;

	private Lipschitz() {}

	/**
	 * @param kernel finite samples, may be empty. Not modified.
	 * @return {@code max |H(w)|²} over the DFT of length nextPow2(2·length), at least 1e-10
	 */
	public static double of(final double[] kernel) {
		Require.finite("kernel", kernel);
		if (kernel.length == 0) return FLOOR;
		int n = 1;
		while (n < 2 * kernel.length)
			n *= 2;
		final double[] x = new double[2 * n];
		System.arraycopy(kernel, 0, x, 0, kernel.length);
		Fourier.of(n).realForwardFull(x);
		double largest = FLOOR;
		for (int k = 0; k < n; k++) {
			largest = Math.max(largest, x[2 * k] * x[2 * k] + x[2 * k + 1] *
				x[2 * k + 1]);
		}
		return largest;
	}

	/**
	 * @param ar2 the recursion
	 * @return {@code max_w 1/|1 - g1·e^{-jw} - g2·e^{-2jw}|² / p²}
	 */
	public static double of(final Ar2 ar2) {
		double smallest = Double.POSITIVE_INFINITY;
		for (int i = 0; i < GRID; i++) {
			final double w = Math.PI * i / (GRID - 1);
			final double re = 1 - ar2.g1() * Math.cos(w) - ar2.g2() * Math.cos(2 *
				w);
			final double im = ar2.g1() * Math.sin(w) + ar2.g2() * Math.sin(2 * w);
			smallest = Math.min(smallest, re * re + im * im);
		}
		final double p = ar2.peak();
		return Math.max(FLOOR, 1 / (smallest * p * p));
	}
}
