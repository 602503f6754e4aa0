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
package org.calab.fiji.workspace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.calab.check.InvalidInputException;
import org.calab.extraction.DeltaFOptions;
import org.calab.extraction.ExtractedTraces;
import org.calab.extraction.TraceExtraction;
import org.calab.fiji.tuner.LiveTraces;
import org.calab.task.Parallel;
import org.calab.task.Progress;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;

/**
 * What the traces of a workspace would be with other settings of the extraction. The traces that
 * were read last are kept.
 */
final class ProcessedTraces implements LiveTraces {

	private final TraceSet now;
	private final ExtractedTraces steps;
	private final WorkspaceSettings settings;
	private final Optional<TraceSet> spikes;
	private final SamplingRate rate;
	private final Map<String, Integer> rows = new HashMap<>();
	private Map<Integer, Optional<double[]>> known = Map.of(); // guarded by this

	/**
	 * @param now whose cells and states are taken
	 * @param steps of their extraction
	 */
	ProcessedTraces(final TraceSet now, final ExtractedTraces steps,
		final WorkspaceSettings settings, final Optional<TraceSet> spikes)
	{
		this.now = now;
		this.steps = steps;
		this.settings = settings;
		this.spikes = spikes;
		rate = settings.fs().isPresent() ? SamplingRate.ofHz(settings.fs()
			.getAsDouble()) : now.rate();
		for (final String name : steps.raw().names())
			rows.put(name, rows.size());
	}

	@Override
	public List<String> names() {
		return now.names();
	}

	@Override
	public SamplingRate rate() {
		return rate;
	}

	@Override
	public int frames() {
		return now.numTimepoints();
	}

	@Override
	public Optional<TraceSet> spikes() {
		return spikes;
	}

	@Override
	public synchronized TraceSet of(final int[] cells) {
		final Map<Integer, Optional<double[]>> next = new HashMap<>();
		for (final int c : cells)
			next.put(c, known.containsKey(c) ? known.get(c) : trace(c));
		known = next;
		return set(cells, IntStream.of(cells).mapToObj(next::get).toList());
	}

	@Override
	public TraceSet all(final Progress progress) {
		final int[] cells = now.acceptedCells();
		final List<Optional<double[]>> all = new ArrayList<>(java.util.Collections
			.nCopies(cells.length, Optional.empty()));
		Parallel.forEach(cells.length, Parallel.defaultThreads(), progress,
			"Processing traces", k -> all.set(k, trace(cells[k])));
		return set(cells, all);
	}

	private TraceSet set(final int[] cells, final List<Optional<double[]>> traces) {
		final List<String> names = new ArrayList<>();
		for (int k = 0; k < cells.length; k++)
			if (traces.get(k).isPresent()) names.add(now.names().get(cells[k]));
		if (names.isEmpty()) throw InvalidInputException.of("dff",
			"is undefined for these cells, whose baseline is not above 0. Switch dff off, or reduce the neuropil factor.");
		return TraceSet.owning(traces.stream().flatMap(Optional::stream).toArray(
			double[][]::new), rate).withNames(names);
	}

	/** @return empty where dF/F is undefined */
	private Optional<double[]> trace(final int cell) {
		final int[] row = { rows.get(now.names().get(cell)) };
		try {
			return Optional.of(TraceExtraction.processed(steps.fluorescence().withCells(
				row).withRate(rate), settings.neuropil() ? steps.neuropil().map(n -> n
					.withCells(row)) : Optional.empty(), settings.factor(), settings.dff()
						? Optional.of(DeltaFOptions.defaults()) : Optional.empty()).trace(0));
		}
		catch (final InvalidInputException e) {
			return Optional.empty();
		}
	}
}
