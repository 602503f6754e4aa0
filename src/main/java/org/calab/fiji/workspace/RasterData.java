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
package org.calab.fiji.workspace;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

import org.calab.fiji.lanes.TimeWindow;
import org.calab.trace.TraceSet;

/**
 * What a raster of many cells is drawn from: for each row, its largest values over blocks
 * of frames, and its scale. The cost of a picture depends on its pixels.
 */
public final class RasterData {

	/** Largest number of blocks of a row: above the pixels of a screen. */
	private static final int MOST_BLOCKS = 4096;

	/** Blocks of a row for correlations. */
	private static final int BINS = 256;

	private static final int ROUNDS = 40;

	/** Part of the blocks below the top of the colours, so that one event does not darken a row. */
	private static final double TOP = 0.995, BOTTOM = 0.02;

	private final TraceSet traces;
	private final int block;
	private final float[][] blocks;
	private final float[] low, high;
	private final float lowest, highest;
	private Columns last; // guarded by this

	private RasterData(final TraceSet traces, final boolean fromZero) {
		this.traces = traces;
		final int n = traces.numCells(), frames = traces.numTimepoints();
		block = (frames + MOST_BLOCKS - 1) / MOST_BLOCKS;
		blocks = new float[n][];
		low = new float[n];
		high = new float[n];
		IntStream.range(0, n).parallel().forEach(i -> {
			blocks[i] = blocks(i, frames);
			final float[] sorted = finite(blocks[i]);
			low[i] = fromZero ? 0 : quantile(sorted, BOTTOM);
			high[i] = quantile(sorted, TOP);
			// a cell that is active in few frames
			if (fromZero && !(high[i] > 0)) high[i] = quantile(sorted, 1);
			if (!(high[i] > low[i])) high[i] = low[i] + 1;
		});
		final float[] tops = high.clone(), bottoms = low.clone();
		Arrays.sort(tops);
		Arrays.sort(bottoms);
		lowest = bottoms[0];
		highest = quantile(tops, 0.9);
		last = new Columns(TimeWindow.whole(frames), 0);
	}

	/**
	 * Reads all samples once. Not for the event thread.
	 *
	 * @param fromZero whether 0 is the lowest colour, as for activity
	 */
	public static RasterData of(final TraceSet traces, final boolean fromZero) {
		return new RasterData(traces, fromZero);
	}

	private float[] blocks(final int row, final int frames) {
		final float[] out = new float[(frames + block - 1) / block];
		for (int b = 0; b < out.length; b++) {
			double best = Double.NEGATIVE_INFINITY;
			for (int t = b * block; t < Math.min(frames, (b + 1) * block); t++)
				best = Math.max(best, nanAsLow(traces.value(row, t)));
			out[b] = (float) best;
		}
		return out;
	}

	private static double nanAsLow(final double v) {
		return Double.isNaN(v) ? Double.NEGATIVE_INFINITY : v;
	}

	private static float[] finite(final float[] values) {
		final float[] out = new float[values.length];
		int n = 0;
		for (final float v : values)
			if (!Float.isInfinite(v)) out[n++] = v;
		final float[] kept = Arrays.copyOf(out, n);
		Arrays.sort(kept);
		return kept;
	}

	private static float quantile(final float[] sorted, final double q) {
		return sorted.length == 0 ? 0 : sorted[(int) Math.round(q * (sorted.length -
			1))];
	}

	/** @return the traces that it shows */
	public TraceSet traces() {
		return traces;
	}

	/**
	 * @param rows of the traces, from the top; -1 for an empty line
	 * @param perCell whether each row has its own scale
	 * @return the largest value in each pixel, from 0 to 1, height × width; NaN where there
	 *         is none. Several rows may share a line of pixels, or one take several.
	 */
	public float[][] pixels(final int[] rows, final TimeWindow window,
		final int width, final int height, final boolean perCell)
	{
		final float[][] out = new float[height][width];
		for (final float[] line : out)
			Arrays.fill(line, Float.NaN);
		if (rows.length == 0) return out;
		final Columns columns = columns(window, width);
		IntStream.range(0, height).parallel().forEach(y -> {
			final int first = (int) ((long) y * rows.length / height), last = Math.max(
				first + 1, (int) ((long) (y + 1) * rows.length / height));
			for (int k = first; k < last; k++)
				if (rows[k] >= 0) add(columns.of(rows[k]), rows[k], perCell, out[y]);
		});
		return out;
	}

	/** @return those of the last picture if it had the same frames and width: another order costs little */
	private synchronized Columns columns(final TimeWindow window,
		final int width)
	{
		if (!last.fits(window, width)) last = new Columns(window, width);
		return last;
	}

