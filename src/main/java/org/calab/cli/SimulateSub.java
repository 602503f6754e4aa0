/*-
 * #%L
 * From a calcium-imaging movie to inferred spiking, inside Fiji and ImageJ.
 * %%
 * Copyright (C) 2026 CaLab for Fiji developers
 * %%
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 * 
 * 1. Redistributions of source code must retain the above copyright notice,
 *    this list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the documentation
 *    and/or other materials provided with the distribution.
 * 
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
 * AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
 * IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE
 * ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS OR CONTRIBUTORS BE
 * LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
 * CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
 * SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
 * INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
 * CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE)
 * ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
 * POSSIBILITY OF SUCH DAMAGE.
 * #L%
 */
package org.calab.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.calab.check.Require;
import org.calab.cli.shared.Commands;
import org.calab.cli.shared.ProgressArguments;
import org.calab.io.FileGroup;
import org.calab.io.Json;
import org.calab.results.SimulationFiles;
import org.calab.simulation.Presets;
import org.calab.simulation.Simulation;
import org.calab.simulation.SimulationConfig;
import org.calab.simulation.SimulationJson;
import org.calab.simulation.SimulationResult;
import org.calab.task.Parallel;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code calab simulate}: traces with their truth. */
@Command(name = "simulate", mixinStandardHelpOptions = true,
	description = "Simulates traces: writes OUT.npy, OUT_metadata.json, " +
		"OUT_spikes.npy, OUT_clean.npy and OUT_truth.json.")
final class SimulateSub implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Option(names = "--preset", paramLabel = "NAME",
		description = "Indicator: gcamp6f, gcamp6m, gcamp6s, jgcamp8f or ogb1; or clean: almost no noise, no drift (default: gcamp6f)")
	private String preset;

	@Option(names = "--config", paramLabel = "CONFIG.json",
		description = "Instead of --preset: a configuration with CaLab's field names")
	private Path configFile;

	@Option(names = "--cells", paramLabel = "N",
		description = "Number of cells (default: that of --config, or 100)")
	private Integer cells;

	@Option(names = "--frames", paramLabel = "N",
		description = "Number of frames (default: that of --config, or 27000)")
	private Integer frames;

	@Option(names = "--fs", paramLabel = "HZ",
		description = "Frames per second (default: that of --config, or 30)")
	private Double fs;

	@Option(names = "--seed", paramLabel = "N",
		description = "Seed of the random numbers; the same seed gives the same traces (default: that of --config, or 42)")
	private Long seed;

	@Option(names = { "-o", "--output" }, paramLabel = "OUT", required = true,
		description = "Path of the output, without extension")
	private Path stem;

	@Option(names = "--overwrite", description = "Replace existing files")
	private boolean overwrite;

	@Mixin
	private ProgressArguments progress;

	@Override
	public Integer call() throws Exception {
		if (preset != null && configFile != null) throw Commands.misuse(spec,
			"--preset and --config exclude each other: give one of them.");
		SimulationConfig config = configFile != null ? SimulationJson.of(Json.read(
			configFile)) : preset == null ? Presets.GCAMP6F.config() : Require.choice(
				"preset", preset, Presets.class).config();
		if (cells != null) config = config.withNumCells(cells);
		if (frames != null) config = config.withNumTimepoints(frames);
		if (fs != null) config = config.withFs(fs);
		if (seed != null) config = config.withSeed(seed);
		for (final Path p : SimulationFiles.files(stem))
			FileGroup.requireWritable(p, overwrite);
		final SimulationResult result = Simulation.run(config, Parallel
			.defaultThreads(), progress.progress());
		spec.commandLine().getOut().println(result.traces() + " -> " +
			PathList.text(SimulationFiles.save(result, stem, overwrite)));
		return 0;
	}
}
