package org.calab.fiji.plot;

import java.util.Optional;

import org.calab.check.Require;
import org.calab.deconvolution.DeconvolutionResult;
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

	/** @return the figure of traces with what was made of them */
	public static PlotData of(final String title, final TraceSet traces,
		final DeconvolutionResult result)
	{
		return new PlotData(title, traces, Optional.of(result.fit()), Optional.of(
			result.activity()), DeconvolutionResult.ACTIVITY_UNIT);
	}

	/** @return the figure of traces alone */
	public static PlotData of(final String title, final TraceSet traces) {
		return new PlotData(title, traces, Optional.empty(), Optional.empty(), "");
	}

	String timeLabel() {
		return traces.rate().isKnown() ? "Time (s)" : "Frame (from 0)";
	}

	String activityLabel() {
		return "Activity (" + activityUnit + ")";
	}
}
