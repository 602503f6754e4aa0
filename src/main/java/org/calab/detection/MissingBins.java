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

/** Fills missing samples of a binned movie with the last one before them, so that they are not active. */
final class MissingBins {

	/** Pixels between two looks at whether the user cancelled. */
	private static final int AT_ONCE = 1024;

	private MissingBins() {}

	static void fill(final float[][] frames, final Workers workers) {
		final int pixels = frames[0].length;
		workers.forEach((pixels + AT_ONCE - 1) / AT_ONCE, "Filling missing pixels",
			() -> null, (none, chunk) -> {
				final int from = chunk * AT_ONCE, to = Math.min(pixels, from + AT_ONCE);
				for (int i = from; i < to; i++)
					if (Float.isNaN(frames[0][i])) frames[0][i] = first(frames, i);
				for (int t = 1; t < frames.length; t++)
					for (int i = from; i < to; i++)
						if (Float.isNaN(frames[t][i])) frames[t][i] = frames[t - 1][i];
			});
	}

	/** @return the first sample of a pixel that is there; 0 if there is none */
	private static float first(final float[][] frames, final int pixel) {
		for (final float[] frame : frames)
			if (!Float.isNaN(frame[pixel])) return frame[pixel];
		return 0;
	}
}
