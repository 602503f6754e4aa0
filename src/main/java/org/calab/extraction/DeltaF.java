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
package org.calab.extraction;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.signal.RollingQuantile;

/** ΔF/F = (F - F0)/F0, with F0 a rolling percentile of F. */
public final class DeltaF {

	/** Fewest frames of the window; with a single one, F0 is F. */
	private static final int FEWEST = 2;

	private DeltaF() {}

	/** ΔF/F that is undefined for one cell. */
	static final class UndefinedException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		UndefinedException(final String message) {
			super(message);
		}
	}

	/**
	 * @param fs sampling rate in Hz
	 * @throws InvalidInputException if the window is shorter than 2 frames
	 */
	static void requireWindow(final double fs, final DeltaFOptions options) {
		if (Math.round(options.window() * fs) < FEWEST) throw InvalidInputException
			.mustBe("dff_window", "at least " + FEWEST + " frames (" + Require.plain(
				FEWEST / fs) + " s at " + Require.plain(fs) +
				" Hz), and much longer than transients, for example 60 s", options
					.window());
	}

	/**
	 * @param f finite fluorescence, n samples. Not modified.
	 * @param fs sampling rate in Hz
	 * @param cell name of the cell for the message
	 * @return ΔF/F, n samples; 1 is 100 %
	 * @throws UndefinedException if F0 is not greater than 0 in every frame
	 * @throws InvalidInputException if the window is shorter than 2 frames
	 */
	public static double[] overF(final double[] f, final double fs,
		final DeltaFOptions options, final String cell)
	{
		requireWindow(fs, options);
		final int window = (int) Math.min(Integer.MAX_VALUE - 1, Math.round(options
			.window() * fs));
		final double[] f0 = RollingQuantile.centred(f, window, options
			.percentile() / 100);
		final double[] out = new double[f.length];
		for (int t = 0; t < f.length; t++) {
			if (!(f0[t] > 0)) throw new UndefinedException("dF/F is undefined for ROI \"" +
				cell + "\": its F0 must be greater than 0, but is " + f0[t] +
				" at frame " + t + " (counted from 0).");
			out[t] = (f[t] - f0[t]) / f0[t];
		}
		return out;
	}
}
