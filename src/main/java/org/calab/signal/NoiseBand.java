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

/**
 * The noise as activity meets it: the standard deviation of white noise with the power
 * density that the trace has between 2 and 5 Hz. Recordings that were smoothed or
 * upsampled have less above, and that would be taken for precision.
 */
public final class NoiseBand {

	private static final double LOW = 2, HIGH = 5;

	private NoiseBand() {}

	/**
	 * @param y at least 1 finite sample, not upsampled. Not modified.
	 * @param fs sampling rate in Hz, above 0; where half of it is below 5 Hz the band ends
	 *          there, and begins no higher than at half of that
	 * @param grid rate in Hz of the samples whose noise is asked for
	 * @return the standard deviation per sample of the grid, in the unit of y
	 */
	public static double of(final double[] y, final double fs,
		final double grid)
	{
		final double most = 0.5 * fs;
		final double high = Math.min(HIGH, most), low = Math.min(LOW, 0.5 * most);
		return Math.sqrt(WelchSpectrum.of(y, fs).median(low, high) * grid / 2);
	}
}
