package org.calab.io.loader;

import java.io.IOException;
import java.nio.file.Path;

import org.calab.io.Npy;

/** A NumPy array of n_cells × n_timepoints; one dimension is one cell. It holds no rate. */
final class NpyLoader implements TraceLoader {

	@Override
	public String format() {
		return "npy";
	}

	@Override
	public String description() {
		return "a NumPy .npy file";
	}

	@Override
	public boolean recognises(final Path path) throws IOException {
		return Heads.starts(path, 0x93, 'N');
	}

	@Override
	public RawTraces read(final Path path, final LoadOptions options)
		throws IOException
	{
		return RawTraces.of(Npy.read(path));
	}
}
