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

import java.io.Serializable;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;

/**
 * Parametric fit to a free-form kernel: a slow transient and, optionally, the narrow fast
 * artefact that false spikes leave in its first samples:
 * {@code beta·(e^(-t/tauDecay) - e^(-t/tauRise)) + betaFast·(e^(-t/tauDecayFast) - e^(-t/tauRiseFast))}.
 *
 * @param tauRise rise time constant in seconds, above 0
 * @param tauDecay decay time constant in seconds, above 0
 * @param beta amplitude of the slow component, at least 0, in the kernel's unit
 * @param residual least sum of squares over the whole kernel with these time constants;
 *          infinite for an empty kernel
 * @param tauRiseFast rise time constant of the fast component in seconds; 0 if none was
 *          fitted
 * @param tauDecayFast decay time constant of the fast component in seconds; 0 if none was
 *          fitted
 * @param betaFast amplitude of the fast component; 0 if there is none
 * @param outcome which components were found
 */
public record BiexponentialKernel(double tauRise, double tauDecay, double beta,
	double residual, double tauRiseFast, double tauDecayFast, double betaFast,
	Outcome outcome) implements Serializable
{

	/** The components that a fit found, with the names of the reference. */
	public enum Outcome {

			/** A transient and a fast artefact. */
			TWO_COMPONENT("TwoComponent"),

			/** Only a transient. */
			SLOW_ONLY("SlowOnly"),

			/** No transient of positive amplitude; the time constants are meaningless. */
			DEGENERATE("Degenerate"),

			/** The kernel is empty; the time constants are meaningless. */
			EMPTY("Empty");

		private final String text;

		Outcome(final String text) {
			this.text = text;
		}

		@Override
		public String toString() {
			return text;
		}
	}

	public BiexponentialKernel {
		Require.positive("tau_rise", tauRise, "s");
		Require.positive("tau_decay", tauDecay, "s");
		Require.nonNegative("beta", beta, "");
		Require.nonNegative("tau_rise_fast", tauRiseFast, "s");
		Require.nonNegative("tau_decay_fast", tauDecayFast, "s");
		Require.nonNegative("beta_fast", betaFast, "");
		Require.present("outcome", outcome);
		if (!(residual >= 0)) throw InvalidInputException.mustBe("residual",
			"a number of at least 0", residual);
	}

	/** @return the result for an empty kernel, with the values of the reference */
	static BiexponentialKernel empty() {
		return new BiexponentialKernel(0.02, 0.4, 0, Double.POSITIVE_INFINITY, 0, 0,
			0, Outcome.EMPTY);
	}

	/** @return whether a transient was found */
	public boolean found() {
		return outcome == Outcome.TWO_COMPONENT || outcome == Outcome.SLOW_ONLY;
	}

	/**
	 * @param samples at least 0
	 * @param fs sampling rate in Hz, above 0
	 * @return the slow component, from t = 0
	 */
	public double[] slow(final int samples, final double fs) {
		return waveform(samples, fs, tauRise, tauDecay, beta);
	}

	/**
	 * @param samples at least 0
	 * @param fs sampling rate in Hz, above 0
	 * @return the fast component, from t = 0; all 0 if there is none
	 */
	public double[] fast(final int samples, final double fs) {
		return waveform(samples, fs, tauRiseFast, tauDecayFast, betaFast);
	}

	private static double[] waveform(final int samples, final double fs,
		final double rise, final double decay, final double amplitude)
	{
		Require.positive("fs", fs, "Hz");
		final double[] h = new double[Require.within("samples", samples, 0,
			Integer.MAX_VALUE - 8)];
		// if the amplitude is 0 the time constants may be 0, too
		if (amplitude > 0) for (int i = 0; i < h.length; i++)
			h[i] = amplitude * (Math.exp(-i / fs / decay) - Math.exp(-i / fs / rise));
		return h;
	}
}
