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
 * A pass of {@link Ar2}, sample by sample: {@code c[t] = g1·c[t-1] + g2·c[t-2] + input}. From the
 * first sample on it is the convolution with the kernel, from the last one back its adjoint.
 * Begins at 0. One per pass; where it does not leave the method that made it, it costs no memory.
 * <p>
 * By hand: filters of libraries take whole arrays, and most passes here do more with each sample.
 * </p>
 */
public final class Ar2Recursion {

	private final double g1, g2;
	private double before, now;

	Ar2Recursion(final Ar2 ar2) {
		g1 = ar2.g1();
		g2 = ar2.g2();
	}

	/** @return the newest sample */
	public double now() {
		return now;
	}

	/** @param input added to the next sample, in its unit */
	public void next(final double input) {
		step(g1 * now + g2 * before + input);
	}

	/**
	 * As {@link #next}, but for rounding: summed so that a sample waits less for the one before.
	 * For passes that are as slow as this sum.
	 */
	public void nextSooner(final double input) {
		step(g1 * now + (g2 * before + input));
	}

	private void step(final double next) {
		before = now;
		now = next;
	}
}
