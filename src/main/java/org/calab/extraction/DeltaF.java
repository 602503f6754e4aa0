package org.calab.extraction;

import org.calab.check.InvalidInputException;
import org.calab.signal.RollingQuantile;

/** ΔF/F = (F - F0)/F0, with F0 a rolling percentile of F. */
public final class DeltaF {

	private DeltaF() {}

	/**
	 * @param f fluorescence, finite. Not modified.
	 * @param fs sampling rate in Hz
	 * @param cell its name, for the message
	 * @return ΔF/F, 1 = 100 %
	 * @throws InvalidInputException where F0 is not above 0
	 */
	public static double[] overF(final double[] f, final double fs,
		final DeltaFOptions options, final String cell)
	{
		final int window = (int) Math.max(1, Math.min(Integer.MAX_VALUE - 1, Math
			.round(options.window() * fs)));
		final double[] f0 = RollingQuantile.centred(f, window, options
			.percentile() / 100);
		final double[] out = new double[f.length];
		for (int t = 0; t < f.length; t++) {
			if (!(f0[t] > 0)) throw new InvalidInputException("ΔF/F of ROI \"" +
				cell + "\" is not defined: its F0 is " + f0[t] + " at frame " + t +
				", allowed is above 0. Use the fluorescence itself (dff off), a " +
				"smaller neuropil factor, or a movie whose background was not " +
				"subtracted");
			out[t] = (f[t] - f0[t]) / f0[t];
		}
		return out;
	}
}
