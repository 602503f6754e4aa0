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

import java.util.function.Supplier;

/** The samples over time of each pixel of a movie, gathered from its frames. */
final class Columns {

	/** Pixels that are gathered at once: enough for whole cache lines, few enough for the cache. */
	private static final int AT_ONCE = 32;

	private Columns() {}

	/** What is done with one pixel; each thread has its own. */
	@FunctionalInterface
	interface Body {

		/**
		 * @param series the pixel's samples, which may be changed
		 * @param pixel its index in the frame
		 */
		void accept(float[] series, int pixel);
	}

	/** Calls the body for each pixel. */
	static void read(final float[][] frames, final Workers workers,
		final String what, final Supplier<Body> body)
	{
		run(frames, workers, what, body, false);
	}

	/** Calls the body for each pixel, and stores the samples as it left them. */
	static void change(final float[][] frames, final Workers workers,
		final String what, final Supplier<Body> body)
	{
		run(frames, workers, what, body, true);
	}

	private record Own(Body body, float[][] series) {}

	private static void run(final float[][] frames, final Workers workers,
		final String what, final Supplier<Body> body, final boolean store)
	{
		final int pixels = frames[0].length;
		workers.forEach((pixels + AT_ONCE - 1) / AT_ONCE, what, () -> new Own(body
			.get(), new float[AT_ONCE][frames.length]), (own, chunk) -> {
				final int from = chunk * AT_ONCE, n = Math.min(AT_ONCE, pixels - from);
				for (int t = 0; t < frames.length; t++)
					for (int p = 0; p < n; p++)
						own.series()[p][t] = frames[t][from + p];
				for (int p = 0; p < n; p++)
					own.body().accept(own.series()[p], from + p);
				if (!store) return;
				for (int t = 0; t < frames.length; t++)
					for (int p = 0; p < n; p++)
						frames[t][from + p] = own.series()[p][t];
			});
	}
}
