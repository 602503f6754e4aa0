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

import java.io.Serializable;

/**
 * Spikes of one trace. The arrays belong to the receiver.
 *
 * @param counts spikes per frame, n samples; activity in the unit of the trace if the calibration is
 *          {@link Calibration#RELATIVE}
 * @param alpha amplitude of one spike, in the unit of the trace; 1 if the calibration is relative
 * @param baseline baseline of the fit relative to the rolling baseline, in the unit of the
 *          trace
 * @param threshold smallest relaxed value that counts as a spike; 0 of the posterior
 * @param pve proportion of variance explained without the ends of the trace, at most 1
 * @param iterations number of iterations of the final relaxed solve
 * @param converged whether the final relaxed solve converged
 * @param filtered trace that was fitted: after the filter, if there is one, and without the
 *          rolling baseline; n samples
 * @param fit fit to the trace, n samples: alpha·K·spikes + baseline + rolling baseline of the trace
 *          after the filter; or that of the posterior
 * @param uncertainty what is known of the amplitude and of the counts
 */
public record SpikeSolution(double[] counts, double alpha, double baseline,
	double threshold, double pve, int iterations, boolean converged,
	double[] filtered, double[] fit, Uncertainty uncertainty) implements
	Serializable
{

	/**
	 * What is known of the amplitude and of the counts. The arrays belong to the receiver.
	 *
	 * @param calibration where the amplitude comes from
	 * @param amplitudeSd standard deviation of the amplitude, in the unit of the trace; 0 if unknown or given
	 * @param deviation standard deviation of the counts, n samples; empty if unknown
	 * @param probability probability of activity, n samples; empty if unknown
	 */
	public record Uncertainty(Calibration calibration, double amplitudeSd,
		double[] deviation, double[] probability) implements Serializable
	{

		/** Of a method that fits binary spikes. */
		public static Uncertainty fitted() {
			return new Uncertainty(Calibration.FITTED, 0, new double[0], new double[0]);
		}
	}

	/** @return whether the counts are in spikes, not in the unit of the trace */
	public boolean isInSpikes() {
		return uncertainty.calibration().isInSpikes();
	}
}
