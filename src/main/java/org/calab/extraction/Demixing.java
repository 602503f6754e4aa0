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
package org.calab.extraction;

import java.util.Arrays;
import java.util.List;

import org.calab.check.InvalidInputException;

/**
 * Separates cells from each other and from the light around them: in each frame, the brightness of all
 * cells and a smooth background are those whose sum is nearest to the pixels in the least-squares sense,
 * as in the regression of Pnevmatikakis et al. (Neuron 89:285, 2016) for given footprints. The matrix of
 * the normal equations is the same for all frames and factored once.
 * <p>
 * The brightness may be negative: a limit at 0 would cut the noise of dark cells on one side. The scale is that
 * of the mean of a cell's pixels: without neighbours and background, both are equal. The background is
 * linear between nodes two diameters apart, and follows the pixels of no cell; those within 2 pixels of a
 * cell are not used, as its light reaches them. Not thread-safe.
 * </p>
 */
final class Demixing {

	/** Distance between nodes of the background in diameters of cells. */
	private static final double SPACING = 2;

	/** Pixels next to a cell that belong neither to it nor to the background. */
	private static final int GAP = 2;

	/**
	 * Weight of the difference between neighbouring nodes, in pixels: so little that it decides only
	 * where no pixel does.
	 */
	private static final double SMOOTHNESS = 1e-3;

	/** Splits the light evenly between cells that have the same pixels. */
	private static final double RIDGE = 1e-9;

	/** Rounds in which missing pixels take the values that the others predict (Dempster et al., 1977). */
	private static final int ROUNDS = 20;

	private final int width, height;
	private final List<Region.Pixels> cells;
	private final double[] scales;
	private final boolean[] used;
	private final SmoothBackground background;

	/** Position of each node, then of each cell, in the equations: from top to bottom. */
	private final int[] position;
	private final SkylineCholesky equations;
	private final double[] frame, solution, levels, row;

	/**
	 * @param diameter of a cell in pixels
	 * @throws InvalidInputException if the cells leave no pixel for the background
	 */
	Demixing(final int width, final int height, final List<Region.Pixels> cells,
		final double diameter)
	{
		this.width = width;
		this.height = height;
		this.cells = cells;
		background = SmoothBackground.of(width, height, Math.max(4, SPACING *
			diameter));
		scales = cells.stream().mapToDouble(Demixing::scale).toArray();
		used = used();
		position = positions();
		equations = equations();
		frame = new double[width * height];
		solution = new double[position.length];
		levels = new double[background.nodes()];
		row = new double[background.columns()];
	}

	private static double weight(final Region.Pixels cell, final int i) {
		return cell.weights() == null ? 1 : cell.weights()[i];
	}

	/** @return the factor by which the weighted mean of the footprint itself is 1 */
	private static double scale(final Region.Pixels cell) {
		double squares = 0;
		for (int i = 0; i < cell.offsets().length; i++)
			squares += weight(cell, i) * weight(cell, i);
		return cell.totalWeight() / squares;
	}

	/** @return the pixels of cells, and those further from cells than the gap */
	private boolean[] used() {
		final boolean[] cell = new boolean[width * height], near =
			new boolean[width * height];
		for (final Region.Pixels c : cells)
			for (final int p : c.offsets())
				cell[p] = true;
		for (int p = 0; p < cell.length; p++) {
			if (!cell[p]) continue;
			final int x = p % width, y = p / width;
			for (int v = Math.max(0, y - GAP); v <= Math.min(height - 1, y + GAP); v++)
				for (int u = Math.max(0, x - GAP); u <= Math.min(width - 1, x + GAP); u++)
					near[v * width + u] = true;
		}
		boolean any = false;
		for (int p = 0; p < cell.length; p++) {
			any |= !near[p];
			near[p] = cell[p] || !near[p];
		}
		if (!any) throw InvalidInputException.of("demix",
			"needs pixels without cells for the background, but the ROIs cover the whole image. " +
				"Switch demix off, or use fewer or smaller ROIs.");
		return near;
	}

	private int[] positions() {
		final int nodes = background.nodes(), n = nodes + cells.size();
		final double[] at = new double[n];
		for (int k = 0; k < nodes; k++)
			at[k] = (double) (k / background.columns()) * (height - 1) / (background
				.rows() - 1);
		for (int k = nodes; k < n; k++) {
			final int[] offsets = cells.get(k - nodes).offsets();
			at[k] = offsets[offsets.length / 2] / width;
		}
		final Integer[] order = new Integer[n];
		Arrays.setAll(order, k -> k);
		Arrays.sort(order, (a, b) -> Double.compare(at[a], at[b]));
		final int[] positions = new int[n];
		for (int k = 0; k < n; k++)
			positions[order[k]] = k;
		return positions;
	}

	private SkylineCholesky equations() {
		final int nodes = background.nodes();
		final int[][] cellsOf = new int[width * height][];
		final double[][] weightsOf = new double[width * height][];
		for (int k = 0; k < cells.size(); k++) {
			final Region.Pixels c = cells.get(k);
			for (int i = 0; i < c.offsets().length; i++) {
				final int p = c.offsets()[i];
				cellsOf[p] = cellsOf[p] == null ? new int[1] : Arrays.copyOf(cellsOf[p],
					cellsOf[p].length + 1);
				weightsOf[p] = weightsOf[p] == null ? new double[1] : Arrays.copyOf(
					weightsOf[p], weightsOf[p].length + 1);
				cellsOf[p][cellsOf[p].length - 1] = position[nodes + k];
				weightsOf[p][weightsOf[p].length - 1] = scales[k] * weight(c, i);
			}
		}
		final int[] first = new int[position.length];
		Arrays.setAll(first, k -> k);
		// first the shape of the matrix, then its entries
		eachTerm(cellsOf, weightsOf, (i, j, v) -> first[Math.max(i, j)] = Math.min(
			first[Math.max(i, j)], Math.min(i, j)));
		final SkylineCholesky matrix = new SkylineCholesky(first);
		eachTerm(cellsOf, weightsOf, matrix::add);
		matrix.factor(RIDGE);
		return matrix;
	}

