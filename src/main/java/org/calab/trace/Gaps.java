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

/** Samples that are NaN or infinite, on the line between their finite neighbours. */
public final class Gaps {

	private Gaps() {}

	/** @return whether there is anything to begin from */
	public static boolean hasFinite(final double[] row) {
		return Arrays.stream(row).anyMatch(Double::isFinite);
	}

	/**
	 * @param row its missing samples are filled in place; at the ends with the nearest
	 *          finite one
	 * @param times of the samples, or null if they are even
	 * @return how many were filled
	 * @throws InvalidInputException if none is finite
	 */
	public static int fill(final double[] row, final double[] times) {
		if (!hasFinite(row)) throw new InvalidInputException(
			"There is no finite sample to interpolate from");
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
