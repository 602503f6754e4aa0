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
 * @param spikes zeros and ones
 * @param fluorescence K·spikes
 * @param alpha amplitude of one spike, in the unit of the trace
 * @param baseline in the unit of the trace
 * @param error sum of the squared residual
 * @param pve proportion of variance explained, at most 1
 */
record BinaryFit(double threshold, float[] spikes, float[] fluorescence,
	double alpha, double baseline, double error, double pve)
{

	/** @param c K·spikes; kept */
	static BinaryFit of(final double threshold, final float[] spikes,
		final float[] c, final PreparedTrace trace)
	{
		final float[] y = trace.y();
		final int from = trace.pad(), to = y.length - from;
		final double n = to - from;
		double sc = 0, sy = 0, scc = 0, scy = 0;
		for (int t = from; t < to; t++) {
			sc += c[t];
			sy += y[t];
			scc += (double) c[t] * c[t];
			scy += (double) c[t] * y[t];
		}
		final double det = n * scc - sc * sc;
		final double alpha = Math.abs(det) < 1e-20 ? 0 : Math.max(0, (n * scy - sc *
			sy) / det);
		final double baseline = (sy - alpha * sc) / n, mean = sy / n;
		double error = 0, total = 0;
		for (int t = from; t < to; t++) {
			final double e = y[t] - alpha * c[t] - baseline, d = y[t] - mean;
			error += e * e;
			total += d * d;
		}
		return new BinaryFit(threshold, spikes, c, alpha, baseline, error,
			total > 1e-20 ? 1 - error / total : 0);
	}

	/**
	 * @return the mean squared residual at one sample per frame, counted as the
	 *         reference does from the first that is not left out: where the ends
	 *         are not whole frames these are not the frames' own samples
	 */
	double frameError(final PreparedTrace trace) {
		double sum = 0;
		int n = 0;
		for (int t = trace.pad(); t < trace.length() - trace.pad(); t += trace
			.factor())
		{
			final double e = trace.y()[t] - alpha * fluorescence[t] - baseline;
			sum += e * e;
			n++;
		}
		return n == 0 ? 0 : sum / n;
	}
}
