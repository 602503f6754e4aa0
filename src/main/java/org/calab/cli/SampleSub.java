package org.calab.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.calab.fiji.image.SampleFiles;
import org.calab.simulation.SampleMovie;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code calab sample}: a small movie with its ROI set, to try things on. */
@Command(name = "sample", mixinStandardHelpOptions = true,
	description = "Simulates 16 cells at 20 Hz: writes STEM.tif and STEM_RoiSet.zip.")
final class SampleSub implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Option(names = "--frames", paramLabel = "N", defaultValue = "600",
		description = "frames (default: ${DEFAULT-VALUE})")
	private int frames;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "42",
		description = "the same seed gives the same movie (default: ${DEFAULT-VALUE})")
	private long seed;

	@Option(names = { "-o", "--output" }, paramLabel = "STEM", required = true,
		description = "path of the output, without extension")
	private Path stem;

	@Option(names = "--overwrite", description = "replace existing files")
	private boolean overwrite;

	@Override
	public Integer call() throws Exception {
		spec.commandLine().getOut().println("16 cells x " + frames +
			" frames, 20.0 Hz -> " + SampleFiles.save(SampleMovie.simulate(frames,
				seed), stem, overwrite));
		return 0;
	}
}
