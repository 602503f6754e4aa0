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

import org.calab.trace.TraceSet;
import org.jfree.data.general.DatasetChangeEvent;
import org.jfree.data.xy.AbstractXYDataset;

/** The trace of one cell, decimated to the visible range and resolution of the time axis. */
final class DecimatedDataset extends AbstractXYDataset {

	private static final long serialVersionUID = 1L;

	/** Number of columns, more than the pixels of most screens. */
	private static final int COLUMNS = 2000;

	private final transient TraceSet traces;
	private final String name;
	private final double[] y;
	private int[] shown;

	DecimatedDataset(final String name, final TraceSet traces, final int cell) {
		this.name = name;
		this.traces = traces;
		y = traces.trace(cell);
		shown = MinMaxDecimation.indices(y, 0, y.length, COLUMNS);
	}

	/**
	 * @param from start of the visible range of the time axis
	 * @param to its end
	 */
	void show(final double from, final double to) {
		final double step = traces.rate().isKnown() ? 1 / traces.rate().hz() : 1;
		final int first = clip(Math.floor(from / step) - 1), last = clip(Math.ceil(
			to / step) + 2);
		shown = MinMaxDecimation.indices(y, first, Math.max(first, last), COLUMNS);
		notifyListeners(new DatasetChangeEvent(this, this));
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
	public Number getY(final int series, final int item) {
		return y[shown[item]];
	}

	@Override
	public double getYValue(final int series, final int item) {
		return y[shown[item]];
	}
}
