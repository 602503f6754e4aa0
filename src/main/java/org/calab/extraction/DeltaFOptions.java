package org.calab.extraction;

import org.calab.check.Require;

/**
 * How the resting fluorescence F0 of ΔF/F is found: a rolling percentile.
 *
 * @param window length of the window in seconds, above 0, centred
 * @param percentile 0 to 100
 */
public record DeltaFOptions(double window, double percentile) {

	public DeltaFOptions {
		Require.positive("dff_window", window, "s");
		Require.within("dff_percentile", percentile, 0, 100);
	}

	/** @return 60 s, 10th percentile */
	public static DeltaFOptions defaults() {
		return new DeltaFOptions(60, 10);
	}

	public DeltaFOptions withWindow(final double seconds) {
		return new DeltaFOptions(seconds, percentile);
	}

	public DeltaFOptions withPercentile(final double p) {
		return new DeltaFOptions(window, p);
	}
}
