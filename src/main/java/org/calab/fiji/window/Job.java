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
package org.calab.fiji.window;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

import javax.swing.JButton;
import javax.swing.JProgressBar;
import javax.swing.SwingWorker;

import org.calab.task.Progress;

/** Runs long work off the event thread, with an optional progress bar and stop button. */
public final class Job<T> extends SwingWorker<T, Void> implements Progress {

	/** The work. */
	@FunctionalInterface
	public interface Work<T> {

		T run(Progress progress) throws IOException;
	}

	private final Work<T> work;
	private final Consumer<T> then;
	private final Consumer<String> failed;
	private Runnable clear = () -> {};

	/**
	 * @param then receives the result on the event thread
	 * @param failed receives the error on the event thread
	 */
	public Job(final Work<T> work, final Consumer<T> then,
		final Consumer<String> failed)
	{
		this.work = work;
		this.then = then;
		this.failed = failed;
	}

	/** Call before the job starts. @param stop visible while it runs */
	public Job<T> shownBy(final JProgressBar bar, final JButton stop) {
		final java.awt.event.ActionListener onStop = e -> cancel(false);
		stop.addActionListener(onStop);
		stop.setVisible(true);
		clear = () -> {
			stop.removeActionListener(onStop);
			stop.setVisible(false);
		};
		addPropertyChangeListener(e -> {
			if (e.getPropertyName().equals("progress")) bar.setValue(getProgress());
		});
		return this;
	}

	@Override
	protected T doInBackground() throws IOException {
		return work.run(this);
	}

	@Override
	public void report(final double fraction, final String what) {
		setProgress((int) Math.max(0, Math.min(100, 100 * fraction)));
	}

	@Override
	protected void done() {
		clear.run();
		try {
			then.accept(get());
		}
		catch (final CancellationException e) {
			// there is no result
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		catch (final ExecutionException e) {
			final Throwable why = e.getCause();
			if (!(why instanceof CancellationException)) failed.accept(why
				.getMessage() == null ? why.toString() : why.getMessage());
		}
	}
}
