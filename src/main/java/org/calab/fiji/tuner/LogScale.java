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
package org.calab.fiji.tuner;

/**
 * Maps a slider's positions to values on a logarithmic scale.
 *
 * @param low value of the first non-zero position, above 0
 * @param high value of the last position, above low
 * @param zero whether the first position means 0
 */
public record LogScale(double low, double high, boolean zero) {

	/** The ranges of CaTune's page, in seconds; λ has no unit. */
	public static final LogScale PEAK = new LogScale(0.005, 0.5, false), WIDTH =
		new LogScale(0.02, 3, false), LAMBDA = new LogScale(1e-4, 10, true);

	/** The last position; the first is 0. */
	public static final int STEPS = 1000;

	/** @return the value at a position of 0 to {@link #STEPS} */
	public double value(final int position) {
		if (zero && position <= 0) return 0;
		if (position >= STEPS) return high;
		return low * Math.pow(high / low, (double) Math.max(0, position) / STEPS);
	}

	/** @return the nearest position of a value */
	public int position(final double value) {
		if (!(value > low)) return zero && value >= low / 2 ? 1 : 0;
		final long at = Math.round(STEPS * Math.log(value / low) / Math.log(high /
			low));
		return (int) Math.max(zero ? 1 : 0, Math.min(STEPS, at));
	}

	/** @return a scale extended to include a typed value */
	public LogScale reaching(final double value) {
		if (!(value > 0)) return this;
		return new LogScale(Math.min(low, value), Math.max(high, value), zero);
	}
}
