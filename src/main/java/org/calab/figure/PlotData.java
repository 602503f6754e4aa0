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

import org.calab.check.Require;
import org.calab.trace.InferredActivity;
import org.calab.trace.TraceSet;

/**
 * Data of a figure; all trace sets have the same cells and frames.
 *
 * @param title title of the figure and its window
 * @param traces fluorescence
 * @param fit fit to the traces; may be empty
 * @param activity inferred activity; may be empty
 * @param deviation standard deviation of the activity; may be empty
 * @param probability probability of activity; may be empty
 * @param activityUnit unit of the activity for labels
 */
public record PlotData(String title, TraceSet traces, Optional<TraceSet> fit,
	Optional<TraceSet> activity, Optional<TraceSet> deviation,
	Optional<TraceSet> probability, String activityUnit)
{

	/** Label of the probability. */
	public static final String PROBABILITY = "Probability of activity";

	public PlotData {
		Require.present("title", title);
		Require.present("traces", traces);
	}

	/** @return data of a figure of traces with a result */
	public static PlotData of(final String title, final TraceSet traces,
		final InferredActivity result)
	{
		return new PlotData(title, traces, result.fitted(), Optional.of(
			result.activity()), result.deviation(), result.probability(), result
				.activityUnit());
	}

	/** @return data of a figure of traces only */
	public static PlotData of(final String title, final TraceSet traces) {
		return new PlotData(title, traces, Optional.empty(), Optional.empty(),
			"");
	}

	/** Data without the standard deviation and the probability of the activity. */
	PlotData(final String title, final TraceSet traces,
		final Optional<TraceSet> fit, final Optional<TraceSet> activity,
		final String activityUnit)
	{
		this(title, traces, fit, activity, Optional.empty(), Optional.empty(),
			activityUnit);
	}

	/**
	 * @return data of the same figure with the probability instead of the activity
	 * @throws java.util.NoSuchElementException if the probability is not known
	 */
	public PlotData ofProbability() {
		return new PlotData(title, traces, fit, Optional.of(probability
			.orElseThrow()), Optional.empty(), probability, activityUnit);
	}

	/** @return data of the same figure with these cells, counted from 0 */
	PlotData withCells(final int[] cells) {
		final Optional<TraceSet> chosen = probability.map(p -> p.withCells(cells));
		return new PlotData(title, traces.withCells(cells), fit.map(f -> f.withCells(
			cells)), showsProbability() ? chosen : activity.map(a -> a.withCells(cells)),
			deviation.map(d -> d.withCells(cells)), chosen, activityUnit);
	}

	/** @return whether the probability is shown instead of the activity */
	boolean showsProbability() {
		return activity.isPresent() && activity.equals(probability);
	}

	String timeUnit() {
		return traces.rate().isKnown() ? "s" : "frames";
	}

	String timeLabel() {
		return traces.rate().isKnown() ? "Time (s)" : "Frame (from 0)";
	}

	String activityLabel() {
		return showsProbability() ? PROBABILITY : "Activity (" + activityUnit + ")";
	}
}
