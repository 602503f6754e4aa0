package org.calab.fiji.command;

import java.io.File;
import java.io.IOException;
import java.util.Optional;

import org.calab.check.InvalidInputException;
import org.calab.fiji.TaskProgress;
import org.calab.fiji.TraceViews;
import org.calab.trace.TraceSet;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Opens a file of traces. */
@Plugin(type = Command.class, headless = true, label = "Load Traces", menu = {
	@Menu(label = "Plugins"), @Menu(label = "CaLab"), @Menu(
		label = "Load Traces...", weight = 2) })
public final class LoadTracesCmd extends CaLabCommand {

	@Parameter(required = false, persist = false, label = "File",
		description = "Tuning data (its .npy or stem), .npy, .npz or wide CSV, for example /data/traces.npy")
	private File file;

	@Parameter(required = false, persist = false, label = "fs (Hz)",
		description = Inputs.FS_HELP)
	private double fs;

	@Override
	protected String job() {
		return "Load Traces";
	}

	@Override
	protected void execute(final TaskProgress progress) throws IOException {
		if (Inputs.path(file).isEmpty()) throw new InvalidInputException(
			"file is missing; allowed is the path of a file of traces");
		final TraceSet traces = Inputs.traces(openTraces, "", file, fs);
		TraceViews.show(openTraces.open("Traces of " + traces.origin(), traces,
			Optional.empty()), openTraces);
	}
}
