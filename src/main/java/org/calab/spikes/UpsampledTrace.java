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

import java.util.Arrays;

import org.calab.check.InvalidInputException;
import org.calab.kernel.CalciumKernel;
import org.calab.signal.BandPass;
import org.calab.signal.NoiseLevel;
import org.calab.signal.Resampling;
import org.calab.signal.RollingBaseline;
import org.calab.signal.Rounding;

/**
 * A trace prepared for spike inference: upsampled, filtered as the options ask for, without its
 * rolling baseline, and in single precision as in the reference.
 *
 * @param y prepared trace, n·factor samples
 * @param baseline rolling baseline that was subtracted, n·factor samples
 * @param fs sampling rate of y in Hz
 * @param factor samples of y per frame
 * @param pad samples at each end that the fits ignore
 */
record UpsampledTrace(float[] y, double[] baseline, double fs, int factor,
	int pad)
{

	/** Relative variation below which a trace is flat except for the rounding of filters. */
	private static final double FLAT = 1e-6;

	/** An offset that would hide the trace in single precision is subtracted first, and added to the baseline. */
	static UpsampledTrace of(final double[] raw, final double fs,
		final SpikeOptions options)
	{
		final double offset = Rounding.offset(raw);
		final double[] trace = Arrays.stream(raw).map(v -> v - offset).toArray();
		final CalciumKernel kernel = options.kernel();
		final int factor = options.upsampleFactor(fs);
		final double high = fs * factor;
		final double[] up = upsample(trace, factor);
		final double[] filtered = filter(options, high).apply(up, high);
		final boolean flat = Rounding.isFlat(raw) || range(filtered) <= FLAT *
			largest(trace);
		final double[] rounded = new double[filtered.length];
		for (int t = 0; t < rounded.length; t++)
			rounded[t] = (float) filtered[t];
		final double[] baseline = RollingBaseline.of(rounded, kernel.tauDecay(),
			high);
		final float[] y = new float[rounded.length];
		for (int t = 0; t < y.length && !flat; t++)
			y[t] = (float) rounded[t] - (float) baseline[t];
		final int pad = (int) Math.min(Math.ceil(2 * kernel.tauDecay() * high),
			y.length / 4);
		for (int t = 0; t < baseline.length; t++)
			baseline[t] += offset;
		return new UpsampledTrace(y, baseline, high, factor, pad);
	}

	/** As {@link Resampling#upsample}, with the rounding of the reference. */
	private static double[] upsample(final double[] trace, final int factor) {
		final double[] rounded = new double[trace.length];
		for (int i = 0; i < trace.length; i++) {
			rounded[i] = (float) trace[i];
			if (!Double.isFinite(rounded[i])) throw InvalidInputException.of("trace",
				"contains " + trace[i] + " at index " + i +
					" (counted from 0); every sample must be a number up to " +
					Float.MAX_VALUE + ".");
		}
		final double[] up = Resampling.upsample(rounded, factor);
		for (int i = 0; i < trace.length; i++) {
			final float a = (float) rounded[i];
			final float b = (float) rounded[Math.min(i + 1, trace.length - 1)];
			for (int k = 0; k < factor; k++)
				up[i * factor + k] = a + (b - a) * ((float) k / factor);
		}
		return up;
	}

	private static BandPass filter(final SpikeOptions o, final double fs) {
		return BandPass.forKernel(o.kernel().tauRise(), o.kernel().tauDecay(), fs, o
			.highPass(), o.lowPass());
	}

	/**
	 * The noise variance of the prepared trace at the samples of the frames: that of the raw
	 * trace, times the fraction of white noise that passes the filters.
	 *
	 * @param trace raw trace. Not modified.
	 * @return the variance
	 */
	static double noiseVariance(final double[] trace, final double fs,
		final SpikeOptions options)
	{
		final double sigma = NoiseLevel.highBand(trace);
		if (!options.highPass() && !options.lowPass()) return sigma * sigma;
		final int factor = options.upsampleFactor(fs);
		final double[] probe = WhiteProbe.of(trace.length);
		final double high = fs * factor;
		final double[] passed = filter(options, high).apply(Resampling.upsample(
			probe, factor), high);
		final double[] frames = new double[probe.length];
		for (int i = 0; i < frames.length; i++)
			frames[i] = passed[i * factor];
		return sigma * sigma * WhiteProbe.variance(frames) / WhiteProbe.variance(
			probe);
	}

	/**
	 * @param n smallest number of samples
	 * @return the section of about n samples with the largest sum of squares; the whole trace if
	 *         it is shorter than two such sections
	 */
	UpsampledTrace busiest(final int n) {
		final int frames = (n + factor - 1) / factor, size = frames * factor;
		if (2L * size > y.length) return this;
		int best = 0;
		double most = Double.NEGATIVE_INFINITY;
		for (int from = 0; from + size <= y.length; from += Math.max(factor, size /
			2 / factor * factor))
		{
			double sum = 0;
			for (int t = from; t < from + size; t++)
				sum += (double) y[t] * y[t];
			if (sum <= most) continue;
			most = sum;
			best = from;
		}
		return new UpsampledTrace(Arrays.copyOfRange(y, best, best + size), Arrays
			.copyOfRange(baseline, best, best + size), fs, factor, Math.min(pad, size /
				4));
	}

	int length() {
		return y.length;
	}

	/** @return the difference between the largest and the smallest sample between the ends */
	double amplitude() {
		float low = Float.POSITIVE_INFINITY, top = Float.NEGATIVE_INFINITY;
		for (int t = pad; t < y.length - pad; t++) {
			low = Math.min(low, y[t]);
			top = Math.max(top, y[t]);
		}
		return top - low;
	}

	private static double range(final double[] v) {
		double low = v[0], top = v[0];
		for (final double d : v) {
			low = Math.min(low, d);
			top = Math.max(top, d);
		}
		return top - low;
	}

	private static double largest(final double[] v) {
		double top = 0;
		for (final double d : v)
			top = Math.max(top, Math.abs(d));
		return top;
	}
}
