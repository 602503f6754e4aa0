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
import ij.Macro;

import java.awt.GraphicsEnvironment;

import org.calab.check.InvalidInputException;
import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.thread.ThreadService;

/**
 * Reads the inputs given in a macro, and gives inputs left out by a macro or headless call
 * their stated defaults. Without it, Fiji would read a tick box only from {@code key=true},
 * find a key inside another input's value and turn a word into 0, and SciJava would open a
 * dialog in the middle of a macro and silently cancel a headless command that leaves out
 * its only file.
 */
@Plugin(type = PreprocessorPlugin.class, priority = Priority.HIGH)
public final class StatedDefaults extends AbstractPreprocessorPlugin {

	@Parameter(required = false)
	private ThreadService threads;

	@Override
	public void process(final Module module) {
		if (!(module.getDelegateObject() instanceof CaLabCommand command)) return;
		if (!IJ.isMacro() && !GraphicsEnvironment.isHeadless()) return;
		// plain ImageJ has passed the options on: it gives them to its own thread only
		final String options = Macro.getOptions();
		if (options != null && Caller.of(threads) == Caller.IMAGEJ) {
			try {
				MacroInputs.set(module, options);
			}
			catch (final InvalidInputException e) {
				command.refuse(e);
			}
			catch (final ModuleException e) {
				throw new IllegalStateException(e); // the module itself was created
			}
		}
		for (final ModuleItem<?> input : module.getInfo().inputs()) {
			if (!module.isInputResolved(input.getName())) {
				module.resolveInput(input.getName());
			}
		}
	}
}
