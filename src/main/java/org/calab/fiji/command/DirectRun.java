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
import java.util.Map;

import org.calab.fiji.TaskProgress;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;

/** Runs commands in the calling thread, without SciJava's processors: no dialog, nothing recorded, and errors come back. */
public final class DirectRun {

	private DirectRun() {}

	/**
	 * @param inputs by name; the others have their defaults
	 * @throws org.calab.check.InvalidInputException if an input is invalid
	 * @throws org.calab.task.CancelledException if cancelled
	 */
	public static void run(final Context context,
		final Class<? extends CaLabCommand> command,
		final Map<String, Object> inputs, final TaskProgress progress)
		throws IOException
	{
		run(context, context.service(CommandService.class).getCommand(command), inputs,
			progress);
	}

	static void run(final Context context, final CommandInfo info,
		final Map<String, Object> inputs, final TaskProgress progress)
		throws IOException
	{
		final Module module = module(info, inputs);
		final CaLabCommand command = (CaLabCommand) module.getDelegateObject();
		context.inject(command);
		if (info.getInput("window") != null) module.setInput("window", false);
		command.openTraces.forgetOpened();
		command.execute(progress);
		CommandRecorder.keep(module, command);
	}

	/** @return a command with these inputs, to be run */
	static Module module(final CommandInfo info,
		final Map<String, Object> inputs)
	{
		try {
			final Module module = info.createModule();
			inputs.forEach(module::setInput);
			return module;
		}
		catch (final ModuleException e) {
			throw new IllegalStateException(e); // ours can be created
		}
	}
}
