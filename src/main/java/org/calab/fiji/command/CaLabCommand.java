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
package org.calab.fiji.command;

import java.io.IOException;
import java.util.Optional;

import org.calab.check.InvalidInputException;
import org.calab.fiji.Desktop;
import org.calab.fiji.OpenTraces;
import org.calab.fiji.TaskProgress;
import org.calab.task.CancelledException;
import org.scijava.Cancelable;
import org.scijava.app.StatusService;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.task.TaskService;
import org.scijava.thread.ThreadService;

/**
 * What all menu entries share: progress, cancelling and telling of failures.
 * <p>
 * A failure the user can mend (a wrong input, a file that cannot be read) is told
 * once. A script gets it as a {@link CommandFailedException}. Whoever would show an
 * exception with its trace gets none: a person sees a dialog, without a screen there is
 * one line in the log, and a macro is stopped; the command counts as cancelled.
 * </p>
 */
public abstract class CaLabCommand implements Command, Cancelable {

	@Parameter(required = false)
	private TaskService taskService;

	@Parameter(required = false)
	private StatusService statusService;

	@Parameter(required = false)
	private ThreadService threadService;

	/** The trace sets that are open between commands. */
	@Parameter
	protected OpenTraces openTraces;

	private volatile boolean canceled;
	private volatile String cancelReason;
	private volatile String failure;
	private volatile InvalidInputException refused;

	/**
	 * Does the work; writes and shows only after everything was computed.
	 *
	 * @param progress to report to, and to be stopped by
	 */
	protected abstract void execute(TaskProgress progress) throws IOException;

	/** @return what the progress bar calls this job */
	protected abstract String job();

	@Override
	public final void run() {
		try (TaskProgress progress = new TaskProgress(job(), taskService,
			statusService, this::isCanceled))
		{
			if (refused != null) throw refused;
			execute(progress);
		}
		catch (final CancelledException e) {
			cancel(e.getMessage());
		}
		catch (final InvalidInputException | IOException e) {
			fail(e);
		}
		catch (final OutOfMemoryError e) {
			fail(new IOException("Not enough memory (" + Runtime.getRuntime()
				.maxMemory() / (1 << 20) + " MB): give Java more (-Xmx), or use fewer " +
				"cells or frames at once", e));
		}
	}

	/** Lets the command fail as soon as it is run, with what was wrong about its inputs. */
	final void refuse(final InvalidInputException reason) {
		refused = reason;
	}

	/** @return the command's name for the input that the core calls {@code key} */
	protected String inputName(final String key) {
		return key;
	}

	private void fail(final Exception e) {
		final String message = e instanceof InvalidInputException refusal ? refusal
			.message(this::inputName) : e.getMessage() == null ? e.toString() : e
				.getMessage();
		if (Caller.of(threadService) == Caller.SCRIPT)
			throw new CommandFailedException(message, e);
		failure = message;
		cancel(null); // with a reason Fiji would tell it again
		Desktop.tellFailure(job(), e instanceof InvalidInputException refusal && Desktop
			.isInteractive() ? refusal.message(key -> CommandOptions.label(this,
				inputName(key)))
				: message);
	}

	/** @return what went wrong, if it was told, not thrown */
	public final Optional<String> failure() {
		return Optional.ofNullable(failure);
	}

	@Override
	public boolean isCanceled() {
		return canceled;
	}

	@Override
	public void cancel(final String reason) {
		cancelReason = reason;
		canceled = true;
	}

	@Override
	public String getCancelReason() {
		return cancelReason;
	}
}