	@FunctionalInterface
	private interface Term {

		void add(int row, int column, double value);
	}

	/** Names the terms of the normal equations, each pair of unknowns in one order. */
	private void eachTerm(final int[][] cellsOf, final double[][] weightsOf,
		final Term term)
	{
		final int[] at = new int[4];
		final double[] w = new double[4];
		for (int p = 0; p < used.length; p++) {
			if (!used[p]) continue;
			final int x = p % width, y = p / width;
			final int node = background.above()[y] * background.columns() + background
				.left()[x];
			for (int k = 0; k < 4; k++) {
				at[k] = position[node + k / 2 * background.columns() + k % 2];
				w[k] = (k / 2 == 0 ? 1 - background.fractionY()[y] : background
					.fractionY()[y]) * (k % 2 == 0 ? 1 - background.fractionX()[x]
						: background.fractionX()[x]);
			}
			for (int a = 0; a < 4; a++)
				for (int b = 0; b <= a; b++)
					term.add(at[a], at[b], w[a] * w[b]);
			if (cellsOf[p] == null) continue;
			for (int i = 0; i < cellsOf[p].length; i++) {
				for (int j = 0; j <= i; j++)
					term.add(cellsOf[p][i], cellsOf[p][j], weightsOf[p][i] *
						weightsOf[p][j]);
				for (int a = 0; a < 4; a++)
					term.add(cellsOf[p][i], at[a], weightsOf[p][i] * w[a]);
			}
		}
		for (int k = 0; k < background.nodes(); k++) {
			if (k % background.columns() + 1 < background.columns()) smooth(k, k + 1,
				term);
			if (k + background.columns() < background.nodes()) smooth(k, k + background
				.columns(), term);
		}
	}

	private void smooth(final int a, final int b, final Term term) {
		term.add(position[a], position[a], SMOOTHNESS);
		term.add(position[b], position[b], SMOOTHNESS);
		term.add(position[a], position[b], -SMOOTHNESS);
	}

	/**
	 * @param reader which has loaded the frame
	 * @param traces of the cells, to which the frame's values are written; NaN for a cell without a
	 *          finite pixel
	 * @param t the frame
	 */
	void solve(final FrameReader reader, final double[][] traces, final int t) {
		int missing = 0;
		double sum = 0;
		for (int p = 0; p < frame.length; p++) {
			frame[p] = used[p] ? reader.value(p) : 0;
			if (Double.isFinite(frame[p])) sum += frame[p];
			else missing++;
		}
		if (missing == 0) solve();
		else fillAndSolve(sum, missing);
		for (int k = 0; k < traces.length; k++)
			traces[k][t] = missing > 0 && reader.missing(cells.get(k)) == cells.get(k)
				.offsets().length ? Double.NaN : solution[position[levels.length + k]];
	}

	private void fillAndSolve(final double sum, final int missing) {
		final int[] gaps = new int[missing];
		int n = 0, present = 0;
		for (int p = 0; p < frame.length; p++) {
			if (!Double.isFinite(frame[p])) gaps[n++] = p;
			else if (used[p]) present++;
		}
		final double[] prediction = new double[frame.length];
		Arrays.fill(prediction, present > 0 ? sum / present : 0);
		for (int round = 0; round < ROUNDS; round++) {
			for (final int p : gaps)
				frame[p] = prediction[p];
			solve();
			for (int k = 0; k < levels.length; k++)
				levels[k] = solution[position[k]];
			for (final int p : gaps)
				prediction[p] = background.at(levels, p % width, p / width);
			for (int k = 0; k < cells.size(); k++) {
				final Region.Pixels c = cells.get(k);
				for (int i = 0; i < c.offsets().length; i++)
					prediction[c.offsets()[i]] += scales[k] * weight(c, i) *
						solution[position[levels.length + k]];
			}
		}
	}

	private void solve() {
		Arrays.fill(solution, 0);
		final int columns = background.columns();
		for (int y = 0; y < height; y++) {
			Arrays.fill(row, 0);
			for (int x = 0; x < width; x++) {
				final double v = frame[y * width + x], f = background.fractionX()[x];
				row[background.left()[x]] += (1 - f) * v;
				row[background.left()[x] + 1] += f * v;
			}
			final int node = background.above()[y] * columns;
			final double f = background.fractionY()[y];
			for (int c = 0; c < columns; c++) {
				solution[position[node + c]] += (1 - f) * row[c];
				solution[position[node + columns + c]] += f * row[c];
			}
		}
		for (int k = 0; k < cells.size(); k++) {
			final Region.Pixels c = cells.get(k);
			double sum = 0;
			for (int i = 0; i < c.offsets().length; i++)
				sum += weight(c, i) * frame[c.offsets()[i]];
			solution[position[background.nodes() + k]] = scales[k] * sum;
		}
		equations.solve(solution);
	}
}
