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

/**
 * The search in one tile: cells one after another, the neuropil once more without the sure ones, the
 * rest of the cells, and least squares in between.
 */
final class TileSearch {

	/** Rounds of least squares between the steps, and at the end. */
	private static final int BETWEEN = 1, LAST = 2;

	private final Scale scale;
	private final double minSnr;

	/**
	 * What was found.
	 *
	 * @param cells best first
	 * @param rejected best first
	 * @param activity V before any cell was subtracted
	 * @param correlation of neighbours
	 * @param nothingAt chosen points from which no cell grew
	 */
	record Result(List<Candidate> cells, List<Judgement.Rejected> rejected,
		float[] activity, float[] correlation, List<int[]> nothingAt)
	{}

	TileSearch(final Scale scale, final double minSnr) {
		this.scale = scale;
		this.minSnr = minSnr;
	}

	/** @param movie whose neuropil is estimated again on the way */
	Result search(final SignalMovie movie, final Workers workers) {
		final float[] correlation = LocalCorrelation.of(movie, workers.stage(0,
			0.05));
		final Judgement judgement = new Judgement(movie, scale, minSnr);
		Residual residual = new Residual(movie);
		ActivityMap activity = new ActivityMap(residual, scale.diameter(), null,
			workers.stage(0.05, 0.2));
		final float[] before = activity.image(), sd = activity.sd();
		List<Component> cells = new GreedyPicking(scale, residual, activity).all(
			before, workers.stage(0.2, 0.35));
		activity = null; // frees its memory
		cells = refined(movie, Merging.of(cells, movie, scale, workers), BETWEEN,
			workers.stage(0.35, 0.45));
		final List<Component> sure = judgement.of(cells, workers.stage(0.45, 0.5))
			.cells().stream().filter(Candidate::isSure).map(Candidate::component)
			.toList();
		movie.estimateNeuropilAgain(sure, workers.stage(0.5, 0.6));
		cells = refined(movie, sure, BETWEEN, workers.stage(0.6, 0.65));

		residual = new Residual(movie);
		for (final Component c : cells)
			residual.subtract(c.footprint(), c.positive());
		activity = new ActivityMap(residual, scale.diameter(), sd, workers.stage(
			0.65, 0.75));
		final List<Component> all = new ArrayList<>(cells);
		all.addAll(new GreedyPicking(scale, residual, activity).all(before, workers
			.stage(0.75, 0.85)));
		activity = null;
		cells = refined(movie, Merging.of(all, movie, scale, workers), BETWEEN,
			workers.stage(0.85, 0.9));
		// fragments go before they can take something from the others
		final Judgement.Verdict first = judgement.of(cells, workers.stage(0.9,
			0.93));
		cells = refined(movie, first.components(), LAST, workers.stage(0.93, 0.98));
		final Judgement.Verdict last = judgement.of(cells, workers.stage(0.98, 1));
		final List<Judgement.Rejected> rejected = new ArrayList<>(first.rejected());
		rejected.addAll(last.rejected());
		return new Result(last.cells(), rejected, before, correlation, List.of());
	}

	/**
	 * Cells at points that somebody chose, without gates.
	 *
	 * @param points x and y in the tile
	 */
	Result at(final SignalMovie movie, final List<int[]> points,
		final Workers workers)
	{
		final float[] correlation = LocalCorrelation.of(movie, workers.stage(0,
			0.1));
		final Residual residual = new Residual(movie);
		final ActivityMap activity = new ActivityMap(residual, scale.diameter(), null,
			workers.stage(0.1, 0.8));
		final float[] before = activity.image();
		final GreedyPicking picking = new GreedyPicking(scale, residual, activity);
		final List<Component> cells = new ArrayList<>();
		final List<int[]> nothing = new ArrayList<>();
		for (final int[] p : points) {
			workers.checkCancelled();
			picking.chosen(p[0], p[1]).ifPresentOrElse(cells::add, () -> nothing.add(p));
		}
		return new Result(new Judgement(movie, scale, minSnr).measured(cells, workers
			.stage(0.8, 1)), List.of(), before, correlation, nothing);
	}

	private List<Component> refined(final SignalMovie movie,
		final List<Component> cells, final int rounds, final Workers workers)
	{
		return new LeastSquares(movie, scale, workers).refined(cells, rounds);
	}
}
