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
import java.util.Optional;

/**
 * Takes one cell after another: the peak of V, its footprint by regression, and what the cell explains
 * is subtracted before the next one. Overlapping cells so become separate peaks (as in the greedy
 * initialisation of Pnevmatikakis et al. 2016).
 */
final class GreedyPicking {

	/**
	 * Smallest V of a seed: for example 5 frames at the threshold of 3.5. Where successive frames share
	 * noise, chance lifts several of them at once, and as many more are needed.
	 */
	private static final float SMALLEST_SEED = 8;

	/** A seed keeps at least this part of the V that was there before any cell was subtracted; less is what the model of a found cell left over. */
	private static final float LEFT = 0.35f;

	/** Samples of a trace above this number of noise SDs are subtracted; noise is not. */
	private static final double SUBTRACTED = 2;

	/** Where nothing of a cell's size was found, no seed is taken within this many diameters. */
	private static final double CLOSED = 0.25;

	/** Frames with the largest samples that count as active at a chosen point, at least. */
	private static final int FEWEST = 5;

	private final Scale scale;
	private final Residual residual;
	private final ActivityMap activity;
	private final FootprintRegression regression;

	GreedyPicking(final Scale scale, final Residual residual,
		final ActivityMap activity)
	{
		this.scale = scale;
		this.residual = residual;
		this.activity = activity;
		regression = new FootprintRegression(scale);
	}

	/** @param before V before any cell was subtracted */
	List<Component> all(final float[] before, final Workers workers) {
		final List<Component> found = new ArrayList<>();
		final int width = residual.movie().width();
		final double smallest = SMALLEST_SEED * Math.sqrt(residual.movie().slow()
			.frames());
		float largest = 0;
		while (true) {
			workers.checkCancelled();
			final int peak = activity.peak();
			final float v = activity.at(peak);
			if (v < smallest) return found;
			if (v < LEFT * before[peak]) {
				activity.close(peak);
				continue;
			}
			largest = Math.max(largest, v);
			workers.progress().report(1 - Math.sqrt(v / largest), "Finding cells");
			final Optional<Component> c = at(peak % width, peak / width,
				ActivityMap.ACTIVE);
			c.ifPresent(found::add);
		}
	}

	/** @return the cell at a point that somebody chose, however dim it is; empty if there is none of a cell's size */
	Optional<Component> chosen(final int x, final int y) {
		final float[] trace = activity.trace(x, y);
		final int[] largest = Traces.largest(trace, FEWEST);
		return at(x, y, Math.min(ActivityMap.ACTIVE, Math.nextDown(
			trace[largest[largest.length - 1]])));
	}

	/** @return the cell that grows from a pixel, which is then subtracted; empty if there is none */
	private Optional<Component> at(final int x, final int y, final float least) {
		final Patch window = Patch.around(x, y, scale.reachInPixels(), residual
			.movie().width(), residual.movie().height());
		final Optional<Component> grown = regression.grow(x, y, window, residual.in(
			window), activity.trace(x, y), Math.max(0, least));
		if (grown.isEmpty()) {
			activity.close(x, y, (int) (CLOSED * scale.diameter()), CLOSED * scale
				.diameter());
			return grown;
		}
		final Component c = grown.get();
		final float[] subtracted = c.trace().clone();
		final double noise = SUBTRACTED * c.expectedNoise();
		for (int t = 0; t < subtracted.length; t++)
			if (!(subtracted[t] > noise)) subtracted[t] = 0;
		residual.subtract(c.footprint(), subtracted);
		activity.subtract(c.footprint(), subtracted);
		activity.close(x, y, 1, Math.sqrt(2)); // never the same seed again
		return grown;
	}
}
