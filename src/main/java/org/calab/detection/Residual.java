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

import java.util.ArrayList;
import java.util.List;

/** What known components leave of a movie. It is computed where it is asked for, not stored. */
final class Residual {

	/** A component with the trace by which it was subtracted. */
	private record Known(Patch footprint, float[] subtracted) {}

	private final SignalMovie movie;
	private final List<Known> known = new ArrayList<>();

	Residual(final SignalMovie movie) {
		this.movie = movie;
	}

	/** @param subtracted one sample per frame; 0 where nothing is subtracted */
	void subtract(final Patch footprint, final float[] subtracted) {
		known.add(new Known(footprint, subtracted));
	}

	SignalMovie movie() {
		return movie;
	}

	/** @return the residual in a rectangle: all pixels of the first frame, then those of the second, ... */
	float[] in(final Patch rectangle) {
		final int n = rectangle.width() * rectangle.height();
		final float[] out = new float[movie.numFrames() * n];
		for (int t = 0; t < movie.numFrames(); t++)
			movie.copy(t, rectangle, out, t * n);
		for (final Known k : known) {
			if (!k.footprint().intersects(rectangle)) continue;
			final float[] here = k.footprint().within(rectangle).weights();
			for (int t = 0; t < movie.numFrames(); t++) {
				final float s = k.subtracted()[t];
				if (s != 0) for (int i = 0; i < n; i++)
					out[t * n + i] -= s * here[i];
			}
		}
		return out;
	}

	/** Copies frame {@code t} of the residual. */
	void copy(final int t, final float[] out) {
		System.arraycopy(movie.frames()[t], 0, out, 0, out.length);
		for (final Known k : known) {
			final float s = k.subtracted()[t];
			if (s == 0) continue;
			final Patch p = k.footprint();
			for (int i = 0; i < p.weights().length; i++)
				out[(p.y0() + i / p.width()) * movie.width() + p.x0() + i % p.width()] -=
					s * p.weights()[i];
		}
	}
}
