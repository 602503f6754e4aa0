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
package org.calab.quality;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A step of the level between two frames, as between joined sessions. A transient rises as fast, but
 * returns. The level, a 20 % quantile, is compared in 10 to 30 s before and after each of the 30
 * largest edges of 0.3 s. It must change by 5 standard deviations of the noise of a frame, as much as the edge
 * does, stay the same in both halves of either side, and the upper side must not come near the lower. Of several such
 * edges, the step is the largest of those with few frames nearer to the other level.
 */
final class LevelJump implements ArtefactTest {

	private static final double SIDE = 30, LEAST_SIDE = 10, EDGE = 0.3, LEVEL = 0.2, LOWEST = 0.05;
	private static final int EDGES = 30, SHORTEST = 20;
	private static final double HEIGHT = 5, LEAST_EDGE = 0.6, LARGEST_EDGE = 1.5,
			APART = 0.6, DRIFT = 0.3, FEW = 0.03;

	@Override
	public Optional<CellWarning> find(final MeasuredTrace trace) {
		final double[] y = trace.y();
		final int side = (int) Math.min(SIDE * trace.fs(), y.length / 4);
		if (side < SHORTEST || side < LEAST_SIDE * trace.fs() || !(trace.frameNoise() > 0)) return Optional.empty();
		final int edge = (int) Math.min(side / 5, Math.max(2, Math.round(EDGE *
			trace.fs())));
		final double[] steps = steps(y, edge, side / 2);
		final int[] at = new int[EDGES], wrong = new int[EDGES];
		for (int i = 0; i < EDGES; i++) {
			final int t = largest(steps);
			at[i] = t;
			wrong[i] = wrong(trace, t, edge, side, steps[t]);
			for (int k = Math.max(0, t - 2 * edge); k < Math.min(y.length, t + 2 *
				edge); k++)
				steps[k] = 0;
		}
		final int fewest = Arrays.stream(wrong).min().orElseThrow();
		return fewest == Integer.MAX_VALUE ? Optional.empty() : IntStream.range(0,
			EDGES).filter(i -> wrong[i] <= fewest + FEW * side).mapToObj(
				i -> warning(trace, at[i], edge)).findFirst();
	}

	private static CellWarning warning(final MeasuredTrace trace,
		final int near, final int edge)
	{
		final double[] y = trace.y();
		int at = near;
		for (int t = Math.max(1, near - edge); t <= Math.min(y.length - 1, near +
			edge); t++)
			if (Math.abs(y[t] - y[t - 1]) > Math.abs(y[at] - y[at - 1])) at = t;
		final int frame = trace.frame(at);
		return CellWarning.at(WarningKind.JUMP, frame, "at frame %,d", frame);
	}

	/** @return for each frame, the mean of the frames from it on minus that of those before it */
	private static double[] steps(final double[] y, final int edge,
		final int margin)
	{
		final double[] sum = new double[y.length + 1], steps = new double[y.length];
		for (int t = 0; t < y.length; t++)
			sum[t + 1] = sum[t] + y[t];
		for (int t = Math.max(edge, margin); t <= y.length - Math.max(edge,
			margin); t++)
			if (t < y.length) steps[t] = (sum[t + edge] - 2 * sum[t] + sum[t - edge]) /
				edge;
		return steps;
	}

	private static int largest(final double[] steps) {
		int best = 0;
		for (int t = 1; t < steps.length; t++)
			if (Math.abs(steps[t]) > Math.abs(steps[best])) best = t;
		return best;
	}

	/** @return the number of frames nearer to the level of the other side; the largest integer if there is no step */
	private static int wrong(final MeasuredTrace trace, final int t,
		final int edge, final int side, final double step)
	{
		final int from = Math.max(0, t - side), to = Math.min(trace.y().length, t +
			side), left = t - edge, right = t + edge;
		if (left - from < SHORTEST / 2 || to - right < SHORTEST / 2)
			return Integer.MAX_VALUE;
		final double before = trace.level(from, left, LEVEL), after = trace.level(
			right, to, LEVEL), change = after - before, height = Math.abs(change);
		final boolean sharp = step / change >= LEAST_EDGE && step / change <=
			LARGEST_EDGE;
		// most edges end here, before more quantiles are needed
		if (height <= HEIGHT * trace.frameNoise() || !sharp)
			return Integer.MAX_VALUE;
		final double lowest = change > 0 ? trace.level(right, to, LOWEST) - before
			: trace.level(from, left, LOWEST) - after;
		final boolean steady = drift(trace, from, left) <= DRIFT * height && drift(
			trace, right, to) <= DRIFT * height;
		if (!steady || lowest < APART * height) return Integer.MAX_VALUE;
		int wrong = 0;
		for (int k = from; k < to; k++)
			if ((trace.y()[k] - 0.5 * (before + after)) * change > 0 != k >= t) wrong++;
		return wrong;
	}

	private static double drift(final MeasuredTrace trace, final int from,
		final int to)
	{
		final int middle = (from + to) / 2;
		return Math.abs(trace.level(middle, to, LEVEL) - trace.level(from, middle,
			LEVEL));
	}
}
