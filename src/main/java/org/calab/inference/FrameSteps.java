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
package org.calab.inference;

import org.calab.kernel.Ar2;

/**
 * The transition of the state (c, w) of {@link ActivityPosterior} over a frame of several steps, and what a
 * unit of activity at each step does to it.
 */
final class FrameSteps {

	/** State (c, w) at the end of the frame after a unit of s at each step. */
	final double[] c, w;

	/** State after a unit of s at the last step. */
	final double onC, onW;

	/** The transition of the frame: {@code c ← d·c + across·w, w ← r·w}. */
	final double d, r, across;

	/** Norm of a transient at the frames, {@code √(Σ k²)}: that of the steps divided by their number. */
	final double norm;

	/**
	 * @param kernel the transient at the rate of the steps
	 * @param steps steps per frame, at least 1
	 */
	FrameSteps(final Ar2 kernel, final int steps) {
		final double scale = 1 / kernel.peak(), d1 = kernel.d(), r1 = kernel.r();
		c = new double[steps];
		w = new double[steps];
		onC = scale;
		onW = r1 * scale;
		double nowC = onC, nowW = onW, decay = 1, rise = 1, both = 0;
		for (int k = steps - 1; k >= 0; k--) {
			c[k] = nowC;
			w[k] = nowW;
			nowC = d1 * nowC + nowW;
			nowW *= r1;
			both = d1 * both + rise;
			decay *= d1;
			rise *= r1;
		}
		d = decay;
		r = rise;
		across = both;
		// from the variance of an AR(2) process (Box & Jenkins, 1970, eq. 3.2.28)
		norm = scale * Math.sqrt((1 + d1 * r1) / ((1 - d1 * d1) * (1 - r1 * r1) * (1 -
			d1 * r1)) / steps);
	}

	int count() {
		return c.length;
	}
}
