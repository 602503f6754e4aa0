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
package org.calab.loader;

import io.jhdf.api.Dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.calab.extraction.Footprints;
import org.calab.io.hdf5.Hdf5File;
import org.calab.trace.CellStates;
import org.calab.trace.SamplingRate;

/**
 * Loads CaImAn results in HDF5, without the components that CaImAn rejected. {@code trace_key}
 * is the path of a dataset of n_cells × n_timepoints, by default {@code estimates/C}; if
 * its dimensions are named, as netCDF does, their order is used. {@code fs_key} is the path
 * of the sampling rate in Hz, by default {@code params/data/fr}. The rate is unknown if it
 * is missing or text such as "NoneType".
 */
public final class CaimanLoader implements TraceLoader {

	private static final String DEFAULT_KEY = "estimates/C";
	/** Largest number of components whose footprints are read. */
	private static final int MOST_COMPONENTS = 1 << 20;
	private static final String DEFAULT_RATE_KEY = "params/data/fr";

	@Override
	public String format() {
		return "caiman";
	}

	@Override
	public String description() {
		return "a CaImAn HDF5 file";
	}

	@Override
	public boolean recognises(final Path path) throws IOException {
		if (!Hdf5File.hasSignature(path)) return false;
		try (Hdf5File file = Hdf5File.open(path, description())) {
			return file.hasGroup("estimates");
		}
	}

	@Override
	public Optional<Footprints> footprints(final Path path,
		final LoadOptions options) throws IOException
	{
		try (Hdf5File file = Hdf5File.open(path, description())) {
			final String key = options.traceKey().orElse(DEFAULT_KEY);
			final Optional<Dataset> traces = file.dataset(key);
			if (traces.isEmpty() || traces.get().getDimensionsAsLong().length != 2)
				return Optional.empty();
			final long n = traces.get().getDimensionsAsLong()[Hdf5Frames.of(file, traces
				.get()).first() ? 1 : 0];
			if (n > MOST_COMPONENTS) return Optional.empty();
			final Optional<boolean[]> accepted = CaimanComponents.accepted(file, key,
				(int) n, new ArrayList<>());
			final List<String> names = new ArrayList<>(), rejected = new ArrayList<>();
			for (int i = 0; i < n; i++) {
				if (accepted.isPresent() && !accepted.get()[i]) rejected.add("ROI " + i);
				names.add(accepted.isEmpty() ? "Cell " + (i + 1) : accepted.get()[i] ||
					!options.cellsOnly() ? "ROI " + i : null);
			}
			return CaimanFootprints.beside(file, path.toString(), key).read(names).map(
				f -> f.withStates(CellStates.rejecting(rejected)));
		}
	}

	@Override
	public RawTraces read(final Path path, final LoadOptions options)
		throws IOException
	{
		try (Hdf5File file = Hdf5File.open(path, description())) {
			final String key = options.traceKey().orElse(DEFAULT_KEY);
			final Dataset dataset = file.require(key);
			final List<String> notes = new ArrayList<>();
			final Hdf5Frames frames = Hdf5Frames.of(file, dataset);
			if (frames.first()) notes.add(key + " was read as " + frames.names() +
				", as its dimensions are named.");
			double[][] rows = file.read(dataset, frames.first());
			rows = frames.even(path.toString(), rows, options, notes);
			final Optional<boolean[]> accepted = CaimanComponents.accepted(file, key,
				rows.length, notes);
			RawTraces raw = RawTraces.of(rows).withNotes(notes);
			if (accepted.isPresent()) raw = AcceptedCells.select(path.toString(), raw,
				accepted.get(), "CaImAn", options, i -> i);
			// no note about a missing rate if the user gave one
			final List<String> rateNotes = new ArrayList<>(raw.notes());
			final SamplingRate rate = file.rate(options.fsKey().orElse(
				DEFAULT_RATE_KEY), options.fs().isPresent() ? new ArrayList<>()
					: rateNotes);
			return raw.withRate(rate).withNotes(rateNotes);
		}
	}
}