	/** Lightens a line of pixels where a row is larger. */
	private void add(final float[] line, final int row, final boolean perCell,
		final float[] to)
	{
		final float bottom = perCell ? low[row] : lowest, top = perCell ? high[row]
			: highest;
		for (int x = 0; x < to.length; x++) {
			if (line[x] == Float.NEGATIVE_INFINITY) continue;
			final float part = Math.max(0, Math.min(1, (line[x] - bottom) / (top -
				bottom)));
			if (!(to[x] >= part)) to[x] = part;
		}
	}

	/** The largest value of each row in each column of pixels, computed when it is first asked for. */
	private final class Columns {

		private final TimeWindow window;
		private final int[] from, to;
		private final boolean fine;
		private final AtomicReferenceArray<float[]> lines =
			new AtomicReferenceArray<>(blocks.length);

		Columns(final TimeWindow window, final int width) {
			this.window = window;
			// blocks if a pixel holds at least one
			fine = window.length() < (double) width * block;
			final int step = fine ? 1 : block, all = (traces.numTimepoints() + step -
				1) / step;
			from = new int[width];
			to = new int[width];
			for (int x = 0; x < width; x++) {
				from[x] = (int) ((window.from() + window.length() * x / width) / step);
				to[x] = Math.min(all, Math.max(from[x] + 1, (int) ((window.from() +
					window.length() * (x + 1) / width) / step)));
			}
		}

		boolean fits(final TimeWindow w, final int width) {
			return from.length == width && window.equals(w);
		}

		/** @return negative infinity where there is no value */
		float[] of(final int row) {
			float[] line = lines.get(row);
			if (line == null) {
				line = fine ? samples(row) : maxima(blocks[row]);
				lines.set(row, line);
			}
			return line;
		}

		private float[] maxima(final float[] of) {
			final float[] line = new float[from.length];
			for (int x = 0; x < line.length; x++) {
				float best = Float.NEGATIVE_INFINITY;
				for (int t = from[x]; t < to[x]; t++)
					if (of[t] > best) best = of[t];
				line[x] = best;
			}
			return line;
		}

		private float[] samples(final int row) {
			final float[] line = new float[from.length];
			for (int x = 0; x < line.length; x++) {
				double best = Double.NEGATIVE_INFINITY;
				for (int t = from[x]; t < to[x]; t++)
					if (traces.value(row, t) > best) best = traces.value(row, t);
				line[x] = (float) best;
			}
			return line;
		}
	}

	/**
	 * Orders the rows so that those that are active together are neighbours: by their weight
	 * in the first principal component of the standardised rows.
	 *
	 * @return the place of each row
	 */
	public int[] byCorrelation() {
		final int n = blocks.length;
		final float[][] z = new float[n][];
		for (int i = 0; i < n; i++)
			z[i] = standardised(blocks[i]);
		final int bins = z[0].length;
		double[] v = new double[bins];
		for (int b = 0; b < bins; b++)
			v[b] = Math.sin(1 + b); // any start that is not orthogonal to it
		final double[] weight = new double[n];
		for (int round = 0; round < ROUNDS; round++) {
			final double[] next = new double[bins];
			for (int i = 0; i < n; i++) {
				weight[i] = 0;
				for (int b = 0; b < bins; b++)
					weight[i] += z[i][b] * v[b];
				for (int b = 0; b < bins; b++)
					next[b] += weight[i] * z[i][b];
			}
			final double norm = Math.sqrt(Arrays.stream(next).map(x -> x * x).sum());
			if (!(norm > 0)) break;
			for (int b = 0; b < bins; b++)
				v[b] = next[b] / norm;
		}
		final int[] order = IntStream.range(0, n).boxed().sorted((a, b) -> Double
			.compare(weight[b], weight[a])).mapToInt(i -> i).toArray();
		final int[] rank = new int[n];
		for (int k = 0; k < n; k++)
			rank[order[k]] = k;
		return rank;
	}

	private static float[] standardised(final float[] row) {
		final int bins = Math.min(BINS, row.length);
		final float[] out = new float[bins];
		final int[] count = new int[bins];
		for (int t = 0; t < row.length; t++) {
			final int b = (int) ((long) t * bins / row.length);
			if (Float.isInfinite(row[t])) continue;
			out[b] += row[t];
			count[b]++;
		}
		double mean = 0, square = 0;
		for (int b = 0; b < bins; b++) {
			if (count[b] > 0) out[b] /= count[b];
			mean += out[b] / bins;
		}
		for (int b = 0; b < bins; b++) {
			out[b] -= (float) mean;
			square += out[b] * out[b];
		}
		final double size = Math.sqrt(square);
		for (int b = 0; b < bins; b++)
			out[b] = size > 0 ? (float) (out[b] / size) : 0;
		return out;
	}
}
