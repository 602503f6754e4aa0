package org.calab.simulation;

import org.calab.check.Require;

/**
 * A baseline that wanders at random and is drawn back to 0.
 *
 * @param stepStdFraction standard deviation of a step per frame, as a part of
 *          the largest signal, at least 0; 0: no drift
 * @param meanReversion part of the way back to 0 per frame, 0 to 1
 * @param stepStdCv spread of the step between cells, at least 0
 */
public record RandomWalkDrift(double stepStdFraction, double meanReversion,
	double stepStdCv) implements DriftModel
{

	public RandomWalkDrift {
		Require.nonNegative("drift.step_std_fraction", stepStdFraction, "");
		Require.within("drift.mean_reversion", meanReversion, 0, 1);
		Require.nonNegative("drift.step_std_cv", stepStdCv, "");
	}

	/** @return steps of 0.002, drawn back by 0.001 per frame */
	public static RandomWalkDrift defaults() {
		return new RandomWalkDrift(0.002, 0.001, 0);
	}

	/** @param fraction of the largest signal; 0: no drift */
	public RandomWalkDrift withStep(final double fraction) {
		return new RandomWalkDrift(fraction, meanReversion, stepStdCv);
	}
}
