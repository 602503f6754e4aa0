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

import java.awt.GraphicsEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.calab.fiji.OpenTraces;
import org.calab.fiji.dialog.DialogMemory;
import org.calab.fiji.dialog.InputDialog;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.prefs.PrefService;
import org.scijava.thread.ThreadService;
import org.scijava.ui.UIService;
import org.scijava.widget.InputHarvester;

/**
 * Asks for the inputs of our commands in our dialog, where SciJava would ask in its own, and in plain
 * ImageJ. It runs just before SciJava's, which then finds nothing to ask for.
 */
@Plugin(type = PreprocessorPlugin.class, priority = InputHarvester.PRIORITY +
	0.5)
public final class CommandDialogs extends AbstractPreprocessorPlugin {

	@Parameter(required = false)
	private UIService ui;

	@Parameter(required = false)
	private ThreadService threads;

	@Parameter(required = false)
	private PrefService preferences;

	@Parameter(required = false)
	private OpenTraces openTraces;

	@Override
	public void process(final Module module) {
		if (!(module.getDelegateObject() instanceof CaLabCommand command)) return;
		if (GraphicsEnvironment.isHeadless() || IJ.isMacro() || !isAsked()) return;
		final List<ModuleItem<?>> asked = new ArrayList<>();
		for (final ModuleItem<?> item : module.getInfo().inputs())
			if (MacroInputs.isShown(item) && !module.isInputResolved(item.getName()))
				asked.add(item);
		if (!asked.isEmpty() && !ask(module, command, asked)) {
			cancel(""); // without words: the user knows
			return;
		}
		for (final ModuleItem<?> item : module.getInfo().inputs())
			module.resolveInput(item.getName());
	}

	/** @return whether a person is there to ask: in Fiji, or at the menu of plain ImageJ */
	private boolean isAsked() {
		return preferences != null && openTraces != null && (ui != null && ui
			.isVisible() || Caller.of(threads) == Caller.IMAGEJ);
	}

	private boolean ask(final Module module, final CaLabCommand command,
		final List<ModuleItem<?>> asked)
	{
		try {
			final InputDialog dialog = InputDialog.of(module, asked, CommandRecorder
				.label(module.getInfo()).replace("...", ""), command.layout(), openTraces
					.titles(), new DialogMemory(preferences, command.getClass()));
			command.askAgain((message, key) -> {
				dialog.tell(message, key);
				return fill(module, dialog.ask());
			});
			return fill(module, dialog.ask());
		}
		catch (final ModuleException e) {
			throw new IllegalStateException(e); // ours can be created
		}
	}

	/** Sets the inputs. @return whether there are values for them */
	private static boolean fill(final Module module,
		final Optional<Map<String, Object>> values)
	{
		values.ifPresent(v -> v.forEach(module::setInput));
		return values.isPresent();
	}
}
