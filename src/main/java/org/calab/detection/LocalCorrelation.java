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
package org.calab.detection;

/** The mean correlation of each pixel with its up to 8 neighbours over time, as in CaImAn: cells are bright, noise is dark. */
final class LocalCorrelation {

	private LocalCorrelation() {}

	static float[] of(final SignalMovie movie, final Workers workers) {
		final int width = movie.width(), height = movie.height();
		final double[] mean = new double[width * height], sd = new double[width *
			height];
		final double n = movie.numFrames();
		workers.stage(0, 0.2).forEach(height, "Correlating neighbours", () -> null, (
			none, y) -> {
			for (final float[] frame : movie.frames())
				for (int i = y * width; i < (y + 1) * width; i++) {
					mean[i] += frame[i] / n;
					sd[i] += (double) frame[i] * frame[i] / n;
				}
			for (int i = y * width; i < (y + 1) * width; i++)
				sd[i] = Math.sqrt(Math.max(0, sd[i] - mean[i] * mean[i]));
		});
		final float[] out = new float[width * height];
		workers.stage(0.2, 1).forEach(height, "Correlating neighbours", () -> null, (
			none, y) -> {
			final double[] all = new double[width];
			final int[] count = new int[width];
			for (int dy = -1; dy <= 1; dy++)
				for (int dx = -1; dx <= 1; dx++)
					if ((dx != 0 || dy != 0) && y + dy >= 0 && y + dy < height) add(movie,
						y, dx, dy, mean, sd, all, count);
			for (int x = 0; x < width; x++)
				if (count[x] > 0) out[y * width + x] = (float) (all[x] / count[x]);
		});
		return out;
	}

	/** Adds the correlation of a row with the pixels at one side. */
	private static void add(final SignalMovie movie, final int y, final int dx,
		final int dy, final double[] mean, final double[] sd, final double[] all,
		final int[] count)
	{
		final int width = movie.width(), from = Math.max(0, -dx), to = width - Math
			.max(0, dx), at = y * width, other = (y + dy) * width + dx;
		final double[] product = new double[width];
		for (final float[] frame : movie.frames())
			for (int x = from; x < to; x++)
				product[x] += (double) frame[at + x] * frame[other + x];
		for (int x = from; x < to; x++) {
			final double both = sd[at + x] * sd[other + x];
			if (both > 0) all[x] += (product[x] / movie.numFrames() - mean[at + x] *
				mean[other + x]) / both;
			count[x]++;
		}
	}
}
