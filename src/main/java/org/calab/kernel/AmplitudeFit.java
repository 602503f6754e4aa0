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

/**
 * Constrained least-squares amplitudes of one or two bi-exponential components with given
 * time constants. The fast component models an artefact and must not replace the transient:
 * it never occurs alone, is never larger than the slow component, and is at most twice its
 * least-squares amplitude in the residual of the slow component alone.
 */
final class AmplitudeFit {

	/** A component with a smaller sum of squares counts as zero. */
	private static final double NOTHING = 1e-30;

	/** A determinant below this fraction of its largest possible value counts as 0. */
	private static final double SINGULAR = 1e-12;

	private final double[] h;
	private final double fs;
	private final int skip;
	private final double hh;

	/**
	 * @param error residual sum of squares; rounding can make it negative
	 * @param tauRiseFast 0 if there is no fast component
	 * @param tauDecayFast 0 if there is no fast component
	 */
	record Candidate(double error, double tauRise, double tauDecay, double beta,
		double tauRiseFast, double tauDecayFast, double betaFast)
	{

		boolean hasFast() {
			return tauDecayFast > 0;
		}
	}

	/** @param skip number of leading samples to ignore */
	AmplitudeFit(final double[] h, final double fs, final int skip) {
		this.h = h;
		this.fs = fs;
		this.skip = skip;
		hh = product(h, h);
	}

	double samplingRate() {
		return fs;
	}

	/** @return {@code e^(-t/decay) - e^(-t/rise)} at each sample */
	double[] component(final double rise, final double decay) {
		final double[] out = new double[h.length];
		for (int i = skip; i < out.length; i++)
			out[i] = Math.exp(-i / fs / decay) - Math.exp(-i / fs / rise);
		return out;
	}

	/** Fits a fast component only if its time constants are greater than 0. */
	Candidate at(final double rise, final double decay, final double riseFast,
		final double decayFast)
	{
		final double[] slow = component(rise, decay);
		if (!(decayFast > 0)) return slowOnly(slow, rise, decay);
		return both(slow, component(riseFast, decayFast), rise, decay, riseFast,
			decayFast);
	}

	Candidate slowOnly(final double[] slow, final double rise,
		final double decay)
	{
		final double ss = product(slow, slow), hs = product(h, slow);
		final double beta = ss > NOTHING ? Math.max(0, hs / ss) : 0;
		return new Candidate(remaining(ss, hs, beta), rise, decay, beta, 0, 0, 0);
	}

	/** @return what the slow component alone leaves of the sum of squares */
	private double remaining(final double ss, final double hs,
		final double beta)
	{
		return hh - beta * (2 * hs - beta * ss);
	}

	Candidate both(final double[] slow, final double[] fast, final double rise,
		final double decay, final double riseFast, final double decayFast)
	{
		final double ss = product(slow, slow), hs = product(h, slow);
		final double ff = product(fast, fast), hf = product(h, fast);
		final double sf = product(slow, fast);
		final double alone = ss > NOTHING ? Math.max(0, hs / ss) : 0;
		double beta = alone, betaFast = 0;
		final double determinant = ss * ff - sf * sf;
		if (ff > NOTHING && determinant > SINGULAR * ss * ff) {
			final double joint = (hs * ff - hf * sf) / determinant;
			final double jointFast = (hf * ss - hs * sf) / determinant;
			if (jointFast > 0 && joint >= jointFast) {
				final double ceiling = 2 * Math.max(0, (hf - alone * sf) / ff);
				betaFast = Math.min(jointFast, ceiling);
				beta = jointFast > ceiling ? Math.max(0, (hs - ceiling * sf) / ss)
					: joint;
			}
		}
		return new Candidate(remaining(ss, hs, beta) + betaFast * (betaFast * ff -
			2 * hf + 2 * beta * sf), rise, decay, beta, riseFast, decayFast,
			betaFast);
	}

	private double product(final double[] a, final double[] b) {
		double sum = 0;
		for (int i = skip; i < a.length; i++)
			sum += a[i] * b[i];
		return sum;
	}
}
