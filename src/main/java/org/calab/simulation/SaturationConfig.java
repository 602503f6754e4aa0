package org.calab.simulation;

import org.calab.check.Require;

/**
 * An indicator that saturates, after Hill: {@code F^n / (F^n + kD^n)}.
 *
 * @param enabled whether it does
 * @param hillCoefficient n, above 0
 * @param kD the signal at half saturation, above 0
 * @param kDCv spread of kD between cells, at least 0
 */
public record SaturationConfig(boolean enabled, double hillCoefficient,
	double kD, double kDCv)
{

	public SaturationConfig {
		Require.positive("saturation.hill_coefficient", hillCoefficient, "");
		Require.positive("saturation.k_d", kD, "");
		Require.nonNegative("saturation.k_d_cv", kDCv, "");
	}

	/** @return off; once on, n = 1 and kD = 5 */
	public static SaturationConfig defaults() {
		return new SaturationConfig(false, 1, 5, 0);
	}

	public SaturationConfig withEnabled(final boolean on) {
		return new SaturationConfig(on, hillCoefficient, kD, kDCv);
	}

	/** @return on, with this Hill coefficient and half saturation */
	public SaturationConfig withHill(final double n, final double half) {
		return new SaturationConfig(true, n, half, kDCv);
	}

	/** @param half kD of a cell; signals below 0 count as 0 */
	double saturated(final double signal, final double half) {
		// as a ratio, since the powers themselves overflow for large n
		return signal <= 0 ? 0 : 1 / (1 + Math.pow(half / signal,
			hillCoefficient));
	}
}
