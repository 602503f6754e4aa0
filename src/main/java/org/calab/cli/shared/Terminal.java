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
package org.calab.cli.shared;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongSupplier;

import org.calab.task.Progress;

/**
 * Where a command prints: its results, its errors, and how far it is. On a terminal
 * progress is one line below all that is printed, which is written over; in a log it is
 * a line every ten seconds. Safe for several threads.
 */
public final class Terminal {

	private static final long SECOND = 1_000_000_000L;

	/** Time from one line to the next: in a log, and on a terminal. */
	private static final long IN_A_LOG = 10 * SECOND, ON_A_TERMINAL = SECOND / 10;

	private static final int WIDTH = 79;

	private final PrintWriter out, err, rawErr;
	private final boolean isRewritable;
	private final LongSupplier nanoseconds;

	/** Characters of the line of progress that is shown; 0: there is none. */
	private int shown;

	/**
	 * @param isRewritable whether a line on {@code err} can be written over
	 * @param nanoseconds a clock
	 */
	Terminal(final PrintWriter out, final PrintWriter err,
		final boolean isRewritable, final LongSupplier nanoseconds)
	{
		rawErr = err;
		this.isRewritable = isRewritable;
		this.nanoseconds = nanoseconds;
		this.out = new PrintWriter(new BelowProgress(out), true);
		this.err = new PrintWriter(new BelowProgress(err), true);
	}

	/** @return standard output and error of this program */
	public static Terminal ofSystem() {
		return new Terminal(new PrintWriter(System.out, true), new PrintWriter(
			System.err, true), isErrorATerminal(), System::nanoTime);
	}

	/** @return two writers that are no terminal, as a log */
	public static Terminal of(final PrintWriter out, final PrintWriter err) {
		return new Terminal(out, err, false, System::nanoTime);
	}

	private static boolean isErrorATerminal() {
		if ("dumb".equals(System.getenv("TERM"))) return false;
		try { // Linux tells of each stream, Java only whether all are the terminal's
			final String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2"))
				.toString();
			return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
		}
		catch (final IOException | UnsupportedOperationException e) {
			return System.console() != null;
		}
	}

	PrintWriter out() {
		return out;
	}

	PrintWriter err() {
		return err;
	}

	/** @return the progress of a computation; its first line in a log comes after ten seconds */
	Progress progress() {
		return progress(isRewritable ? 0 : IN_A_LOG);
	}

	/** @return as {@link #progress}, with the first line at once: the user has to do something */
	Progress progressFromTheStart() {
		return progress(0);
	}

	private Progress progress(final long wait) {
		final long[] next = { nanoseconds.getAsLong() + wait };
		return Progress.of((what, fraction) -> {
			synchronized (this) {
				final long now = nanoseconds.getAsLong();
				if (now - next[0] < 0) return;
				next[0] = now + (isRewritable ? ON_A_TERMINAL : IN_A_LOG);
				show(line(fraction, what));
			}
		}, () -> false);
	}

	private static String line(final double fraction, final String what) {
		final double percent = 100 * Math.max(0, Math.min(1, fraction));
		final String line = String.format(Locale.ROOT, "calab: %3.0f %%  %s",
			Math.floor(percent), what);
		return line.replaceAll("\\s*\\R\\s*", " ");
	}

	private void show(final String line) {
		if (!isRewritable) {
			rawErr.println(line);
			return;
		}
		final String cut = line.length() <= WIDTH ? line : line.substring(0, WIDTH -
			3) + "...";
		rawErr.print("\r" + cut + " ".repeat(Math.max(0, shown - cut.length())));
		rawErr.flush();
		shown = cut.length();
	}

	/** Removes the line of progress, if there is one. */
	synchronized void clear() {
		if (shown == 0) return;
		rawErr.print("\r" + " ".repeat(shown) + "\r");
		rawErr.flush();
		shown = 0;
	}

	/** What is printed takes the place of the line of progress, which comes back below it. */
	private final class BelowProgress extends FilterWriter {

		BelowProgress(final Writer to) {
			super(to);
		}

		@Override
		public void write(final int c) throws IOException {
			synchronized (Terminal.this) {
				clear();
				super.write(c);
			}
		}

		@Override
		public void write(final char[] text, final int from, final int length)
			throws IOException
		{
			synchronized (Terminal.this) {
				clear();
				super.write(text, from, length);
			}
		}

		@Override
		public void write(final String text, final int from, final int length)
			throws IOException
		{
			synchronized (Terminal.this) {
				clear();
				super.write(text, from, length);
			}
		}
	}
}
