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
 * @param tauRise rise time constant in seconds, not greater than tauDecay
 * @param tauDecay decay time constant in seconds
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

	/** The sampled kernel ends where it has decayed to this fraction. */
	private static final double TAIL = 1e-6;

	/** Largest number of samples. */
	private static final int LONGEST = 50_000_000;

	public CalciumKernel {
		OptionList.check(CalciumKernel.class, tauRise, tauDecay);
		if (tauRise > tauDecay) throw InvalidInputException.of("tau_rise",
			"must not be greater than tau_decay (" + Require.plain(tauDecay) +
				" s), but is " + Require.plain(tauRise) + " s; are the two swapped?");
	}

	/**
	 * The rise time constant used in computations. If it equals the decay, the difference of
	 * exponentials vanishes; as in the reference, half the decay is then used.
	 *
	 * @return the rise time constant in seconds
	 */
	public double effectiveRise() {
		return tauDecay - tauRise < 1e-6 * tauDecay ? 0.5 * tauDecay : tauRise;
	}

	/**
	 * @param fs sampling rate in Hz
	 * @return h at {@code t = i/fs}, from {@code h[0] = 0} to a decay to 1e-6, at least 2
	 *         samples, scaled to a maximum of 1
	 * @throws InvalidInputException if the kernel would have more than 50 million samples
	 */
	public double[] sample(final double fs) {
		Require.positive("fs", fs, "Hz");
		final double length = Math.ceil(-Math.log(TAIL) * tauDecay * fs);
		if (length > LONGEST) {
			throw InvalidInputException.of("tau_decay", "must give a kernel of at most " +
				LONGEST + " samples, but is " + Require.plain(tauDecay) + " s at " +
				Require.plain(fs) + " Hz, which needs " + Require.plain(length) + ".");
		}
		final double[] h = new double[Math.max(2, (int) length)];
		final double rise = effectiveRise();
		double peak = 0;
		for (int i = 0; i < h.length; i++) {
			final double t = i / fs;
			h[i] = Math.exp(-t / tauDecay) - Math.exp(-t / rise);
			peak = Math.max(peak, h[i]);
		}
		// all samples of a kernel much shorter than a sample interval are 0
		if (peak > 0) for (int i = 0; i < h.length; i++)
			h[i] /= peak;
		return h;
	}

	/**
	 * @param fs sampling rate in Hz
	 * @return the kernel as a second-order recursion
	 */
	public Ar2 ar2(final double fs) {
		return Ar2.of(effectiveRise(), tauDecay, fs);
	}

	/** @return the time of the peak and the full width at half maximum */
	public KernelShape shape() {
		return KernelShape.of(this);
	}

	/** @return the time at which the transient reaches half its peak, in seconds */
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

	/**
	 * @param time time in seconds, at least 0
	 * @return h relative to its peak
	 */
	public double value(final double time) {
		return raw(time) / raw(shape().tPeak());
	}

	private double raw(final double t) {
		return Math.exp(-t / tauDecay) - Math.exp(-t / effectiveRise());
	}
}
