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
import java.util.Arrays;
import java.util.List;

/**
 * Hierarchical alternating least squares (Cichocki et al. 2007): the traces of all cells for given
 * footprints, one cell at a time, then their footprints for given traces, not negative, and only from
 * the frames in which a cell is active. Each cell so gets what its neighbours do not explain.
 */
final class LeastSquares {

	/** Sweeps over the traces and over the footprints, after which they hardly change. */
	private static final int TRACE_SWEEPS = 8, FOOTPRINT_SWEEPS = 5;

	/** A footprint may grow by this part of a diameter in a round ... */
	private static final double GROWTH = 1.0 / 6;

	/** ... and within this many diameters of its centre. */
	private static final double REACH = 0.9;

	/** Samples of a trace above this number of noise SDs count for the footprint. */
	private static final double ACTIVE = 2;

	/** A footprint below this part of the smallest area is dropped. */
	private static final double DROPPED = 0.5;

	private final SignalMovie movie;
	private final Scale scale;
	private final Workers workers;

	LeastSquares(final SignalMovie movie, final Scale scale,
		final Workers workers)
	{
		this.movie = movie;
		this.scale = scale;
		this.workers = workers;
	}

	/** @return the cells after these rounds, merged after each; those that lose their pixels are gone */
	List<Component> refined(final List<Component> cells, final int rounds) {
		List<Component> now = cells;
		for (int r = 0; r < rounds && !now.isEmpty(); r++) {
			final Workers stage = workers.stage((double) r / rounds, (r + 1.0) /
				rounds);
			now = Merging.of(round(now, r > 0, stage), movie, scale, stage);
		}
		return now;
	}

	/** Pixels that two cells have in common, as indices in the support of each. */
	private record Shared(int other, int[] mine, int[] others) {}

	private List<Component> round(final List<Component> cells,
		final boolean warm, final Workers stage)
	{
		final int n = cells.size(), frames = movie.numFrames();
		final int[][] at = new int[n][];
		final float[][] w = new float[n][], traces = new float[n][];
		final Component[] centred = new Component[n];
		for (int k = 0; k < n; k++) {
			centred[k] = centred(cells.get(k));
			final Patch window = Patch.around(centred[k].x(), centred[k].y(), (int) Math
				.ceil(REACH * scale.diameter()), movie.width(), movie.height());
			support(centred[k], window, at, w, k);
		}
		final List<List<Shared>> shared = shared(centred, at);
		final double[][] projected = new double[n][frames];
		stage.stage(0, 0.4).forEach(frames, "Refining the cells", () -> null, (none,
			t) -> {
			for (int k = 0; k < n; k++)
				projected[k][t] = SignalMovie.dot(movie.frames()[t], at[k], w[k]);
		});
		for (int k = 0; k < n; k++)
			traces[k] = warm ? cells.get(k).trace().clone() : scaled(projected[k], 1 /
				energy(w[k]));
		solveTraces(w, shared, projected, traces, stage);
		final float[][] active = new float[n][];
		for (int k = 0; k < n; k++)
			active[k] = active(traces[k], ACTIVE / Math.sqrt(energy(w[k])));
		final double[][] weighted = new double[n][];
		stage.stage(0.5, 0.9).forEach(n, "Refining the cells", () -> null, (none,
			k) -> weighted[k] = weighted(active[k], at[k]));
		solveFootprints(w, shared, active, weighted, stage);
		final List<Component> out = new ArrayList<>();
		for (int k = 0; k < n; k++) {
			final Component c = cleaned(centred[k], at[k], w[k], traces[k]);
			if (c != null) out.add(c);
		}
		return out;
	}

	/** @return the cell with the centre of mass of its footprint as its centre */
	private static Component centred(final Component c) {
		final Patch p = c.footprint();
		double sum = 0, sx = 0, sy = 0;
		for (int i = 0; i < p.weights().length; i++) {
			sum += p.weights()[i];
			sx += p.weights()[i] * (double) (i % p.width());
			sy += p.weights()[i] * (double) (i / p.width());
		}
		return new Component((int) Math.rint(p.x0() + sx / sum), (int) Math.rint(p
			.y0() + sy / sum), p, c.trace());
	}

	/** Pixels into which the footprint may grow, with its weights. */
	private void support(final Component c, final Patch window,
		final int[][] at, final float[][] w, final int k)
	{
		final float[] here = c.footprint().within(window).weights();
		final boolean[] in = Masks.dilated(Masks.above(here, 0), window.width(), Math
			.max(1, (int) Math.rint(GROWTH * scale.diameter()))), near = Masks.disc(
				window, c.x(), c.y(), REACH * scale.diameter());
		for (int i = 0; i < in.length; i++)
			in[i] &= near[i];
		final int n = Masks.count(in);
		at[k] = new int[n];
		w[k] = new float[n];
		int j = 0;
		for (int i = 0; i < in.length; i++) {
			if (!in[i]) continue;
			at[k][j] = (window.y0() + i / window.width()) * movie.width() + window
				.x0() + i % window.width();
			w[k][j++] = here[i];
		}
	}

