package org.calab.io.loader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.calab.io.DataFormatException;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;

/** The one way from what a file holds to a trace set: missing samples, frame times, rate, names. */
final class Finish {

	private Finish() {}

	static Loaded of(final Path path, final String source, final RawTraces raw,
		final LoadOptions options) throws DataFormatException
	{
		final String file = path.toString();
		final List<String> notes = new ArrayList<>(raw.notes());
		if (raw.rows().length == 0 || raw.rows()[0].length == 0)
			throw new DataFormatException(file,
				"it holds no traces; allowed is at least one cell and one frame");
		if (raw.times().isPresent() && raw.times().get().length != raw
			.rows()[0].length)
		{
			throw new DataFormatException(file, "it has " + raw.times().get().length +
				" frame times and " + raw.rows()[0].length + " frames");
		}
		MissingSamples.repair(file, raw, options.missing(), notes);
		double[][] rows = raw.rows();
		SamplingRate rate = raw.rate();
		if (raw.times().isPresent() && rows[0].length > 1) {
			if (options.fs().isPresent()) notes.add(
				"fs is given: the file's frame times are not used");
			else {
				final FrameTimes even = FrameTimes.even(file, raw.times().get(), rows,
					options, notes);
				rows = even.rows();
				rate = SamplingRate.ofHz(even.hz());
			}
		}
		if (options.fs().isPresent()) {
			final double given = options.fs().get();
			if (rate.isKnown() && rate.hz() != given) notes.add("fs is " + given +
				" Hz as given; the file says " + rate.hz() + " Hz");
			rate = SamplingRate.ofHz(given);
		}
		TraceSet traces = TraceSet.owning(rows, rate).withOrigin(path.getFileName() ==
			null ? file : path.getFileName().toString());
		if (raw.names().isPresent()) traces = traces.withNames(raw.names().get());
		return new Loaded(traces, source, notes);
	}
}
