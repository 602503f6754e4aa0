package org.calab.simulation;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;

/**
 * A baseline that swings as a sine.
 *
 * @param amplitudeFraction as a part of the largest signal, at least 0; 0: no
 *          drift
 * @param cyclesMin fewest cycles over the recording, at least 0
 * @param cyclesMax most cycles, not below cyclesMin
 * @param amplitudeCv spread of the amplitude between cells, at
 *          least 0
 */
public record SinusoidalDrift(double amplitudeFraction, double cyclesMin,
	double cyclesMax, double amplitudeCv) implements DriftModel
{

	public SinusoidalDrift {
		Require.nonNegative("drift.amplitude_fraction", amplitudeFraction, "");
		Require.nonNegative("drift.cycles_min", cyclesMin, "");
		Require.nonNegative("drift.cycles_max", cyclesMax, "");
		if (cyclesMax < cyclesMin) throw new InvalidInputException(
			"drift.cycles_max is " + cyclesMax + "; allowed is at least " +
				"drift.cycles_min, here " + cyclesMin);
		Require.nonNegative("drift.amplitude_cv", amplitudeCv, "");
	}

	/** @return a tenth of the largest signal, 2 to 4 cycles */
	public static SinusoidalDrift defaults() {
		return new SinusoidalDrift(0.1, 2, 4, 0);
	}

	/** @param fraction of the largest signal; 0: no drift */
	public SinusoidalDrift withAmplitude(final double fraction) {
		return new SinusoidalDrift(fraction, cyclesMin, cyclesMax, amplitudeCv);
	}
}
