package org.calab.fiji.command;

import ij.IJ;

import java.awt.GraphicsEnvironment;

import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;

/**
 * Lets inputs that a macro or a headless call leaves out take their stated
 * defaults. Without it SciJava would open a dialog in the middle of a macro, and
 * cancel a headless command without a word when a lone file is left open.
 */
@Plugin(type = PreprocessorPlugin.class, priority = Priority.HIGH)
public final class StatedDefaults extends AbstractPreprocessorPlugin {

	@Override
	public void process(final Module module) {
		if (!(module.getDelegateObject() instanceof CaLabCommand)) return;
		if (!IJ.isMacro() && !GraphicsEnvironment.isHeadless()) return;
		for (final ModuleItem<?> input : module.getInfo().inputs()) {
			if (!module.isInputResolved(input.getName())) {
				module.resolveInput(input.getName());
			}
		}
	}
}
