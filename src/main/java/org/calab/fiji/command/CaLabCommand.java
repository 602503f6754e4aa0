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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.calab.check.InvalidInputException;
import org.calab.check.WayOut;
import org.calab.fiji.Desktop;
import org.calab.fiji.OpenTraces;
import org.calab.fiji.TaskProgress;
import org.calab.fiji.dialog.DialogLayout;
import org.calab.task.CancelledException;
import org.calab.trace.CellStates;
import org.scijava.Cancelable;
import org.scijava.app.StatusService;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.task.TaskService;
import org.scijava.thread.ThreadService;

/**
 * Base of all commands: progress, cancelling and error reporting.
 * <p>
 * An error that the user can correct (an invalid input, an unreadable file) is reported
 * once. A script receives a {@link CommandFailedException}. Other callers would print a
 * stack trace, so for them the command counts as cancelled: a person sees a dialog, a
 * headless run logs one line, and a macro stops.
 * </p>
 */
public abstract class CaLabCommand implements Command, Cancelable {

	private static final Asker NOBODY = (message, key) -> false;

	@Parameter(required = false)
	private TaskService taskService;

	@Parameter(required = false)
	private StatusService statusService;

	@Parameter(required = false)
	private ThreadService threadService;

	/** The trace sets that are open in Fiji. */
	@Parameter
	protected OpenTraces openTraces;

	private volatile boolean canceled;
	private volatile String cancelReason;
	private volatile String failure;
	private volatile InvalidInputException refused;
	private volatile Consumer<String> notes;
	private volatile Asker asker = NOBODY;

	/** Asks a person again, who has filled in a dialog. */
	@FunctionalInterface
	interface Asker {

		/**
		 * @param message what is wrong
		 * @param key input that it is about
		 * @return whether the inputs have other values now
		 */
		boolean again(String message, Optional<String> key);
	}

	/** @return where the inputs are in the dialog */
	protected abstract DialogLayout layout();

	/**
	 * Does the work. Writes and shows nothing before everything is computed.
	 *
	 * @param progress receives the progress; throws if the user cancels
	 */
	protected abstract void execute(TaskProgress progress) throws IOException;

	/** @return whether the same inputs give the same again without a window or a browser */
	protected boolean isStep() {
		return true;
	}

	/** @return whether it only opens a window, which a macro does not need: the recorder leaves it out */
	protected boolean isWindow() {
		return false;
	}

	/** @return titles of the open traces that it works on, whose steps it continues; see {@link OpenTraces#keepStep} */
	protected List<String> worksOn() {
		return List.of();
	}

	/** @return the name of the job in the progress bar */
	protected abstract String job();

	@Override
	public final void run() {
		for (;;) {
			final Optional<Exception> failed = attempt();
			if (failed.isEmpty()) return;
			final Optional<String> key = failed.get() instanceof InvalidInputException refusal
				? refusal.input().map(this::inputName) : Optional.empty();
			if (!asker.again(message(failed.get()), key)) {
				// whoever was asked has read the message, and cancelled
				if (asker == NOBODY) fail(failed.get());
				else cancel(null);
				return;
			}
		}
	}

	/** @return the error that the user can correct, if it did not succeed */
	private Optional<Exception> attempt() {
		try (TaskProgress progress = new TaskProgress(job(), taskService,
			statusService, this::isCanceled))
		{
			openTraces.forgetOpened();
			if (refused != null) throw refused;
			Notes.sayTo(notes);
			execute(progress);
		}
		catch (final CancelledException e) {
			cancel(notes == null ? e.getMessage() : null); // a window tells it itself
		}
		catch (final InvalidInputException | IOException e) {
			return Optional.of(e);
		}
		catch (final OutOfMemoryError e) {
			return Optional.of(new IOException("Not enough memory (" + Runtime
				.getRuntime().maxMemory() / (1 << 20) +
				" MB): give Java more (-Xmx), or use fewer cells or frames at once", e));
		}
		finally {
			Notes.sayTo(null);
		}
		return Optional.empty();
	}

	/** Asks a person again if the command fails. */
	final void askAgain(final Asker who) {
		asker = who;
	}

	/** What the command has to say is shown by a window, not in the Log. */
	final void sayTo(final Consumer<String> window) {
		notes = window;
	}

	/** Makes the command fail as soon as it runs, because an input is invalid. */
	final void refuse(final InvalidInputException reason) {
		refused = reason;
	}

	/** @return the command's name for the input that the core calls {@code key} */
	protected String inputName(final String key) {
		return key;
	}

	/** Logs what there is to say about an input, with inputs by the names that they have here. */
	final void note(final String about, final String note) {
		Notes.say(about + ": " + wayOut(note));
	}

	/** Notes which of these cells were left out because they are rejected. */
	final void noteLeftOut(final String about, final CellStates states,
		final Collection<String> names)
	{
		final Optional<String> note = notes == null ? states.leftOut(names) : states
			.leftOut(names, "accept them (key A) to take them"); // in the workspace
		note.ifPresent(n -> note(about, n));
	}

	/** @return a text of this command with the inputs that it names by their names where the command was called */
	final String wayOut(final String message) {
		return Desktop.isInteractive() ? WayOut.named(message, this::inDialog) : message;
	}

	/** @return an input as a person finds it in the dialog; empty if it has none of this key */
	private Optional<String> inDialog(final WayOut.Named input) {
		final String key = inputName(input.key());
		return Optional.of(CommandOptions.label(this, key)).filter(l -> !l.equals(input
			.key())).map(l -> "\"" + l + "\"" + input.value().map(v -> " set to " + layout()
				.shown(key, v)).or(() -> input.on().map(on -> on ? " to on" : " to off")).orElse(
					""));
	}

	private void fail(final Exception e) {
		if (Caller.of(threadService) == Caller.SCRIPT)
			throw new CommandFailedException(text(e, this::inputName), e);
		failure = text(e, this::inputName);
		cancel(null); // given a reason, Fiji would report it again
		Desktop.tellFailure(job(), message(e));
	}

	/** @return the message with the inputs as a person knows them, in a dialog, or a macro */
	private String message(final Exception e) {
		return wayOut(text(e, key -> Desktop.isInteractive() ? CommandOptions.label(this,
			inputName(key)) : inputName(key)));
	}

	private static String text(final Exception e, final UnaryOperator<String> name) {
		return e instanceof InvalidInputException refusal ? refusal.message(name) : e
			.getMessage() == null ? e.toString() : e.getMessage();
	}

	/** @return the error message, if it was reported and not thrown */
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
