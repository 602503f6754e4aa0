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
package org.calab.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

import org.calab.trace.TraceSet;

/**
 * Events of the activity: an event is a run of frames whose activity is above a threshold. Its size is the sum
 * of the activity over these frames, or, of activity that is a rate, the integral over time; its time is that
 * of the frame with the largest activity.
 */
final class ActivityEvents {

	/** Fraction of a cell's activity that the automatic threshold leaves out. */
	private static final double LEFT_OUT = 0.05;

	/** What the settings of an export say. */
	static final String MEANING =
		"an event is a run of frames whose activity is above the threshold; size: the sum of the activity over " +
			"these frames (of a rate, the integral over time); time: the frame with the largest activity";

	/**
	 * An event.
	 *
	 * @param cell from 0
	 * @param frame with the largest activity, from 0
	 * @param size in the unit of the activity, or in spikes if that is spikes per second
	 */
	record Event(int cell, int frame, double size) {}

	private ActivityEvents() {}

	/**
	 * @param threshold in the unit of the activity; empty: for each cell the one of {@link #automatic}
	 * @param isRate whether the activity is per second
	 * @return the events, cell by cell, in the order of time
	 */
	static List<Event> of(final TraceSet activity, final OptionalDouble threshold,
		final boolean isRate)
	{
		final List<Event> events = new ArrayList<>();
		for (int cell = 0; cell < activity.numCells(); cell++) {
			final double[] a = activity.trace(cell);
			final double level = threshold.orElseGet(() -> automatic(a));
			int t = 0;
			while (t < a.length) {
				// NaN is above nothing
				if (!(a[t] > level)) {
					t++;
					continue;
				}
				double sum = 0;
				int peak = t;
				for (; t < a.length && a[t] > level; t++) {
					sum += a[t];
					if (a[t] > a[peak]) peak = t;
				}
				events.add(new Event(cell, peak, isRate ? sum / activity.rate().hz() : sum));
			}
		}
		return events;
	}

	/**
	 * @return the largest threshold below or at which at most 5 % of the activity is, so that rounding errors and the
	 *         long tails of posterior means join no events
	 */
	static double automatic(final double[] activity) {
		final double[] positive = Arrays.stream(activity).filter(v -> v > 0).sorted()
			.toArray();
		final double most = LEFT_OUT * Arrays.stream(positive).sum();
		double sum = 0, level = 0;
		int i = 0;
		while (i < positive.length) {
			int next = i;
			for (; next < positive.length && positive[next] == positive[i]; next++)
				sum += positive[next];
			if (sum > most) break;
			level = positive[i];
			i = next;
		}
		return level;
	}
}
