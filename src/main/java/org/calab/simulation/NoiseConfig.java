package org.calab.simulation;

import org.calab.check.Require;

/**
 * Noise of a trace: its standard deviation is the largest signal over the SNR.
 *
 * @param snr largest signal over the noise's standard deviation, above 0
 * @param shotNoise whether a part of the variance grows with the signal
 * @param shotNoiseFraction that part, 0 to 1, at the largest signal
 * @param snrSpread cells' SNRs lie this far up and down, at least 0; none is
 *          below 1
 */
public record NoiseConfig(double snr, boolean shotNoise,
	double shotNoiseFraction, double snrSpread)
{

	public NoiseConfig {
		Require.positive("noise.snr", snr, "");
		Require.within("noise.shot_noise_fraction", shotNoiseFraction, 0, 1);
		Require.nonNegative("noise.snr_spread", snrSpread, "");
	}

	/** @return SNR 8 in every cell, without shot noise (fraction 0.3 once it is on) */
	public static NoiseConfig defaults() {
		return new NoiseConfig(8, false, 0.3, 0);
	}

	public NoiseConfig withSnr(final double value) {
		return new NoiseConfig(value, shotNoise, shotNoiseFraction, snrSpread);
	}

	public NoiseConfig withSnrSpread(final double spread) {
		return new NoiseConfig(snr, shotNoise, shotNoiseFraction, spread);
	}

	/** @return with shot noise on, which makes up this part of the variance */
	public NoiseConfig withShotNoise(final double fraction) {
		return new NoiseConfig(snr, true, fraction, snrSpread);
	}
}
