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
package org.calab.fiji;

import ij.IJ;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

import org.calab.task.Progress;
import org.scijava.app.StatusService;
import org.scijava.task.Task;
import org.scijava.task.TaskService;

/**
 * Shows progress in Fiji and checks for cancelling: by the task's stop button, by the
 * command itself, or with the Escape key.
 */
public final class TaskProgress implements Progress, AutoCloseable {

	private static final int STEPS = 1000;

	private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(100);

	private final Task task;
	private final StatusService status;
	private final BooleanSupplier cancelled;
	private final AtomicLong shown = new AtomicLong(System.nanoTime());

	/**
	 * @param job its name in the progress bar
	 * @param tasks null if there is none
	 * @param status null if there is none
	 * @param cancelled called often, from several threads
	 */
	public TaskProgress(final String job, final TaskService tasks,
		final StatusService status, final BooleanSupplier cancelled)
	{
		IJ.resetEscape();
		this.status = status;
		this.cancelled = cancelled;
		task = tasks == null ? null : tasks.createTask(job);
		if (task != null) {
			task.setProgressMaximum(STEPS);
			task.start();
		}
	}

	@Override
	public void report(final double fraction, final String what) {
		final int step = (int) Math.round(fraction * STEPS);
		if (task != null) {
			task.setStatusMessage(what);
			task.setProgressValue(step);
		}
		if (status != null) status.showStatus(step, STEPS, what);
		if (Desktop.isAvailable()) show(fraction, what);
	}

	/** Updates ImageJ's own status bar, all that plain ImageJ has; not too often. */
	private void show(final double fraction, final String what) {
		IJ.showProgress(fraction);
		final long now = System.nanoTime(), before = shown.get();
		if (now - before > EVERY && shown.compareAndSet(before, now)) IJ.showStatus(
			what);
	}

	@Override
	public boolean isCancelled() {
		return cancelled.getAsBoolean() || task != null && task.isCanceled() || IJ
			.escapePressed();
	}

	@Override
	public void close() {
		if (task != null && !task.isCanceled()) task.finish();
		if (status != null) status.clearStatus();
		if (!Desktop.isAvailable()) return;
		IJ.showProgress(1.0);
		IJ.showStatus("");
	}
}
