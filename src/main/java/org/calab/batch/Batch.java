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
package org.calab.batch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.task.CancelledException;
import org.calab.task.Parallel;
import org.calab.task.Progress;

/**
 * Runs a plan. Several recordings are processed at the same time as far as memory allows;
 * the remaining threads share the cells of each. A recording that fails does not stop the
 * others. Results depend neither on the number of threads nor on the order.
 */
public final class Batch {

	private final BatchFolder folder;
	private final RecordingProcessor processor;
	private final MemoryBudget memory = MemoryBudget.ofHeap();

	private Batch(final BatchFolder folder, final RecordingProcessor processor) {
		this.folder = folder;
		this.processor = processor;
	}

	/**
	 * Runs a plan on this machine.
	 *
	 * @param folder opened with the settings; not closed
	 * @param threads number of threads, at least 1
	 * @param listener called for each finished recording, from any thread
	 * @return the outcome of each recording of the plan, then of each problem
	 * @throws CancelledException if cancelled; completed recordings are kept, and the next run
	 *           skips them
	 */
	public static List<Outcome> run(final BatchPlan plan,
		final BatchFolder folder, final int threads, final Progress progress,
		final Consumer<Outcome> listener)
	{
		Require.within("threads", threads, 1, Integer.MAX_VALUE);
		final int together = Math.min(threads, Math.max(1, plan.recordings().size()));
		return run(plan, folder, new LocalProcessor(threads / together), together,
			progress, listener);
	}

	/**
	 * Runs a plan with a given processor.
	 *
	 * @param together number of recordings to process at the same time, at least 1
	 */
	public static List<Outcome> run(final BatchPlan plan,
		final BatchFolder folder, final RecordingProcessor processor,
		final int together, final Progress progress, final Consumer<Outcome> listener)
	{
		Require.within("together", together, 1, Integer.MAX_VALUE);
		final List<Recording> recordings = plan.recordings();
		final Outcome[] outcomes = new Outcome[recordings.size()];
		final Batch batch = new Batch(folder, processor);
		final SharedProgress shared = new SharedProgress(progress, recordings
			.size());
		Parallel.forEach(recordings.size(), together, shared.whole(), "", i -> {
			outcomes[i] = batch.settle(recordings.get(i), shared.of(i, recordings.get(
				i).name()));
			listener.accept(outcomes[i]);
		});
		final List<Outcome> all = new ArrayList<>(Arrays.asList(outcomes));
		plan.problems().forEach(p -> all.add(Outcome.failed(p)));
		all.subList(outcomes.length, all.size()).forEach(listener);
		return all;
	}

	private Outcome settle(final Recording recording, final Progress progress) {
		try (MemoryBudget.Share share = memory.take(processor.memory(recording),
			progress))
		{
			final Optional<Outcome> settled = folder.examine(recording, progress);
			if (settled.isPresent()) return settled.get();
			return folder.save(recording, processor.process(recording, folder
				.settings(), progress.stage(0, 0.9)), progress.stage(0.9, 1));
		}
		catch (final CancelledException e) {
			throw e;
		}
		catch (final IOException | RuntimeException | OutOfMemoryError e) {
			return Outcome.failed(recording, reason(e));
		}
	}

	/** @return the text of {@link Outcome#reason} for an exception */
	public static String reason(final Throwable e) {
		if (e instanceof OutOfMemoryError) return "The Java heap of " +
			(Runtime.getRuntime().maxMemory() >> 20) + " MB is too small: increase it (-Xmx) and run " +
			"the batch again.";
		final boolean expected = e instanceof IOException ||
			e instanceof InvalidInputException;
		if (expected && e.getMessage() != null) return e.getMessage();
		return "Unexpected error: " + e + (e.getStackTrace().length > 0 ? " at " + e
			.getStackTrace()[0] : "");
	}
}
