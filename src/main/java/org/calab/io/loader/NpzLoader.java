package org.calab.io.loader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.calab.io.DataFormatException;
import org.calab.io.Npz;

/** An archive of NumPy arrays: the one that the key names, the only one, or one of a usual name. It holds no rate. */
final class NpzLoader implements TraceLoader {

	/** Names that tools give to fluorescence, in the order of preference. */
	private static final List<String> USUAL_NAMES = List.of("traces", "F", "C",
		"dff");

	@Override
	public String format() {
		return "npz";
	}

	@Override
	public String description() {
		return "a NumPy .npz archive";
	}

	@Override
	public boolean recognises(final Path path) throws IOException {
		return Heads.starts(path, 'P', 'K');
	}

	@Override
	public RawTraces read(final Path path, final LoadOptions options)
		throws IOException
	{
		if (options.key().isPresent()) return RawTraces.of(Npz.read(path, options
			.key().get()));
		final List<String> names = Npz.names(path);
		final String name = names.size() == 1 ? names.get(0) : USUAL_NAMES.stream()
			.filter(names::contains).findFirst().orElseThrow(
				() -> new DataFormatException(path.toString(),
					"it is not clear which array holds the traces; it holds " + (names
						.isEmpty() ? "none" : String.join(", ", names)) +
						"; allowed is a single array, or one named " + String.join(", ",
							USUAL_NAMES) + ", or to give its name as key"));
		return RawTraces.of(Npz.read(path, name));
	}
}
