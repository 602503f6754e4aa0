package org.calab.extraction;

import org.calab.check.Require;

/**
 * The ring around a cell from which its neuropil contamination is taken.
 *
 * @param factor how much of the ring's fluorescence is subtracted, 0 to 2
 * @param innerGap pixels left out around the cell, 0 to 1000
 * @param minPixels the ring grows until it has so many, 1 to 1,000,000
 */
public record NeuropilOptions(double factor, int innerGap, int minPixels) {

	public NeuropilOptions {
		Require.within("neuropil_factor", factor, 0, 2);
		Require.within("inner_gap", innerGap, 0, 1000);
		Require.within("min_neuropil_pixels", minPixels, 1, 1_000_000);
	}

	/** @return factor 0.7, gap 2 pixels, at least 350 pixels, as Suite2p has them */
	public static NeuropilOptions defaults() {
		return new NeuropilOptions(0.7, 2, 350);
	}

	public NeuropilOptions withFactor(final double f) {
		return new NeuropilOptions(f, innerGap, minPixels);
	}

	public NeuropilOptions withInnerGap(final int pixels) {
		return new NeuropilOptions(factor, pixels, minPixels);
	}

	public NeuropilOptions withMinPixels(final int pixels) {
		return new NeuropilOptions(factor, innerGap, pixels);
	}
}
