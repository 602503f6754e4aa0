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
 * How well spikes of 0 or 1 explain a trace: {@code y ≈ alpha·K·s + baseline} by
 * least squares with alpha ≥ 0, the ends left out.
 *
 * @param threshold from which on a relaxed value counts as a spike
 * @param alpha amplitude of one spike, in the unit of the trace
 * @param baseline in the unit of the trace
 * @param error sum of the squared residual
 * @param frameError mean squared residual at one sample per frame, counted
 *          from the first that is not left out
 * @param pve proportion of variance explained, at most 1
 */
record BinaryFit(double threshold, double alpha, double baseline, double error,
	double frameError, double pve)
{

	private static final double NOTHING = 1e-20;

	/**
	 * @param all of the samples between the ends
	 * @param frames of those that the noise is compared at
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

	/** Sums over samples: how many, of K·s, of y, of their squares and product. */
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
