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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import org.calab.check.InvalidInputException;
import org.calab.loader.TraceFiles;
import org.calab.task.CancelledException;
import org.calab.task.Progress;
import org.calab.trace.TraceSet;

/**
 * The same work on one file of traces, or on several and on folders of them: each file
 * is worked on, whatever became of those before it.
 */
public final class TraceFileBatch {

	/** What is done with one file. */
	public interface Job {

		/** @param to path of the output; without extension, if there are several files */
		void run(Path in, Path to, Progress progress) throws Exception;
	}

	/** How one of several files is read that are one data set. */
	public interface Load {

		/** @param to path of the output, without extension */
		TraceSet load(Path in, Path to) throws Exception;
	}

	/** Where the result of one of them goes. */
	public interface Save {

		/** @param index among the files that could be read */
		void save(int index, TraceSet traces, Path in, Path to) throws Exception;
	}

	/** A file that was not done, and why. */
	public record Failure(Path file, Exception reason) {}

	/**
	 * What became of the files.
	 *
	 * @param files how many there were
	 * @param failures those that were not done, in their order
	 */
	public record Summary(int files, List<Failure> failures) {

		public Summary {
			failures = List.copyOf(failures);
		}
	}

	/** Work that may fail. */
	private interface Attempt {

		void run() throws Exception;
	}

	private final List<Path> files;
	private final Path out;
	private final List<Failure> failures = new ArrayList<>();

	private TraceFileBatch(final List<Path> inputs, final Path out)
		throws IOException
	{
		files = expand(inputs, out);
		this.out = out;
		Files.createDirectories(out);
	}

	/**
	 * @param out output of a single input; the folder of outputs, if there are several
	 * @return what became of them; of a single input, never a failure
	 * @throws Exception what the job throws of a single input
	 * @throws InvalidInputException if there is no file of traces, or two would have the
	 *           same output
	 * @throws CancelledException if cancelled; what was done by then stays
	 */
	public static Summary run(final List<Path> inputs, final Path out,
		final Progress progress, final Job job) throws Exception
	{
		if (inputs.size() == 1 && isOne(inputs.get(0))) {
			job.run(inputs.get(0), out, progress);
			return new Summary(1, List.of());
		}
		final TraceFileBatch batch = new TraceFileBatch(inputs, out);
		for (int i = 0; i < batch.files.size(); i++) {
			final Path file = batch.files.get(i);
			final Progress part = named(file, progress.stage((double) i / batch.files
				.size(), (i + 1.0) / batch.files.size()));
			batch.attempt(file, () -> job.run(file, batch.output(file), part));
		}
		return batch.summary();
	}

	/**
	 * Reads all files, works together on those that could be read, and saves the result
	 * of each.
	 *
	 * @param out the folder of outputs
	 * @param work takes the traces in the order of the files
	 * @throws InvalidInputException as {@link #run}
	 * @throws CancelledException if cancelled
	 */
	public static Summary pooled(final List<Path> inputs, final Path out,
		final Progress progress, final Load load,
		final BiConsumer<List<TraceSet>, Progress> work, final Save save)
		throws IOException
	{
		final TraceFileBatch batch = new TraceFileBatch(inputs, out);
		final List<Path> loaded = new ArrayList<>();
		final List<TraceSet> pool = new ArrayList<>();
		for (final Path file : batch.files)
			batch.attempt(file, () -> {
				progress.report(0, "Reading " + file.getFileName());
				pool.add(load.load(file, batch.output(file)));
				loaded.add(file);
			});
		if (!pool.isEmpty()) work.accept(pool, progress);
		for (int i = 0; i < loaded.size(); i++) {
			final int index = i;
			final Path file = loaded.get(i);
			batch.attempt(file, () -> save.save(index, pool.get(index), file, batch
				.output(file)));
		}
		return batch.summary();
	}

	private static Progress named(final Path file, final Progress progress) {
		return Progress.of((what, fraction) -> progress.report(fraction, file
			.getFileName() + ": " + what), progress::isCancelled);
	}

	/** A failure is noted, so that the others go on. */
	private void attempt(final Path file, final Attempt work) {
		try {
			work.run();
		}
		catch (final CancelledException e) {
			throw e;
		}
		catch (final Exception e) {
			failures.add(new Failure(file, e));
		}
	}

	private Summary summary() {
		return new Summary(files.size(), failures);
	}

	private Path output(final Path file) {
		return out.resolve(stem(file));
	}

	/** A folder may be one recording (Minian, Suite2p), or hold several files. */
	private static boolean isOne(final Path input) throws IOException {
		return !Files.isDirectory(input) || TraceFiles.isTraces(input);
	}

	/** The files, with folders replaced by the trace files in them, no two of one name. */
	private static List<Path> expand(final List<Path> inputs, final Path out)
		throws IOException
	{
		final List<Path> files = new ArrayList<>();
		for (final Path p : inputs) {
			if (isOne(p)) files.add(p);
			else try (Stream<Path> in = Files.list(p)) {
				files.addAll(TraceInputs.of(in.sorted().toList(), TraceInputs.PLAIN));
			}
		}
		if (files.isEmpty()) throw new InvalidInputException(
			"There is no .npy, .npz or .csv file in " + inputs);
		final Set<String> names = new HashSet<>();
		for (final Path f : files) {
			if (!names.add(stem(f))) throw new InvalidInputException(
				"Two inputs would both be written to " + out.resolve(stem(f)) +
					".npy: rename one of them, or run them apart");
		}
		return files;
	}

	private static String stem(final Path file) {
		return file.getFileName().toString().replaceFirst("(?i)\\.(npy|npz|csv)$",
			"");
	}
}
