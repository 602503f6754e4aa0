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

import java.util.List;

/**
 * The image of what changes with a cell's trace, in and around the cell, without its neighbours: how
 * well it agrees with the footprint, and how much of it is around the cell.
 */
final class Surroundings {

	/** Frames with the largest samples, at least and at most, that the images are averaged over. */
	private static final int FEWEST = 5, MOST_R = 200, MOST_CONTRAST = 100;

	/** A frame is active if the trace exceeds this number of its noise SDs. */
	private static final double ACTIVE = 4;

	/** Pixels around the footprint, in diameters, that r is computed over. */
	private static final double MARGIN = 0.25;

	/** The ring starts this many diameters from the footprint and is so many wide: beyond the blur of the edge, before the next cell. */
	private static final double GAP = 1.0 / 8, RING = 0.25;

	/** A cell whose trace correlates less is another one, and is taken away before the ring is measured; a fragment of the same cell is not. */
	private static final double OTHER = 0.5;

	/** Fewest pixels of a ring; with fewer, nothing is known of the surroundings. */
	private static final int FEWEST_PIXELS = 5;

	private final SignalMovie movie;
	private final Scale scale;
	private final List<Component> cells;
	private final List<float[]> positive;

	Surroundings(final SignalMovie movie, final Scale scale,
		final List<Component> cells)
	{
		this.movie = movie;
		this.scale = scale;
		this.cells = cells;
		positive = cells.stream().map(Component::positive).toList();
	}

	private int[] active(final Component c, final double noise, final int most) {
		int n = 0;
		for (final float v : c.trace())
			if (v > ACTIVE * noise) n++;
		return Traces.largest(c.trace(), Math.min(Math.max(FEWEST, n), most));
	}

	/** @return the correlation of the footprint with the image of the cell's active frames. @param noise of its trace */
	double r(final int cell, final double noise) {
		final Component c = cells.get(cell);
		final Patch window = c.footprint().wider(Math.max(2, (int) (MARGIN * scale
			.diameter())), movie.width(), movie.height());
		final int[] active = active(c, noise, MOST_R);
		final float[] image = image(c, window, active);
		for (int j = 0; j < cells.size(); j++)
			if (j != cell) remove(image, window, j, product(c, positive.get(j), active));
		return Traces.correlation(Masks.smoothed(image, window.width()), c
			.footprint().within(window).weights());
	}

	/**
	 * @return 1 minus the ring over the inside, in the image of the cell's active frames: 1 for a cell
	 *         on a silent background, 0 if its surroundings do the same
	 */
	double contrast(final int cell, final double noise) {
		final Component c = cells.get(cell);
		final Patch window = c.footprint().wider((int) Math.ceil(scale.diameter() /
			2) + 1, movie.width(), movie.height());
		final int[] active = active(c, noise, MOST_CONTRAST);
		final float[] image = image(c, window, active);
		for (int j = 0; j < cells.size(); j++)
			if (j != cell && cells.get(j).footprint().intersects(window) && Traces
				.correlation(c.trace(), cells.get(j).trace()) < OTHER) remove(image, window,
					j, product(c, positive.get(j), active));
		final float[] change = divided(image, product(c, c.trace(), active)), foot = c
			.footprint().within(window).weights();
		final boolean[] inside = Masks.above(foot, Masks.plateau(foot) / 2), near = Masks
			.dilated(Masks.above(foot, 0), window.width(), Math.max(1, (int) Math.rint(
				GAP * scale.diameter()))), ring = Masks.dilated(near, window.width(), Math
					.max(2, (int) Math.rint(RING * scale.diameter())));
		for (int i = 0; i < ring.length; i++)
			ring[i] &= !near[i];
		final int n = Masks.count(ring);
		if (n < FEWEST_PIXELS) return 1;
		final float[] around = new float[n];
		double sum = 0;
		int k = 0;
		for (int i = 0; i < ring.length; i++) {
			if (ring[i]) around[k++] = change[i];
			if (inside[i]) sum += change[i];
		}
		return 1 - new Medians().of(around, 0, n) / Math.max(1e-6, sum / Masks.count(
			inside));
	}

	/** @return the sum of the frames, each by the trace of the cell */
	private float[] image(final Component c, final Patch window,
		final int[] active)
	{
		final float[] frame = new float[window.weights().length], out = frame.clone();
		for (final int t : active) {
			movie.copy(t, window, frame, 0);
			add(c.trace()[t], frame, out);
		}
		return out;
	}

	/** One index for both arrays, so that the compiler uses vector instructions. */
	private static void add(final float factor, final float[] frame,
		final float[] to)
	{
		for (int i = 0; i < to.length; i++)
			to[i] += factor * frame[i];
	}

	private void remove(final float[] image, final Patch window, final int other,
		final double factor)
	{
		final Patch p = cells.get(other).footprint();
		if (factor != 0 && p.intersects(window)) p.forShared(window, (here,
			there) -> image[there] -= factor * p.weights()[here]);
	}

	private static double product(final Component c, final float[] other,
		final int[] active)
	{
		double sum = 0;
		for (final int t : active)
			sum += (double) c.trace()[t] * other[t];
		return sum;
	}

	private static float[] divided(final float[] image, final double divisor) {
		final float[] out = new float[image.length];
		for (int i = 0; i < out.length; i++)
			out[i] = (float) (image[i] / divisor);
		return out;
	}
}
