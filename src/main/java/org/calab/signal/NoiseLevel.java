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

import org.calab.check.Require;

/**
 * Noise level from the upper half of the spectrum, which calcium transients are too slow
 * to reach (Pnevmatikakis et al., Neuron 89, 2016).
 */
public final class NoiseLevel {

	private NoiseLevel() {}

	/**
	 * @param y n finite samples. Not modified.
	 * @return the standard deviation of white noise with the mean power of {@code y} from
	 *         fs/4 to fs/2, in the unit of {@code y}; 0 for fewer than 2 samples. As in the
	 *         reference, the band is the upper half of the n/2 + 1 bins of the spectrum, in
	 *         integer division: it starts at bin (n/2 + 1)/2.
	 */
	public static double highBand(final double[] y) {
		Require.finite("trace", y);
		final int n = y.length;
		if (n < 2) return 0;
		final double[] x = y.clone();
		Fourier.of(n).realForward(x);
		double sum = 0;
		final int to = n / 2, from = (to + 1) / 2;
		for (int k = from; k <= to; k++)
			sum += power(x, k);
		return Math.sqrt(sum / (to - from + 1) / n);
	}

	/** JTransforms packs Re[0], Re[n/2] (n even) or Im[(n-1)/2] (n odd), Re[1], Im[1], ... */
	static double power(final double[] packed, final int k) {
		final int n = packed.length;
		if (2 * k == n) return packed[1] * packed[1];
		final double im = 2 * k + 1 == n ? packed[1] : packed[2 * k + 1];
		return packed[2 * k] * packed[2 * k] + im * im;
	}
}
