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
 * By how much a transient follows its spike. No trace shows it, and recordings differ in
 * it by more than indicators do; but indicators that decay slowly also rise slowly, and over
 * the seven sets with known spikes the best delay goes with the decay (the rise that
 * fits best tells nothing beyond). One delay for all would cost .028 of the correlation
 * there, .036 where the rule is chosen without the set that it is scored on.
 */
final class TransientDelay {

	/** Seconds per second of decay, and at none: a spike falls on average into the middle of what is seen of it. */
	private static final double SLOPE = 0.035, START = -0.0225;

	/** The rise of the fastest indicators. */
	private static final double FASTEST = 0.005;

	private TransientDelay() {}

	/** @return seconds; may be below 0 */
	static double of(final double decay) {
		return SLOPE * decay + START;
	}

	/** @return the rise in seconds of a kernel that follows its spike by about this delay */
	static double rise(final double delay, final double decay) {
		return Math.min(decay, Math.max(FASTEST, delay));
	}
}
