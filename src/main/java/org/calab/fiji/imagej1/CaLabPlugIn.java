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
package org.calab.fiji.imagej1;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.plugin.PlugIn;
import ij.plugin.frame.Recorder;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;

import org.calab.check.InvalidInputException;
import org.calab.fiji.Desktop;
import org.calab.fiji.command.CaLabCommand;
import org.calab.fiji.command.MacroInputs;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/**
 * Runs CaLab's commands as plugins of plain ImageJ 1.x, with the same inputs, labels
 * dialogs and macro keys as in Fiji. The argument in
 * {@code plugins.config} is the command's class.
 */
public final class CaLabPlugIn implements PlugIn {

	/** One context for the life of ImageJ, created by the first command. */
	private static final class Shared {

		static final Context CONTEXT = new Context();
	}

	/**
	 * SciJava searches the thread's class loader for commands, and that of ImageJ's
	 * threads does not see plugins.
	 */
	@Override
	public void run(final String commandClass) {
		final Thread thread = Thread.currentThread();
		final ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(CaLabPlugIn.class.getClassLoader());
		try {
			runCommand(commandClass);
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	private static void runCommand(final String commandClass) {
		final CommandService commands = Shared.CONTEXT.service(
			CommandService.class);
		final CommandInfo info = commands.getCommand(commandClass);
		if (info == null) {
			IJ.error("CaLab", "No such command: " + commandClass);
			return;
		}
		final Map<String, Object> inputs = new LinkedHashMap<>();
		final String options = Macro.getOptions();
		for (final ModuleItem<?> item : info.inputs())
			if (item.getType() == ImagePlus.class) putActiveImage(item, inputs);
		try {
			// without options, a dialog asks, or there is nobody to ask
			if (options != null) inputs.putAll(MacroInputs.read(info, options));
		}
		catch (final InvalidInputException e) {
			Recorder.disableCommandRecording();
			Desktop.tellFailure(info.getTitle(), e.getMessage());
			return;
		}
		try {
			final Module module = commands.run(info, true, inputs).get();
			if (module.getDelegateObject() instanceof CaLabCommand command && command
				.isCanceled() && command.failure().isEmpty()) IJ.showStatus(Objects
					.toString(command.getCancelReason(), ""));
			if (!Desktop.showsWindows()) activate(module);
		}
		catch (final ExecutionException e) {
			IJ.handleException(e.getCause()); // errors that the user can correct were already reported
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** Without windows, the active image belongs to this thread, the macro's. */
	private static void activate(final Module module) {
		for (final Object output : module.getOutputs().values())
			if (output instanceof ImagePlus image) WindowManager.setTempCurrentImage(
				image);
	}

	private static void putActiveImage(final ModuleItem<?> item,
		final Map<String, Object> inputs)
	{
		final ImagePlus image = WindowManager.getCurrentImage();
		if (image != null) inputs.put(item.getName(), image);
	}
}
