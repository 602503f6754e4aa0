package org.calab.io.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.calab.io.TraceCsv;

/** Wide CSV: a column per cell, after a time column in seconds or a column of frames, if there is one. */
final class CsvLoader implements TraceLoader {

	private static final int HEAD = 512;

	@Override
	public String format() {
		return "csv";
	}

	@Override
	public String description() {
		return "a wide CSV file";
	}

	@Override
	public boolean recognises(final Path path) throws IOException {
		if (!Files.isRegularFile(path)) return false;
		for (final byte b : Heads.of(path, HEAD)) {
			if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') return false;
		}
		return true;
	}

	@Override
	public RawTraces read(final Path path, final LoadOptions options)
		throws IOException
	{
		final TraceCsv.Wide wide = TraceCsv.readWide(path);
		final RawTraces raw = RawTraces.of(wide.rows()).withNames(wide.names());
		return wide.times().isPresent() ? raw.withTimes(wide.times().get()) : raw;
	}
}
