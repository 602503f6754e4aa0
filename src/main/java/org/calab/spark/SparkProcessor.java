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
package org.calab.spark;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.spark.api.java.JavaSparkContext;
import org.calab.batch.Analysis;
import org.calab.batch.BatchSettings;
import org.calab.batch.Fingerprint;
import org.calab.batch.ProcessedRecording;
import org.calab.batch.Recording;
import org.calab.batch.RecordingProcessor;
import org.calab.batch.RecordingReader;
import org.calab.batch.RecordingTraces;
import org.calab.batch.SettingsJson;
import org.calab.check.Require;
import org.calab.task.Progress;
import org.calab.trace.InferredActivity;
import org.calab.trace.TraceSet;

/**
 * Processes recordings on a cluster: one task reads a recording and learns what its
 * cells share, then each block of cells is a task, and here they are put together.
 * Only a block is sent at a time, never a whole recording to every executor. The
 * executors write nothing.
 */
final class SparkProcessor implements RecordingProcessor {

	/** Cells of a block, where the user does not say. */
	static final int DEFAULT_BLOCK = 32;

	/** A block is no larger than this, unless it is one cell. */
	private static final long BLOCK_BYTES = 64L << 20;

	/** Traces are held as read and by step, as activity and as fit. */
	private static final int TRACES_IN_MEMORY = 8;

	/** By how much a movie is larger than that: 1000 cells of 512 x 512 pixels. */
	private static final int MOVIE_PER_TRACES = 8;

	private final Cluster cluster;
	private final int block;

	/** @param block at most so many cells are a task */
	SparkProcessor(final JavaSparkContext spark, final int block) {
		cluster = new Cluster(spark);
		this.block = Require.within("block", block, 1, Integer.MAX_VALUE);
	}

	/**
	 * What the first task gives.
	 *
	 * @param learned null where nothing is inferred
	 */
	private record Whole(List<Fingerprint> inputs, RecordingTraces read,
		Serializable learned) implements Serializable
	{}

	@Override
	public ProcessedRecording process(final Recording recording,
		final BatchSettings settings, final Progress progress) throws IOException
	{
		final String json = SettingsJson.text(settings);
		final int threads = cluster.threadsPerTask();
		final Whole whole = cluster.run(recording.name() + ": reading", List.of(
			absolute(recording)), (r, p) -> read(r, SettingsJson.parse(json), threads,
				p), progress.stage(0, 0.5)).get(0);
		final Optional<InferredActivity> result = settings.analysis().isEmpty()
			? Optional.empty() : Optional.of(infer(settings.analysis().get(),
				recording.name() + ": inferring", json, whole, progress.stage(0.5, 1)));
		return new ProcessedRecording(whole.inputs(), whole.read(), result);
	}

	@Override
	public long memory(final Recording recording) {
		final long size = recording.size();
		return recording.kind() == Recording.Kind.TRACES ? TRACES_IN_MEMORY * size
			: size / MOVIE_PER_TRACES;
	}

	/** Executors have another working folder. */
	private static Recording absolute(final Recording r) {
		final File regions = r.regions();
		return new Recording(r.name(), r.kind(), r.file().getAbsoluteFile(),
			regions == null ? null : regions.getAbsoluteFile());
	}

	private static Whole read(final Recording recording,
		final BatchSettings settings, final int threads, final Progress progress)
		throws IOException
	{
		final ArrayList<Fingerprint> inputs = new ArrayList<>(Fingerprint.of(
			recording, progress));
		final RecordingTraces read = RecordingReader.read(recording, settings,
			threads, progress);
		return new Whole(inputs, read, settings.analysis().map(a -> (Serializable) a
			.learn(read.traces(), threads, progress)).orElse(null));
	}

	@SuppressWarnings("unchecked") // learned by this very analysis
	private <L extends Serializable, C extends Serializable> InferredActivity infer(
		final Analysis<L, C> analysis, final String what, final String json,
		final Whole whole, final Progress progress) throws IOException
	{
		final L learned = (L) whole.learned();
		final TraceSet traces = whole.read().traces();
		final int threads = cluster.threadsPerTask();
		final List<List<C>> blocks = cluster.run(what, blocks(traces), (cells, p) -> {
			final Analysis<L, C> there = (Analysis<L, C>) SettingsJson.parse(json)
				.analysis().get();
			return there.infer(cells, learned, threads, p);
		}, progress);
		return analysis.merge(traces, learned, blocks.stream().flatMap(List::stream)
			.toList());
	}

	private List<TraceSet> blocks(final TraceSet traces) {
		final long bytes = (long) Double.BYTES * traces.numTimepoints();
		final int size = (int) Math.max(1, Math.min(block, BLOCK_BYTES / bytes));
		final List<TraceSet> blocks = new ArrayList<>();
		for (int from = 0; from < traces.numCells(); from += size)
			blocks.add(traces.cells(from, Math.min(from + size, traces.numCells())));
		return blocks;
	}
}
