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
package org.calab.figure;

import java.util.Optional;

import org.calab.trace.TraceSet;
import org.jfree.data.general.DatasetChangeEvent;
import org.jfree.data.xy.AbstractIntervalXYDataset;

/**
 * The trace of one cell, decimated to the visible range and resolution of the time axis. Its intervals are
 * one standard deviation on each side, from 0; without a standard deviation they are empty.
 */
final class DecimatedDataset extends AbstractIntervalXYDataset {

	private static final long serialVersionUID = 1L;

	/** Number of columns, more than the pixels of most screens. */
	private static final int COLUMNS = 2000;

	private final transient TraceSet traces;
	private final String name;
	private final double[] y;
	private final transient Optional<Edges> edges;
	private int[] shown;
	private double[] low, high; // of the interval, at the shown samples

	/** The edges of the intervals at all samples; the lower with the opposite sign. */
	private record Edges(double[] minusLow, double[] high) {

		static Edges of(final double[] mean, final double[] deviation) {
			final double[] low = new double[mean.length], high =
				new double[mean.length];
			for (int t = 0; t < mean.length; t++) {
				low[t] = -Math.max(0, mean[t] - deviation[t]);
				high[t] = mean[t] + deviation[t];
			}
			return new Edges(low, high);
		}
	}

	DecimatedDataset(final String name, final TraceSet traces, final int cell) {
		this(name, traces, Optional.empty(), cell);
	}

	/** @param deviation standard deviation of the traces, if known */
	DecimatedDataset(final String name, final TraceSet traces,
		final Optional<TraceSet> deviation, final int cell)
	{
		this.name = name;
		this.traces = traces;
		y = traces.trace(cell);
		edges = deviation.map(d -> Edges.of(y, d.trace(cell)));
		choose(0, y.length);
	}

	/**
	 * @param from start of the visible range of the time axis
	 * @param to its end
	 */
	void show(final double from, final double to) {
		final double step = traces.rate().isKnown() ? 1 / traces.rate().hz() : 1;
		final int first = clip(Math.floor(from / step) - 1), last = clip(Math.ceil(
			to / step) + 2);
		choose(first, Math.max(first, last));
		notifyListeners(new DatasetChangeEvent(this, this));
	}

	private void choose(final int first, final int last) {
		shown = MinMaxDecimation.indices(y, first, last, COLUMNS);
		edges.ifPresent(e -> {
			low = MinMaxDecimation.highest(e.minusLow(), shown);
			high = MinMaxDecimation.highest(e.high(), shown);
		});
	}

	/** @return whether a standard deviation is known */
	boolean hasIntervals() {
		return edges.isPresent();
	}

	private int clip(final double i) {
		return (int) Math.max(0, Math.min(y.length, i));
	}

	@Override
	public int getSeriesCount() {
		return 1;
	}

	@Override
	public Comparable<?> getSeriesKey(final int series) {
		return name;
	}

	@Override
	public int getItemCount(final int series) {
		return shown.length;
	}

	@Override
	public Number getX(final int series, final int item) {
		return traces.time(shown[item]);
	}

	@Override
	public Number getStartX(final int series, final int item) {
		return getX(series, item);
	}

	@Override
	public Number getEndX(final int series, final int item) {
		return getX(series, item);
	}

	@Override
	public Number getY(final int series, final int item) {
		return getYValue(series, item);
	}

	@Override
	public double getYValue(final int series, final int item) {
		return y[shown[item]];
	}

	@Override
	public Number getStartY(final int series, final int item) {
		return getStartYValue(series, item);
	}

	@Override
	public double getStartYValue(final int series, final int item) {
		return edges.isPresent() ? -low[item] : getYValue(series, item);
	}

	@Override
	public Number getEndY(final int series, final int item) {
		return getEndYValue(series, item);
	}

	@Override
	public double getEndYValue(final int series, final int item) {
		return edges.isPresent() ? high[item] : getYValue(series, item);
	}
}
