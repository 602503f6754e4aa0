package org.calab.io.loader;

import java.util.List;
import java.util.Optional;

import org.calab.check.Require;
import org.calab.trace.SamplingRate;

/**
 * Traces as they stand in a file, before anything is done about their faults.
 *
 * @param rows n_cells × n_timepoints. Owned: whoever made it gives it away, and
 *          repairs change it in place.
 * @param rate as the file states it, or unknown
 * @param times of the frames in seconds, where the file has them
 * @param names of the cells, where the file has them
 * @param notes for the user
 */
public record RawTraces(double[][] rows, SamplingRate rate,
	Optional<double[]> times, Optional<List<String>> names, List<String> notes)
{

	public RawTraces {
		Require.present("rows", rows);
		Require.present("rate", rate);
		Require.present("times", times);
		Require.present("names", names);
		notes = List.copyOf(notes);
	}

	/** @return rows of which nothing else is known */
	static RawTraces of(final double[][] rows) {
		return new RawTraces(rows, SamplingRate.unknown(), Optional.empty(),
			Optional.empty(), List.of());
	}

	RawTraces withRate(final SamplingRate newRate) {
		return new RawTraces(rows, newRate, times, names, notes);
	}

	RawTraces withTimes(final double[] newTimes) {
		return new RawTraces(rows, rate, Optional.of(newTimes), names, notes);
	}

	RawTraces withNames(final List<String> newNames) {
		return new RawTraces(rows, rate, times, Optional.of(newNames), notes);
	}

	RawTraces withNotes(final List<String> newNotes) {
		return new RawTraces(rows, rate, times, names, newNotes);
	}
}
