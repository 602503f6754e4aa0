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

/**
 * Approximate total-variation denoising as in the reference: 100 projected gradient steps from
 * 0 on the dual of {@code ½‖u - x‖² + w·Σ|u[k+1] - u[k]|} (Chambolle, J. Math. Imaging Vis. 20,
 * 2004). It converges for small weights only; with large weights the result is blurred.
 */
final class SmoothingStep {

	private static final int ITERATIONS = 100;

	/** Just below 1/4, a lower bound of the inverse of the largest eigenvalue of DDᵀ. */
	private static final double STEP = 0.249;

	private SmoothingStep() {}

	/**
	 * @param x samples. Modified.
	 * @param weight w, at least 0; 0 leaves x unchanged
	 */
	static void apply(final double[] x, final double weight) {
		if (weight == 0 || x.length < 2) return;
		final double[] dual = new double[x.length - 1];
		final double[] u = x.clone();
		for (int i = 0; i < ITERATIONS; i++) {
			for (int k = 0; k < dual.length; k++)
				dual[k] = Math.max(-weight, Math.min(weight, dual[k] + STEP * (u[k +
					1] - u[k])));
			for (int k = 0; k < u.length; k++)
				u[k] = x[k] + (k < dual.length ? dual[k] : 0) - (k > 0 ? dual[k - 1]
					: 0);
		}
		System.arraycopy(u, 0, x, 0, x.length);
	}
}
