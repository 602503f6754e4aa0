package org.calab.fiji;

import ij.IJ;

import java.util.function.BooleanSupplier;

import org.calab.task.Progress;
import org.scijava.app.StatusService;
import org.scijava.task.Task;
import org.scijava.task.TaskService;

/**
 * Progress shown where Fiji shows it, and cancelled wherever the user may
 * cancel: the task's stop button, the command itself, or the Escape key.
 */
public final class TaskProgress implements Progress, AutoCloseable {

	private static final int STEPS = 1000;

	private final Task task;
	private final StatusService status;
	private final BooleanSupplier cancelled;

	/**
	 * @param job what the progress bar calls it
	 * @param tasks may be null where there is none
	 * @param status may be null where there is none
	 * @param cancelled asked often, from several threads
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
		if (Desktop.isAvailable()) IJ.showProgress(fraction);
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
		if (Desktop.isAvailable()) IJ.showProgress(1.0);
	}
}
