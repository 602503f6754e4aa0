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
package org.calab.simulation;

import org.calab.check.Require;

/**
 * Baseline drift as a random walk with mean reversion.
 *
 * @param stepStdFraction standard deviation of the step per frame as a fraction of the largest signal, at
 *          least 0; 0 for no drift
 * @param meanReversion fraction by which the drift returns to 0 per frame, 0 to 1
 * @param stepStdCv variability of the step between cells, at least 0
 */
public record RandomWalkDrift(double stepStdFraction, double meanReversion,
	double stepStdCv) implements DriftModel
{

	public RandomWalkDrift {
		Require.nonNegative("drift.step_std_fraction", stepStdFraction, "");
		Require.within("drift.mean_reversion", meanReversion, 0, 1);
		Require.nonNegative("drift.step_std_cv", stepStdCv, "");
	}

	/** @return steps of 0.002 of the largest signal, with a mean reversion of 0.001 per frame */
	public static RandomWalkDrift defaults() {
		return new RandomWalkDrift(0.002, 0.001, 0);
	}

	/** @param fraction standard deviation of the step as a fraction of the largest signal; 0 for no drift */
	public RandomWalkDrift withStep(final double fraction) {
		return new RandomWalkDrift(fraction, meanReversion, stepStdCv);
	}
}
