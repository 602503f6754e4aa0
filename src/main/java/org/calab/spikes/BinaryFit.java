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
package org.calab.spikes;

/**
 * Least-squares fit {@code y ≈ alpha·K·s + baseline} of binary spikes to a trace, with alpha ≥ 0
 * and without the ends of the trace.
 *
 * @param threshold smallest relaxed value that counts as a spike
 * @param alpha amplitude of one spike, in the unit of the trace
 * @param baseline baseline, in the unit of the trace
 * @param error residual sum of squares
 * @param frameError mean squared residual at one sample per frame, from the first sample used
 * @param pve proportion of variance explained, at most 1
 */
record BinaryFit(double threshold, double alpha, double baseline, double error,
	double frameError, double pve)
{

	private static final double NOTHING = 1e-20;

	/**
	 * @param all moments of the samples between the ends
	 * @param frames moments of one sample per frame
	 */
	static BinaryFit of(final double threshold, final Moments all,
		final Moments frames)
	{
		final double alpha = all.slope();
		final double baseline = (all.y - alpha * all.c) / all.n;
		final double total = all.total(), error = all.error(alpha, baseline);
		return new BinaryFit(threshold, alpha, baseline, error, frames.n == 0 ? 0
			: frames.error(alpha, baseline) / frames.n, total > NOTHING ? 1 - error /
				total : 0);
	}

	/** Sums over samples: of 1, c = K·s, y, c², y² and c·y. */
	static final class Moments {

		double n, c, y, cc, yy, cy;

		/** @return the least-squares slope of y over c, at least 0 */
		private double slope() {
			final double det = n * cc - c * c;
			return Math.abs(det) < NOTHING ? 0 : Math.max(0, (n * cy - c * y) / det);
		}

		private double total() {
			return Math.max(0, yy - y * y / n);
		}

		private double error(final double alpha, final double b) {
			return Math.max(0, yy - 2 * (alpha * cy + b * y) + alpha * (alpha * cc +
				2 * b * c) + n * b * b);
		}
	}
}
