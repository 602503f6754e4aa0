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

import ij.ImagePlus;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import org.calab.task.CancelledException;
import org.calab.task.Progress;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;

/** Runs commands for a window, without a dialog; the recorder writes them as if they came from the menu. */
final class CommandRun {

	/** Milliseconds between looks at the stop button. */
	private static final int LOOK = 100;

	private final Context context;
	private final Consumer<String> notes;

	/** @param notes shows what commands have to say; on any thread */
	CommandRun(final Context context, final Consumer<String> notes) {
		this.context = context;
		this.notes = notes;
	}

	/**
	 * Waits until a command is done. Not for the event thread.
	 *
	 * @param inputs by name; the others have their defaults
	 * @param progress asked whether the user stops it
	 * @return the macro line that does the same
	 * @throws IOException with the command's message if it fails
	 */
	String run(final Class<? extends CaLabCommand> command,
		final Map<String, Object> inputs, final Progress progress)
		throws IOException
	{
		// SciJava searches the thread's class loader
		Thread.currentThread().setContextClassLoader(CommandRun.class
			.getClassLoader());
		final CommandInfo info = context.service(CommandService.class).getCommand(
			command);
		try {
			final Module module = info.createModule();
			for (final ModuleItem<?> item : info.inputs()) {
				final String name = item.getName();
				if (inputs.containsKey(name)) module.setInput(name, inputs.get(name));
				// neither a dialog nor the active image fills the others in
				if (inputs.containsKey(name) || MacroInputs.isShown(item) || item
					.getType() == ImagePlus.class) module.resolveInput(name);
			}
			((CaLabCommand) module.getDelegateObject()).sayTo(notes);
			wait(context.service(ModuleService.class).run(module, true), module,
				progress);
			return CommandRecorder.line(module, false);
		}
		catch (final ModuleException e) {
			throw new IllegalStateException(e); // ours can be created
		}
	}

	private static void wait(final Future<Module> future, final Module module,
		final Progress progress) throws IOException
	{
		final CaLabCommand command = (CaLabCommand) module.getDelegateObject();
		try {
			for (;;) {
				try {
					future.get(LOOK, TimeUnit.MILLISECONDS);
					break;
				}
				catch (final TimeoutException e) {
					if (progress.isCancelled()) command.cancel("Stopped.");
				}
			}
		}
		catch (final InterruptedException e) {
			command.cancel("Stopped.");
			Thread.currentThread().interrupt();
			throw new CancelledException();
		}
		catch (final ExecutionException e) {
			throw new IOException(String.valueOf(e.getCause().getMessage()), e
				.getCause());
		}
		if (command.failure().isPresent()) throw new IOException(command.failure()
			.get());
		if (command.isCanceled()) throw new CancelledException();
	}
}
