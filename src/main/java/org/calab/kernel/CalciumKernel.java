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
package org.calab.kernel;

import io.soabase.recordbuilder.core.RecordBuilder;

import java.io.Serializable;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.options.Option;
import org.calab.options.OptionList;

/**
 * The fluorescence transient of one spike:
 * {@code h(t) = exp(-t/tauDecay) - exp(-t/tauRise)}, scaled to a peak of 1.
 *
 * @param tauRise rise time constant in seconds, above 0, not above tauDecay
 * @param tauDecay decay time constant in seconds, above 0
 */
@RecordBuilder
public record CalciumKernel(
	@Option(label = "Rise time constant", unit = "s", value = "0.1", min = 0, above = true, help = CalciumKernel.TAU_RISE_HELP) double tauRise,
	@Option(label = "Decay time constant", unit = "s", value = "0.6", min = 0, above = true, help = CalciumKernel.TAU_DECAY_HELP) double tauDecay)
	implements CalciumKernelBuilder.With, Serializable
{

	public static final String TAU_RISE_HELP =
		"Rise time constant of the transient in seconds, for example 0.1 for GCaMP6f";
	public static final String TAU_DECAY_HELP =
		"Decay time constant of the transient in seconds, for example 0.6 for GCaMP6f";

	/** The sampled kernel ends where it has decayed to this part. */
	private static final double TAIL = 1e-6;

	/** Longer kernels are refused before memory is asked for. */
	private static final int LONGEST = 50_000_000;

	public CalciumKernel {
		OptionList.check(CalciumKernel.class, tauRise, tauDecay);
		if (tauRise > tauDecay) throw InvalidInputException.of("tau_rise",
			"must not be greater than tau_decay (" + Require.plain(tauDecay) +
				" s), but is " + Require.plain(tauRise) + " s; are the two swapped?");
	}

	/**
	 * The rise that is computed with. At tauRise = tauDecay the difference of
	 * exponentials vanishes; as the reference does, the rise is then taken as
	 * half the decay.
	 */
	public double effectiveRise() {
		return tauDecay - tauRise < 1e-6 * tauDecay ? 0.5 * tauDecay : tauRise;
	}

	/**
	 * @param fs sampling rate in Hz
	 * @return h at {@code t = i/fs}, from {@code h[0] = 0} to where it has
	 *         decayed to 1e-6, at least 2 samples; the largest sample is 1
	 */
	public double[] sample(final double fs) {
		Require.positive("fs", fs, "Hz");
		final double length = Math.ceil(-Math.log(TAIL) * tauDecay * fs);
		if (length > LONGEST) {
			throw new InvalidInputException("tau_decay is " + tauDecay +
				" s at fs " + fs + " Hz, a kernel of " + length +
				" samples; allowed are at most " + LONGEST);
		}
		final double[] h = new double[Math.max(2, (int) length)];
		final double rise = effectiveRise();
		double peak = 0;
		for (int i = 0; i < h.length; i++) {
			final double t = i / fs;
			h[i] = Math.exp(-t / tauDecay) - Math.exp(-t / rise);
			peak = Math.max(peak, h[i]);
		}
		// a kernel far shorter than a sample has no sample above 0: it stays 0
		if (peak > 0) for (int i = 0; i < h.length; i++)
			h[i] /= peak;
		return h;
	}

	/**
	 * @param fs sampling rate in Hz
	 * @return the same operator as a second-order recursion
	 */
	public Ar2 ar2(final double fs) {
		return Ar2.of(effectiveRise(), tauDecay, fs);
	}

	/** @return time of the peak and width at half of it */
	public KernelShape shape() {
		return KernelShape.of(this);
	}

	/** @return when the transient has risen to half of its peak, in seconds */
	public double halfRise() {
		double low = 0, high = shape().tPeak();
		final double half = raw(high) / 2;
		while (true) {
			final double middle = 0.5 * (low + high);
			if (!(middle > low && middle < high)) return middle;
			if (raw(middle) < half) low = middle;
			else high = middle;
		}
	}

	/** @return h at a time of at least 0, in seconds, as a part of its peak */
	public double value(final double time) {
		return raw(time) / raw(shape().tPeak());
	}

	private double raw(final double t) {
		return Math.exp(-t / tauDecay) - Math.exp(-t / effectiveRise());
	}
}
