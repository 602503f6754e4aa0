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
 * State of the {@link Ar2} recursion {@code c[t] = g1·c[t-1] + g2·c[t-2] + input}, advanced sample
 * by sample from 0. Run forward in time it is the convolution with the kernel, run backward its
 * adjoint. Create one for each pass; the JIT compiler removes the allocation if it does not escape.
 * <p>
 * Filter libraries process whole arrays, but most passes here combine the recursion with other
 * work on each sample.
 * </p>
 */
public final class Ar2Recursion {

	private final double g1, g2;
	private double before, now;

	Ar2Recursion(final Ar2 ar2) {
		g1 = ar2.g1();
		g2 = ar2.g2();
	}

	/** @return the current sample */
	public double now() {
		return now;
	}

	/** @param input input of the next sample */
	public void next(final double input) {
		step(g1 * now + g2 * before + input);
	}

	/**
	 * As {@link #next}, except for rounding: summed in an order with a shorter dependency on the
	 * previous sample, for passes that are limited by its latency.
	 */
	public void nextSooner(final double input) {
		step(g1 * now + (g2 * before + input));
	}

	private void step(final double next) {
		before = now;
		now = next;
	}
}
