package org.calab.fiji.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.calab.check.InvalidInputException;
import org.calab.fiji.TaskProgress;
import org.calab.io.TuningData;
import org.calab.trace.TraceSet;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Saves traces as the CaTune page and {@code calab} open them. */
@Plugin(type = Command.class, headless = true, label = "Save for Tuning",
	menu = { @Menu(label = "Plugins"), @Menu(label = "CaLab"), @Menu(
		label = "Save for Tuning...", weight = 9) })
public final class SaveForTuningCmd extends CaLabCommand {

	@Parameter(required = false, persist = false, label = "Traces (title)",
		description = Inputs.TRACES_HELP)
	private String traces = "";

	@Parameter(required = false, persist = false, label = "File (instead of open traces)",
		description = Inputs.TRACES_FILE_HELP)
	private File file;

	@Parameter(required = false, persist = false, label = "fs (Hz)",
		description = Inputs.FS_HELP)
	private double fs;

	@Parameter(required = false, persist = false, label = "Output (stem)",
		style = "save",
		description = "Path without extension, for example /data/movie: gives movie.npy and movie_metadata.json")
	private File output;

	@Parameter(required = false, persist = false, label = "Overwrite",
		description = Inputs.OVERWRITE_HELP)
	private boolean overwrite;

	@Override
	protected String job() {
		return "Save for Tuning";
	}

	@Override
	protected void execute(final TaskProgress progress) throws IOException {
		final Path stem = Inputs.path(output).orElseThrow(
			() -> new InvalidInputException(
				"output is missing; allowed is a path without extension"));
		final TraceSet set = Inputs.traces(openTraces, traces, file, fs);
		set.rate().hz(); // the page cannot tune without a rate
		TuningData.save(set, stem, Map.of(), overwrite);
	}
}
