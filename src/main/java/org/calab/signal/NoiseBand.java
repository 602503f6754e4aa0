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
 * Noise level from the band of 2 to 5 Hz: the standard deviation of white noise with the
 * median power density of the trace in this band. Higher frequencies are not used because
 * smoothed or upsampled recordings have less noise there, which would be mistaken for
 * precision.
 */
public final class NoiseBand {

	private static final double LOW = 2, HIGH = 5;

	private NoiseBand() {}

	/**
	 * @param y at least 1 finite sample, not upsampled. Not modified.
	 * @param fs sampling rate in Hz, greater than 0. The band ends at 5 Hz or fs/2 and
	 *          starts at 2 Hz or fs/4, whichever is lower.
	 * @param grid sampling rate in Hz for which the noise is returned
	 * @return the standard deviation per sample at the rate {@code grid}, in the unit of y
	 */
	public static double of(final double[] y, final double fs,
		final double grid)
	{
		final double most = 0.5 * fs;
		final double high = Math.min(HIGH, most), low = Math.min(LOW, 0.5 * most);
		return Math.sqrt(WelchSpectrum.of(y, fs).median(low, high) * grid / 2);
	}
}
