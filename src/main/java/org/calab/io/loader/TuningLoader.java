package org.calab.io.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.calab.io.TuningData;
import org.calab.trace.TraceSet;

/** Tuning data: a stem, or either of its two files. */
final class TuningLoader implements TraceLoader {

	@Override
	public String format() {
		return "tuning";
	}

	@Override
	public String description() {
		return "tuning data (.npy with its _metadata.json)";
	}

	@Override
	public boolean recognises(final Path path) {
		if (path.getFileName() == null) return false;
		final List<Path> files = TuningData.files(path);
		return files.stream().allMatch(Files::isRegularFile) && (!Files.exists(
			path) || files.contains(path));
	}

	@Override
	public RawTraces read(final Path path, final LoadOptions options)
		throws IOException
	{
		final TraceSet traces = TuningData.load(path).traces();
		return RawTraces.of(traces.toArray()).withRate(traces.rate()).withNames(
			traces.names());
	}

	/** The stem itself need not be a file. */
	@Override
	public Loaded load(final Path path, final LoadOptions options)
		throws IOException
	{
		final Path array = TuningData.files(path).get(0);
		return Guard.reading(array, description(), () -> Finish.of(array, format(),
			read(path, options), options));
	}
}
