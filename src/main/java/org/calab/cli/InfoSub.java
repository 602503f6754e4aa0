package org.calab.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.calab.io.TraceFiles;
import org.calab.trace.TraceSet;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code calab info}: what is in a file of traces. */
@Command(name = "info", mixinStandardHelpOptions = true,
	description = "Cells, frames, rate, duration and range of a file of traces.")
final class InfoSub implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FILE",
		description = "tuning data, .npy, .npz or wide CSV")
	private Path file;

	@Override
	public Integer call() throws Exception {
		final TraceSet traces = TraceFiles.load(file);
		double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY;
		long missing = 0;
		for (int i = 0; i < traces.numCells(); i++) {
			for (int t = 0; t < traces.numTimepoints(); t++) {
				final double v = traces.value(i, t);
				if (!Double.isFinite(v)) missing++;
				else {
					low = Math.min(low, v);
					high = Math.max(high, v);
				}
			}
		}
		final PrintWriter out = spec.commandLine().getOut();
		out.println("file:      " + traces.origin());
		out.println("cells:     " + traces.numCells());
		out.println("frames:    " + traces.numTimepoints());
		out.println("rate:      " + traces.rate());
		if (traces.rate().isKnown()) out.println("duration:  " + traces
			.numTimepoints() / traces.rate().hz() + " s");
		out.println("range:     " + (low <= high ? low + " to " + high
			: "no finite value"));
		out.println("NaN or infinite: " + missing + " values");
		return 0;
	}
}
