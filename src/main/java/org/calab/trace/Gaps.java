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
package org.calab.trace;

import java.util.Arrays;

import org.calab.check.InvalidInputException;

/** Linear interpolation of samples that are NaN or infinite. */
public final class Gaps {

	private Gaps() {}

	/** @return whether any sample is finite */
	public static boolean hasFinite(final double[] row) {
		return Arrays.stream(row).anyMatch(Double::isFinite);
	}

	/**
	 * @param row samples. Missing ones are replaced in place by interpolation, at the ends
	 *          by the nearest finite sample.
	 * @param times times of the samples, or null if they are evenly spaced
	 * @return the number of samples replaced
	 * @throws InvalidInputException if no sample is finite
	 */
	public static int fill(final double[] row, final double[] times) {
		if (!hasFinite(row)) throw new InvalidInputException(
			"Missing samples cannot be interpolated in a trace without a finite sample.");
		int filled = 0, last = -1;
		for (int t = 0; t <= row.length; t++) {
			if (t < row.length && !Double.isFinite(row[t])) continue;
			for (int k = last + 1; k < t; k++, filled++) {
				if (last < 0) row[k] = row[t];
				else if (t == row.length) row[k] = row[last];
				else {
					final double part = times == null ? (double) (k - last) / (t - last)
						: (times[k] - times[last]) / (times[t] - times[last]);
					row[k] = row[last] + part * (row[t] - row[last]);
				}
			}
			last = t;
		}
		return filled;
	}
}
