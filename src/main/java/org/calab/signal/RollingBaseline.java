package org.calab.signal;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;

/**
 * The slow baseline under a trace: the 20 % quantile of a window that looks
 * back over five kernel lengths, so that transients do not lift it.
 */
public final class RollingBaseline {

	/** The quantile that is taken for the baseline. */
	public static final double QUANTILE = 0.2;

	private RollingBaseline() {}

	/**
	 * @param tauDecay decay time constant in seconds, above 0
	 * @param fs sampling rate in Hz, above 0
	 * @return window length in samples: {@code 5·max(1, ⌈5·tauDecay·fs⌉)}
	 */
	public static int window(final double tauDecay, final double fs) {
		final double samples = 5 * Math.max(1, Math.ceil(5 * Require.positive(
			"tau_decay", tauDecay, "s") * Require.positive("fs", fs, "Hz")));
		if (samples > Integer.MAX_VALUE) {
			throw new InvalidInputException("tau_decay is " + tauDecay + " at fs " +
				fs + "; allowed is at most " + Integer.MAX_VALUE / 25 +
				" samples of decay");
		}
		return (int) samples;
	}

	/**
	 * @param y finite samples. Not modified.
	 * @param tauDecay decay time constant in seconds, above 0
	 * @param fs sampling rate in Hz, above 0
	 * @return the baseline at each sample, in the unit of {@code y}
	 */
	public static double[] of(final double[] y, final double tauDecay,
		final double fs)
	{
		return RollingQuantile.causal(y, window(tauDecay, fs), QUANTILE);
	}
}
