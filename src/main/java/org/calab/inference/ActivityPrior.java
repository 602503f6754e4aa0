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

/**
 * Prior of the activity of {@link ActivityPosterior}. A sample of s is 0, or with probability
 * {@code active} exponentially distributed with mean {@code 1/(λ·‖k‖)} standard deviations of the noise,
 * where ‖k‖ is the norm of the kernel.
 *
 * @param active prior probability that a sample of s is not 0, above 0 and below 1
 * @param lambda rate of the exponential distribution divided by the norm of the kernel, above 0; at 1
 *          events of mean size are just hidden in the noise
 * @param baseline prior standard deviation of the baseline b in units of the noise; 0 if b is known to be
 *          0
 */
public record ActivityPrior(double active, double lambda, double baseline) {

	/** Probability of activity; the best of 0.01 to 0.1 on recordings with known spikes. */
	static final double ACTIVE = 0.04;

	/** Standard deviation of the baseline of a trace whose drift is subtracted. */
	private static final double VAGUE = 10;

	/** @return the default prior with this λ */
	public static ActivityPrior of(final double lambda) {
		return new ActivityPrior(ACTIVE, lambda, VAGUE);
	}
}
