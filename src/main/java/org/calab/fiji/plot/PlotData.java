package org.calab.fiji.plot;

import java.util.Optional;

import org.calab.check.Require;
import org.calab.trace.TraceSet;

/**
 * What a figure shows; all sets have the same cells and frames.
 *
 * @param title of the figure and its window
 * @param traces the fluorescence
 * @param fit over it, if there is one
 * @param activity beneath it, if there is one
 * @param activityUnit what the activity is measured in, shown wherever it is
 */
public record PlotData(String title, TraceSet traces, Optional<TraceSet> fit,
	Optional<TraceSet> activity, String activityUnit)
{

	public PlotData {
		Require.present("title", title);
		Require.present("traces", traces);
	}

	String timeLabel() {
		return traces.rate().isKnown() ? "Time (s)" : "Frame (from 0)";
	}

	String activityLabel() {
		return "Activity (" + activityUnit + ")";
	}
}
