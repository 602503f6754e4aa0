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

import org.calab.kernel.Ar2;
import org.calab.kernel.Ar2FloatRecursion;
import org.calab.spikes.BinaryFit.Moments;

/**
 * Fits thresholded relaxed values to a trace, in one pass and without allocating arrays. The
 * fluorescence is a recursion in single precision, as in the reference.
 */
final class BinaryModel {

	private final Ar2 ar2;
	private final float scale;
	private final UpsampledTrace trace;

	/** @param ar2 kernel at the rate of the trace */
	BinaryModel(final Ar2 ar2, final UpsampledTrace trace) {
		this.ar2 = ar2;
		scale = (float) (1 / ar2.peak());
		this.trace = trace;
	}

	/** @param relaxed n values; those of at least {@code threshold} are spikes. Not modified. */
	BinaryFit fit(final float[] relaxed, final double threshold) {
		final float[] y = trace.y();
		final int from = trace.pad(), to = y.length - from, factor = trace.factor();
		double sc = 0, sy = 0, scc = 0, syy = 0, scy = 0;
		final Ar2FloatRecursion model = ar2.floatRecursion();
		// as in the reference, even if the pad is not a whole number of frames
		int frame = from;
		final Moments frames = new Moments();
		for (int t = 0; t < to; t++) {
			final double c = model.now(), v = y[t];
			if (t >= from) {
				sc += c;
				sy += v;
				scc += c * c;
				syy += v * v;
				scy += c * v;
				if (t == frame) {
					frames.n++;
					frames.c += c;
					frames.y += v;
					frames.cc += c * c;
					frames.yy += v * v;
					frames.cy += c * v;
					frame += factor;
				}
			}
			model.next(relaxed[t] >= threshold ? scale : 0);
		}
		final Moments all = new Moments();
		all.n = to - from;
		all.c = sc;
		all.y = sy;
		all.cc = scc;
		all.yy = syy;
		all.cy = scy;
		return BinaryFit.of(threshold, all, frames);
	}

	/**
	 * @param spikes n values; those greater than 0 are spikes. Not modified.
	 * @return K·spikes
	 */
	double[] fluorescence(final double[] spikes) {
		final double[] out = new double[spikes.length];
		final Ar2FloatRecursion c = ar2.floatRecursion();
		for (int t = 0; t < out.length; t++) {
			out[t] = c.now();
			c.next(spikes[t] > 0 ? scale : 0);
		}
		return out;
	}
}