	private List<List<Shared>> shared(final Component[] cells,
		final int[][] at)
	{
		final double far = 2 * REACH * scale.diameter() + 2;
		final List<List<Shared>> out = new ArrayList<>();
		for (int k = 0; k < cells.length; k++) {
			out.add(new ArrayList<>());
			for (int j = 0; j < cells.length; j++) {
				if (j == k || Math.abs(cells[j].x() - cells[k].x()) >= far || Math.abs(
					cells[j].y() - cells[k].y()) >= far) continue;
				final Shared s = shared(j, at[k], at[j]);
				if (s.mine().length > 0) out.get(k).add(s);
			}
		}
		return out;
	}

	private static Shared shared(final int other, final int[] a, final int[] b) {
		final int[] mine = new int[Math.min(a.length, b.length)], others = mine
			.clone();
		int n = 0;
		for (int i = 0, j = 0; i < a.length && j < b.length;) {
			if (a[i] == b[j]) {
				mine[n] = i++;
				others[n++] = j++;
			}
			else if (a[i] < b[j]) i++;
			else j++;
		}
		return new Shared(other, Arrays.copyOf(mine, n), Arrays.copyOf(others, n));
	}

	private void solveTraces(final float[][] w,
		final List<List<Shared>> shared, final double[][] projected,
		final float[][] traces, final Workers stage)
	{
		for (int sweep = 0; sweep < TRACE_SWEEPS; sweep++)
			for (int k = 0; k < w.length; k++) {
				stage.checkCancelled();
				final double[] q = projected[k].clone();
				for (final Shared s : shared.get(k)) {
					double overlap = 0;
					for (int i = 0; i < s.mine().length; i++)
						overlap += w[k][s.mine()[i]] * w[s.other()][s.others()[i]];
					final float[] other = traces[s.other()];
					for (int t = 0; t < q.length; t++)
						q[t] -= overlap * other[t];
				}
				traces[k] = scaled(q, 1 / energy(w[k]));
			}
	}

	private double[] weighted(final float[] active, final int[] at) {
		final double[] out = new double[at.length];
		for (int t = 0; t < active.length; t++) {
			final float s = active[t];
			if (s == 0) continue;
			final float[] frame = movie.frames()[t];
			for (int i = 0; i < at.length; i++)
				out[i] += s * frame[at[i]];
		}
		return out;
	}

	private static void solveFootprints(final float[][] w,
		final List<List<Shared>> shared, final float[][] active,
		final double[][] weighted, final Workers stage)
	{
		for (int sweep = 0; sweep < FOOTPRINT_SWEEPS; sweep++)
			for (int k = 0; k < w.length; k++) {
				stage.checkCancelled();
				final double own = dot(active[k], active[k]);
				if (own <= 0) continue;
				final double[] q = weighted[k].clone();
				for (final Shared s : shared.get(k)) {
					final double both = dot(active[k], active[s.other()]);
					for (int i = 0; i < s.mine().length; i++)
						q[s.mine()[i]] -= both * w[s.other()][s.others()[i]];
				}
				for (int i = 0; i < q.length; i++)
					w[k][i] = (float) Math.max(0, q[i] / own);
			}
	}

	/** @return the smoothed footprint above the cut, its heaviest part; null if too little is left */
	private Component cleaned(final Component c, final int[] at,
		final float[] w, final float[] trace)
	{
		final int width = movie.width();
		int left = Integer.MAX_VALUE, right = -1;
		for (final int i : at) {
			left = Math.min(left, i % width);
			right = Math.max(right, i % width);
		}
		final int top = at[0] / width, bottom = at[at.length - 1] / width;
		final Patch p = Patch.empty(left, top, right - left + 1, bottom - top + 1);
		for (int i = 0; i < at.length; i++)
			p.weights()[(at[i] / width - top) * p.width() + at[i] % width - left] = w[i];
		final float[] a = Masks.smoothed(p.weights(), p.width());
		final boolean[] mask = Masks.heaviestPart(Masks.above(a, Scale.CUT * Masks
			.plateau(a)), a, p.width());
		final Patch cut = p.withWeights(Masks.positive(a, mask));
		final int area = cut.area();
		return area == 0 || area < DROPPED * scale.smallestArea() ? null
			: new Component(c.x(), c.y(), cut, trace);
	}

	private static float[] active(final float[] trace, final double least) {
		final float[] out = new float[trace.length];
		for (int t = 0; t < out.length; t++)
			if (trace[t] > least) out[t] = trace[t];
		return out;
	}

	private static float[] scaled(final double[] v, final double factor) {
		final float[] out = new float[v.length];
		for (int i = 0; i < out.length; i++)
			out[i] = (float) (v[i] * factor);
		return out;
	}

	private static double energy(final float[] w) {
		return dot(w, w);
	}

	private static double dot(final float[] a, final float[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++)
			sum += (double) a[i] * b[i];
		return sum;
	}
}
