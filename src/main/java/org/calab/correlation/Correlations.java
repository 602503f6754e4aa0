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
package org.calab.correlation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.calab.check.InvalidInputException;
import org.calab.task.Parallel;
import org.calab.task.Progress;
import org.calab.trace.Table;
import org.calab.trace.TraceSet;

/** Pearson correlations between cells. */
public final class Correlations {

	private Correlations() {}

	/**
	 * The correlations of the means in bins. Frames after the last whole bin are left out, and so
	 * are, in each pair, bins in which one of the cells has no finite sample.
	 *
	 * @param traces n_cells × n_timepoints, usually activity; the rate must be known unless the
	 *          bin is 0
	 * @param threads at least 1
	 * @return n_cells × n_cells, symmetric; NaN where a cell is constant or fewer than 2 bins
	 *         are left
	 * @throws InvalidInputException if there are fewer than 2 bins
	 */
	public static double[][] of(final TraceSet traces, final CorrelationOptions options,
		final int threads, final Progress progress)
	{
		final int length = binLength(traces, options);
		final int bins = traces.numTimepoints() / length, n = traces.numCells();
		if (bins < 2) throw InvalidInputException.mustBe("bin",
			"short enough for 2 bins; the recording lasts " + traces.numTimepoints() +
				" frames", options.bin());
		final double[][] binned = new double[n][];
		for (int i = 0; i < n; i++)
			binned[i] = binned(traces, i, length, bins);
		final double[][] r = new double[n][n];
		Parallel.forEach(n, threads, progress, "Correlations", i -> {
			for (int j = i; j < n; j++)
				r[i][j] = pearson(binned[i], binned[j]);
		});
		for (int i = 0; i < n; i++)
			for (int j = 0; j < i; j++)
				r[i][j] = r[j][i];
		return r;
	}

	private static int binLength(final TraceSet traces, final CorrelationOptions options) {
		if (options.bin() == 0) return 1;
		final double frames = Math.rint(options.bin() * traces.rate().hz());
		return (int) Math.max(1, Math.min(traces.numTimepoints(), frames));
	}

	private static double[] binned(final TraceSet traces, final int cell, final int length,
		final int bins)
	{
		final double[] trace = traces.trace(cell), means = new double[bins];
		for (int b = 0; b < bins; b++)
			means[b] = Arrays.stream(trace, b * length, (b + 1) * length).filter(
				Double::isFinite).average().orElse(Double.NaN);
		return means;
	}

	/** In two passes, so that large means cost no digits. */
	private static double pearson(final double[] x, final double[] y) {
		double meanX = 0, meanY = 0;
		int n = 0;
		for (int i = 0; i < x.length; i++)
			if (!Double.isNaN(x[i] + y[i])) {
				meanX += x[i];
				meanY += y[i];
				n++;
			}
		meanX /= n;
		meanY /= n;
		double xx = 0, yy = 0, xy = 0, largestX = 0, largestY = 0;
		for (int i = 0; i < x.length; i++) {
			if (Double.isNaN(x[i] + y[i])) continue;
			final double a = x[i] - meanX, b = y[i] - meanY;
			xx += a * a;
			yy += b * b;
			xy += a * b;
			largestX = Math.max(largestX, Math.abs(x[i]));
			largestY = Math.max(largestY, Math.abs(y[i]));
		}
		return isConstant(xx, n, largestX) || isConstant(yy, n, largestY) ? Double.NaN : Math
			.max(-1, Math.min(1, xy / Math.sqrt(xx) / Math.sqrt(yy)));
	}

	/** @return whether the sum of squares is no more than rounding errors of the mean */
	private static boolean isConstant(final double squares, final int n,
		final double largest)
	{
		return n < 2 || Math.sqrt(squares / n) <= 4 * Math.ulp(largest);
	}

	/** @return one row and one column per cell, after the column cell */
	public static Table table(final TraceSet traces, final double[][] correlations) {
		final List<String> columns = new ArrayList<>(List.of("cell"));
		columns.addAll(traces.names());
		final List<List<Object>> rows = new ArrayList<>();
		for (int i = 0; i < correlations.length; i++) {
			final List<Object> row = new ArrayList<>(List.of(traces.names().get(i)));
			for (final double r : correlations[i])
				row.add(r);
			rows.add(row);
		}
		return new Table(columns, rows);
	}
}
