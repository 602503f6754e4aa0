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
package org.calab.tools.fuzz;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tries one reader with {@link Mutations} for a time, and says what came of it.
 * Started by {@code scripts/fuzz}; arguments: the reader, the minutes, the seed
 * of the random numbers, the folder for inputs that did harm. Or "replay", the
 * reader and such an input.
 */
public final class FuzzRun {

	/** No input may take longer, in seconds of its thread's computing. */
	static final int LONGEST = 5;

	/** Nor may it stand still for so long, in seconds. */
	private static final int STILL = 60;

	private FuzzRun() {}

	/** What was seen. */
	static final class Tally {

		long read, refused;
		final Set<String> findings = new HashSet<>();

		long inputs() {
			return read + refused;
		}
	}

	public static void main(final String[] args) throws IOException {
		if (args[0].equals("seeds")) {
			seeds(args[1], Path.of(args[2]));
			return;
		}
		if (args[0].equals("replay")) {
			final FileTree input = FileTree.unpacked(Files.readAllBytes(Path.of(
				args[2])));
			final Trial trial = new Trial(FuzzTargets.of(args[1]));
			System.out.println(trial.run(input));
			if (trial.last() != null) trial.last().printStackTrace(System.out);
			trial.close();
			System.exit(0);
		}
		final FuzzTarget target = FuzzTargets.of(args[0]);
		final long end = System.nanoTime() + (long) (Double.parseDouble(args[1]) *
			60e9);
		final Path harm = Files.createDirectories(Path.of(args[3]));
		final Tally tally = new Tally();
		final Mutations mutations = new Mutations(target.seeds(), Long.parseLong(
			args[2]));
		final Watched watched = new Watched(target);
		while (System.nanoTime() < end)
			step(watched, mutations.next(), tally, harm);
		System.out.println(String.format(Locale.ROOT,
			"%s mutations: %d inputs, %d read, %d refused, %d findings", args[0], tally
				.inputs(), tally.read, tally.refused, tally.findings.size()));
		System.exit(tally.findings.isEmpty() ? 0 : 1);
	}

	private static void step(final Watched watched, final FileTree input,
		final Tally tally, final Path harm) throws IOException
	{
		try {
			if (watched.run(input) == Trial.Outcome.READ) tally.read++;
			else tally.refused++;
		}
		catch (final Trial.Finding f) {
			if (!tally.findings.add(where(f))) return;
			final Path file = harm.resolve("finding-" + tally.findings.size());
			Files.write(file, input.packed());
			System.out.println(file + ": " + f.getMessage());
			if (f.getCause() != null) f.getCause().printStackTrace(System.out);
		}
	}

	/** Two findings with the same kind and place are one. */
	private static String where(final Trial.Finding f) {
		if (f.getCause() == null) return f.getMessage().replaceAll(":.*", "");
		Throwable t = f.getCause();
		while (t.getCause() != null)
			t = t.getCause();
		final StackTraceElement[] s = t.getStackTrace();
		return t.getClass() + (s.length == 0 ? "" : s[0].toString());
	}

	/** The seeds as a corpus: a file each. */
	private static void seeds(final String reader, final Path corpus)
		throws IOException
	{
		Files.createDirectories(corpus);
		int n = 0;
		for (final byte[] seed : FuzzTargets.packed(FuzzTargets.of(reader)))
			Files.write(corpus.resolve("seed-" + n++), seed);
	}

	/** A trial in a thread of its own, which is given up if it takes too long. */
	static final class Watched {

		private static final ThreadMXBean THREADS = ManagementFactory
			.getThreadMXBean();

		private final FuzzTarget target;
		private ExecutorService thread = start();
		private Trial trial;

		Watched(final FuzzTarget target) throws IOException {
			this.target = target;
			trial = new Trial(target);
		}

		private static ExecutorService start() {
			return Executors.newSingleThreadExecutor(r -> {
				final Thread t = new Thread(r, "fuzz");
				t.setDaemon(true);
				return t;
			});
		}

		Trial.Outcome run(final FileTree input) throws IOException {
			final long begin = System.nanoTime();
			final AtomicLong computed = new AtomicLong(Long.MAX_VALUE), id =
				new AtomicLong();
			final Future<Trial.Outcome> outcome = thread.submit(() -> {
				id.set(Thread.currentThread().getId());
				computed.set(THREADS.getCurrentThreadCpuTime());
				return trial.run(input);
			});
			while (true) {
				try {
					return outcome.get(1, TimeUnit.SECONDS);
				}
				catch (final TimeoutException e) {
					// on a busy machine a second of computing takes many
					final boolean still = System.nanoTime() - begin > STILL * 1e9;
					if (!still && (id.get() == 0 || THREADS.getThreadCpuTime(id.get()) -
						computed.get() < LONGEST * 1e9)) continue;
					final Trial.Finding slow = new Trial.Finding("longer than " + LONGEST +
						" s", stackOf());
					thread.shutdownNow();
					thread = start();
					trial = new Trial(target);
					throw slow;
				}
				catch (final ExecutionException e) {
					if (e.getCause() instanceof Trial.Finding f) throw f;
					throw new Trial.Finding("in the harness: " + e.getCause(), e
						.getCause());
				}
				catch (final InterruptedException e) {
					throw new IllegalStateException(e);
				}
			}
		}

		/** @return where the thread is */
		private static Throwable stackOf() {
			final Throwable where = new Throwable("where it is");
			Thread.getAllStackTraces().forEach((t, stack) -> {
				if (t.getName().equals("fuzz")) where.setStackTrace(stack);
			});
			return where;
		}

		void close() throws IOException {
			thread.shutdownNow();
			trial.close();
		}
	}
}
