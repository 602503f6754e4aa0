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

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.calab.batch.TraceInputs;
import org.calab.check.InvalidInputException;
import org.calab.loader.TraceFiles;
import org.calab.task.CancelledException;
import org.calab.trace.TraceSet;

import picocli.CommandLine.Model.CommandSpec;

/** One file of traces, or several and folders: each is done, whatever fails before it. */
final class TraceBatch {

	private TraceBatch() {}

	/** What is done with one file. */
	interface Job {

		/** @param to the output, without extension in a batch */
		void run(Path in, Path to) throws Exception;
	}

	/**
	 * @param out the output of a single input; of several, the folder of outputs
	 * @return exit code: 0, or 1 if one of several failed
	 */
	static int run(final List<Path> inputs, final Path out,
		final CommandSpec spec, final Job job) throws Exception
	{
		if (inputs.size() == 1 && isOne(inputs.get(0))) {
			job.run(inputs.get(0), out);
			return 0;
		}
		final List<Path> files = expand(inputs, out);
		Files.createDirectories(out);
		final List<String> failures = new ArrayList<>();
		for (final Path file : files)
			attempt(file, failures, () -> job.run(file, out.resolve(stem(file))));
		return tell(failures, files.size(), spec);
	}

	/** What is done with several recordings that are one data set. */
	interface Load {

		TraceSet load(Path in, Path to) throws Exception;
	}

	/** Where the result of one of them goes. */
	interface Save {

		/** @param index among those that could be loaded */
		void save(int index, TraceSet traces, Path in, Path to) throws Exception;
	}

	/**
	 * Loads all, works on those that could be loaded together, and saves each.
	 *
	 * @param out the folder of outputs
	 * @return exit code: 0, or 1 if one failed
	 */
	static int pooled(final List<Path> inputs, final Path out,
		final CommandSpec spec, final Load load, final Consumer<List<TraceSet>> work,
		final Save save) throws Exception
	{
		final List<Path> files = expand(inputs, out), loaded = new ArrayList<>();
		Files.createDirectories(out);
		final List<String> failures = new ArrayList<>();
		final List<TraceSet> pool = new ArrayList<>();
		for (final Path file : files)
			attempt(file, failures, () -> {
				pool.add(load.load(file, out.resolve(stem(file))));
				loaded.add(file);
			});
		if (!pool.isEmpty()) work.accept(pool);
		for (int i = 0; i < loaded.size(); i++) {
			final int index = i;
			final Path file = loaded.get(i);
			attempt(file, failures, () -> save.save(index, pool.get(index), file, out
				.resolve(stem(file))));
		}
		return tell(failures, files.size(), spec);
	}

	/** Work that may fail. */
	private interface Attempt {

		void run() throws Exception;
	}

	/** A failure is noted, so that the others go on. */
	private static void attempt(final Path file, final List<String> failures,
		final Attempt work)
	{
		try {
			work.run();
		}
		catch (final CancelledException e) {
			throw e;
		}
		catch (final Exception e) {
			failures.add(file + ": " + CaLab.describe(e));
		}
	}

	/** @return the exit code */
	private static int tell(final List<String> failures, final int count,
		final CommandSpec spec)
	{
		final PrintWriter err = spec.commandLine().getErr();
		if (!failures.isEmpty()) err.println("calab: " + failures.size() + " of " +
			count + " failed:");
		failures.forEach(f -> err.println("  " + f));
		return failures.isEmpty() ? 0 : 1;
	}

	/** A folder may be one recording (Minian, Suite2p), or hold several files. */
	private static boolean isOne(final Path input) throws Exception {
		return !Files.isDirectory(input) || TraceFiles.isTraces(input);
	}

	/** The files, with folders replaced by the trace files in them, no two of one name. */
	private static List<Path> expand(final List<Path> inputs, final Path out)
		throws Exception {
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
