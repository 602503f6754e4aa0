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
package org.calab.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

import org.calab.io.FileGroup;
import org.calab.io.Json;
import org.calab.io.catune.TuningData;
import org.calab.io.npy.Npy;
import org.calab.simulation.CellGroundTruth;
import org.calab.simulation.SimulationJson;
import org.calab.simulation.SimulationResult;

/**
 * Saves a simulation: the traces as tuning data ({@code OUT.npy}, {@code OUT_metadata.json}), spike
 * counts ({@code OUT_spikes.npy}) and noise-free calcium ({@code OUT_clean.npy}), both n_cells ×
 * n_timepoints, and {@code OUT_truth.json} with the configuration and one entry per cell.
 */
public final class SimulationFiles {

	private SimulationFiles() {}

	/** @return the files that {@link #save} writes */
	public static List<Path> files(final Path stem) {
		final List<Path> files = new ArrayList<>(TuningData.files(stem));
		files.addAll(truthFiles(stem));
		return files;
	}

	/** @return the files of the ground truth: spikes, noise-free calcium and {@code OUT_truth.json} */
	public static List<Path> truthFiles(final Path stem) {
		final String name = TuningData.files(stem).get(0).getFileName().toString()
			.replaceFirst("\\.npy$", "");
		return List.of(stem.resolveSibling(name + "_spikes.npy"), stem
			.resolveSibling(name + "_clean.npy"), stem.resolveSibling(name +
				"_truth.json"));
	}

	/**
	 * Writes all files or, on an error, none.
	 *
	 * @return the files
	 */
	public static List<Path> save(final SimulationResult result,
		final Path stem, final boolean overwrite) throws IOException
	{
		try (FileGroup group = new FileGroup(overwrite)) {
			group.addAll(TuningData.contents(result.traces(), stem, Map.of()));
			addTruth(group, result, stem, Map.of("config", SimulationJson.map(result
				.config())), i -> Map.of());
			group.commit();
		}
		return files(stem);
	}

	/**
	 * Adds the files of the ground truth to a group.
	 *
	 * @param about fields of the JSON file before the cells
	 * @param more further fields of a cell, counted from 0
	 */
	public static void addTruth(final FileGroup group,
		final SimulationResult result, final Path stem,
		final Map<String, ?> about, final IntFunction<Map<String, ?>> more)
		throws IOException
	{
		final List<Path> files = truthFiles(stem);
		group.add(files.get(0), Npy.of(result.spikes()));
		group.add(files.get(1), Npy.of(result.cleanCalcium()));
		final Map<String, Object> truth = new LinkedHashMap<>(about);
		final List<Map<String, Object>> cells = new ArrayList<>();
		for (int i = 0; i < result.cells().size(); i++) {
			final CellGroundTruth c = result.cells().get(i);
			final Map<String, Object> row = new LinkedHashMap<>();
			row.put("name", result.traces().names().get(i));
			row.put("alpha", c.alpha());
			row.put("snr", c.snr());
			row.put("tau_rise_s", c.tauRise());
			row.put("tau_decay_s", c.tauDecay());
			row.put("num_spikes", c.numSpikes());
			row.putAll(more.apply(i));
			cells.add(row);
		}
		truth.put("cells", cells);
		group.add(files.get(2), Json.of(truth));
	}
}
