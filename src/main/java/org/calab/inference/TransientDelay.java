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

import org.calab.kernel.CalciumKernel;

/**
 * Delay of a transient after its spike. Traces do not show it, and it varies more between recordings
 * than between indicators. But slowly decaying indicators also rise slowly: on the seven data sets with
 * known spikes the best delay is proportional to the decay. A fitted rise explains a part of it. A
 * constant delay would lower the correlation by .028 there, or by .036 in leave-one-out validation.
 */
final class TransientDelay {

	/** Slope in seconds per second of decay, and intercept in seconds. */
	private static final double SLOPE = 0.035, START = -0.0225;

	/** Rise time constant of the fastest indicators in seconds. */
	private static final double FASTEST = 0.005;

	/** Part of the time to the half peak of the fitted rise by which the delay is less. */
	private static final double OF_RISE = 0.75;

	private TransientDelay() {}

	/** @return the delay in seconds; may be negative */
	static double of(final double decay) {
		return SLOPE * decay + START;
	}

	/**
	 * @param found decay and rise of a data set
	 * @return the delay in seconds besides that of the rise
	 */
	static double after(final DecaySearch.Decay found) {
		return of(found.seconds()) - (found.rise() > 0 ? OF_RISE * new CalciumKernel(
			found.rise(), found.seconds()).halfRise() : 0);
	}

	/** @return the rise time constant in seconds of a kernel with about this delay */
	static double rise(final double delay, final double decay) {
		return Math.min(decay, Math.max(FASTEST, delay));
	}
}
