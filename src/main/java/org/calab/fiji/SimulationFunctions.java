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
package org.calab.fiji;

import java.util.Map;

import org.calab.check.Require;
import org.calab.simulation.MovieCellsOptions;
import org.calab.simulation.MovieConfig;
import org.calab.simulation.Presets;
import org.calab.simulation.SceneOptions;
import org.calab.simulation.SimulatedMovie;
import org.calab.simulation.Simulation;
import org.calab.simulation.SimulationConfig;
import org.calab.simulation.SimulationJson;
import org.calab.simulation.SimulationResult;
import org.calab.task.Parallel;
import org.scijava.Contextual;

/** Functions of {@link CaLabService} that simulate traces and movies. */
public interface SimulationFunctions extends Contextual {

	/** As {@code calab.simulate} with its default configuration. */
	default SimulationResult simulate() {
		return simulate(SimulationConfig.defaults());
	}

	/** As {@code calab.simulate(**changes)}: fields of the configuration by CaLab's names, nested as in its JSON. */
	default SimulationResult simulate(final Map<String, ?> changes) {
		return simulate(SimulationJson.with(SimulationConfig.defaults(), changes));
	}

	/** As {@code calab.simulate(config)}. */
	default SimulationResult simulate(final SimulationConfig config) {
		return ServiceCall.watched(this, "Simulation", progress -> Simulation.run(config, Parallel
			.defaultThreads(), progress));
	}

	/** As {@code calab.simulate(config, **changes)}. */
	default SimulationResult simulate(final SimulationConfig config,
		final Map<String, ?> changes)
	{
		return simulate(SimulationJson.with(config, changes));
	}

	/** As {@link #simulateMovie(Map)} with the defaults. */
	default SimulatedMovie simulateMovie() {
		return simulateMovie(Map.of());
	}

	/**
	 * A movie whose cells, traces and spikes are known.
	 *
	 * @param options those of <i>Simulate Movie...</i> by name
	 * @return the movie, whose {@link #movieImage image} is an ImagePlus
	 */
	default SimulatedMovie simulateMovie(final Map<String, ?> options) {
		final Keywords k = new Keywords(options);
		final MovieCellsOptions cells = k.options(MovieCellsOptions.class);
		final SceneOptions scene = k.options(SceneOptions.class);
		k.requireNoOther();
		return ServiceCall.watched(this, "Simulation", progress -> SimulatedMovie.of(new MovieConfig(
			cells.config(), scene), Parallel.defaultThreads(), progress));
	}

	/** @return a simulated movie as an {@code ij.ImagePlus} of 16 bit, with its true ROIs as an overlay */
	default Object movieImage(final SimulatedMovie movie) {
		return ServiceCall.watched(this, "Simulation", progress -> ImageArguments.image(movie,
			progress));
	}

	/** As {@code calab.presets}. @param name gcamp6f, gcamp6m, gcamp6s, jgcamp8f, ogb1 or clean */
	default SimulationConfig preset(final String name) {
		return Require.choice("preset", name, Presets.class).config();
	}

	/** As {@code calab.presets} with overrides. */
	default SimulationConfig preset(final String name,
		final Map<String, ?> changes)
	{
		return SimulationJson.with(preset(name), changes);
	}
}
