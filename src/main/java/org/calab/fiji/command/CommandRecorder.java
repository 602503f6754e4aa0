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

import ij.IJ;
import ij.plugin.frame.Recorder;

import org.calab.check.InvalidInputException;
import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleInfo;
import org.scijava.module.process.AbstractPostprocessorPlugin;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.plugin.Plugin;

/**
 * Records a command in ImageJ's recorder, as a person would write it.
 * Fiji's own recorder writes every input, and leaves commands with the attribute
 * {@link #NOT_BY_FIJI} alone.
 */
@Plugin(type = PostprocessorPlugin.class, priority = Priority.VERY_LOW)
public final class CommandRecorder extends AbstractPostprocessorPlugin {

	/** An attribute of each command's annotation. */
	static final String NOT_BY_FIJI = "no-record";

	@Override
	public void process(final Module module) {
		if (!(module.getDelegateObject() instanceof CaLabCommand command)) return;
		if (!command.isCanceled() && command.isStep()) keep(module, command);
		if (!Recorder.record || IJ.isMacro()) return;
		try {
			if (!command.isWindow()) Recorder.recordString(line(module, Recorder
				.scriptMode()));
		}
		catch (final InvalidInputException | ModuleException e) {
			IJ.log("CaLab: " + label(module.getInfo()) + " is not recorded. " + e
				.getMessage());
		}
		forget();
	}

	/** Keeps the macro line as a step of the open traces that the command made, changed or saved. */
	static void keep(final Module module, final CaLabCommand command) {
		try {
			command.openTraces.keepStep(line(module, false), command.worksOn());
		}
		catch (final InvalidInputException | ModuleException e) {
			command.openTraces.forgetOpened(); // a macro cannot repeat it
		}
	}

	/** Stops ImageJ from adding its own line for this menu entry. */
	static void forget() {
		if (Recorder.record && !IJ.isMacro()) Recorder.disableCommandRecording();
	}

	/** @return the command's name in the menu and in macros */
	static String label(final ModuleInfo info) {
		return info.getMenuPath().getLeaf() == null ? info.getTitle() : info
			.getMenuPath().getLeaf().getName();
	}

	/** @param script whether the recorder writes a script, not a macro */
	static String line(final Module module, final boolean script)
		throws ModuleException
	{
		final String options = MacroInputs.write(module);
		return (script ? "IJ." : "") + "run(" + MacroCall.literal(label(module.getInfo())) +
			(options.isEmpty() && !script ? "" : ", " + MacroCall.literal(options)) + ");\n";
	}
}
