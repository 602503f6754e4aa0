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

import java.util.Arrays;

/** Tells variation from rounding, in single or double precision. */
public final class Rounding {

	/** Relative variation below which a trace is flat except for rounding: of float and of double numbers. */
	private static final double SINGLE = 1e-6, DOUBLE = 1e-12;

	/** Largest distance of successive floats, relative to the range of a trace, at which it keeps its form. */
	private static final double COARSE = 1e-4;

	private Rounding() {}

	/**
	 * @param trace finite samples. Not modified.
	 * @return whether the samples differ by no more than rounding: by 1e-6 of their size if all are
	 *         floats, otherwise by 1e-12
	 */
	public static boolean isFlat(final double[] trace) {
		return range(trace) <= largest(trace) * (isSingle(trace) ? SINGLE : DOUBLE);
	}

	/**
	 * @param trace finite samples. Not modified.
	 * @return what to subtract before the trace is rounded to floats: its median if the floats around it
	 *         are too coarse for the trace, otherwise 0
	 */
	public static double offset(final double[] trace) {
		final double largest = largest(trace);
		return largest <= Float.MAX_VALUE && !isSingle(trace) && Math.ulp(
			(float) largest) > COARSE * range(trace) ? Quantiles.median(trace) : 0;
	}

	private static boolean isSingle(final double[] trace) {
		return Arrays.stream(trace).allMatch(v -> v == (float) v);
	}

	private static double range(final double[] v) {
		return Arrays.stream(v).max().orElse(0) - Arrays.stream(v).min().orElse(0);
	}

	private static double largest(final double[] v) {
		return Arrays.stream(v).map(Math::abs).max().orElse(0);
	}
}
