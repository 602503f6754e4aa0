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
package org.calab.fiji.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.fiji.OpenTraces;
import org.calab.fiji.TaskProgress;
import org.calab.fiji.TraceViews;
import org.calab.fiji.dialog.DialogLayout;
import org.calab.io.FileGroup;
import org.calab.io.Json;
import org.calab.results.SimulationFiles;
import org.calab.simulation.MarkovConfig;
import org.calab.simulation.PoissonConfig;
import org.calab.simulation.Presets;
import org.calab.simulation.ShortNames;
import org.calab.simulation.Simulation;
import org.calab.simulation.SimulationConfig;
import org.calab.simulation.SimulationJson;
import org.calab.simulation.SimulationResult;
import org.calab.task.Parallel;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Simulates traces of cells whose spikes are known. */
@Plugin(type = Command.class, headless = true, attrs = @Attr(
	name = CommandRecorder.NOT_BY_FIJI), label = "Simulate Traces",
	menu = { @Menu(label = "Plugins"), @Menu(label = "CaLab"), @Menu(
		label = "Simulate Traces...", weight = 3) })
public final class SimulateTracesCmd extends CaLabCommand {

	private static final String AS_CONFIGURED = "as configured";
	private static final String MARKOV = "markov", POISSON = "poisson";

	@Parameter(required = false, persist = false, label = "Indicator",
		choices = { "gcamp6f", "gcamp6m", "gcamp6s", "jgcamp8f", "ogb1", "clean" },
		description = "Sets time constants and SNR, for example gcamp6f. Not used with a configuration file")
	private String preset = Presets.GCAMP6F.toString();

	@Parameter(required = false, persist = false, label = "Configuration (JSON file)",
		description = "Instead of an indicator, a file with CaLab's field names, for example /data/config.json")
	private File config;

	@Parameter(required = false, persist = false, label = "Cells (0: as configured)",
		description = "Number of cells, for example 20. 0: as configured (100)")
	private int cells;

	@Parameter(required = false, persist = false, label = "Frames (0: as configured)",
		description = "Number of frames, for example 3000. 0: as configured (27000)")
	private int frames;

	@Parameter(required = false, persist = false, label = "Sampling rate (Hz, 0: as configured)",
		description = "Sampling rate in Hz, for example 30. 0: as configured (30)")
	private double fs;

	@Parameter(required = false, persist = false, label = "SNR (0: as configured)",
		description = "Largest signal over the noise's standard deviation, for example 8. 0: as configured")
	private double snr;

	@Parameter(required = false, persist = false, label = "Spikes",
		choices = { AS_CONFIGURED, MARKOV, POISSON },
		description = "markov: bursts; poisson: single spikes at random. The next fields belong to them")
	private String spike_model = AS_CONFIGURED;

	@Parameter(required = false, persist = false, label = "Spike rate (Hz, poisson)",
		description = "Mean rate of spikes in Hz, for example 1")
	private double rate_hz = PoissonConfig.defaults().rate();

	@Parameter(required = false, persist = false, label = "P(burst) per frame (0-1, markov)",
		description = "Probability per frame that a silent cell begins a burst, for example 0.005")
	private double p_silent_to_active = MarkovConfig.defaults().silentToActive();

	@Parameter(required = false, persist = false, label = "P(end of burst) per frame (0-1, markov)",
		description = "Probability per frame that a burst ends, for example 0.3")
	private double p_active_to_silent = MarkovConfig.defaults().activeToSilent();

	@Parameter(required = false, persist = false, label = "Seed (-1: as configured)",
		description = "0 to 4294967295; the same seed gives the same traces, for example 42. -1: as configured (42)")
	private double seed = -1;

	@Parameter(required = false, persist = false, label = "Output (path without extension, optional)",
		style = "save",
		description = "Also save as OUT.npy with metadata, spikes, clean calcium and truth, for example /data/simulated")
	private File output;

	@Parameter(required = false, persist = false, label = "Overwrite",
		description = Inputs.OVERWRITE_HELP)
	private boolean overwrite;

	@Override
	protected String inputName(final String key) {
		return ShortNames.of(key);
	}

	@Override
	protected DialogLayout layout() {
		return DialogLayout.first("preset", "cells", "frames", "fs").more("Signal", "snr",
			"config").more("Spikes", "spike_model", "rate_hz", "p_silent_to_active",
				"p_active_to_silent").more("Results", "seed", "output", "overwrite").when(
					v -> !v.has("config"), "preset").when(v -> v.is("spike_model", POISSON),
						"rate_hz").when(v -> v.is("spike_model", MARKOV), "p_silent_to_active",
							"p_active_to_silent");
	}

	@Override
	protected String job() {
		return "Simulate Traces";
	}

	@Override
	protected void execute(final TaskProgress progress) throws IOException {
		final SimulationConfig what = configuration();
		final Optional<Path> stem = Inputs.path(output);
		if (stem.isPresent()) {
			for (final Path p : SimulationFiles.files(stem.get()))
				FileGroup.requireWritable(p, overwrite);
		}
		final SimulationResult result = Simulation.run(what, Parallel
			.defaultThreads(), progress);
		if (stem.isPresent()) SimulationFiles.save(result, stem.get(), overwrite);
		TraceViews.show(openTraces.open(new OpenTraces.Entry("Simulated traces",
			result.traces(), Optional.empty(), Optional.of(result.traces().withOwned(
				result.spikes())))), openTraces);
	}

	private SimulationConfig configuration() throws IOException {
		final Optional<Path> file = Inputs.path(config);
		SimulationConfig c = file.isPresent() ? SimulationJson.of(Json.read(file
			.get())) : Require.choice("preset", preset, Presets.class).config();
		if (cells != 0) c = c.withNumCells(cells);
		if (frames != 0) c = c.withNumTimepoints(frames);
		if (Inputs.isGiven(fs)) c = c.withFs(fs);
		if (snr != 0) c = c.withNoise(c.noise().withSnr(snr));
		if (seed != -1) c = c.withSeed(Inputs.seed(seed));
		// checked even if unused: an invalid value is probably a mistake
		final PoissonConfig poisson = new PoissonConfig(rate_hz);
		final MarkovConfig markov = MarkovConfig.defaults().withSilentToActive(
			p_silent_to_active).withActiveToSilent(p_active_to_silent);
		return switch (spike_model == null ? AS_CONFIGURED : spike_model.trim()
			.toLowerCase(Locale.ROOT)) {
			case AS_CONFIGURED -> c;
			case MARKOV -> c.withSpikeModel(markov);
			case POISSON -> c.withSpikeModel(poisson);
			default -> throw InvalidInputException.mustBe("spike_model", "one of " + String.join(", ",
				AS_CONFIGURED, MARKOV, POISSON), spike_model);
		};
	}
}
