package org.calab.fiji;

import ij.IJ;
import ij.macro.Interpreter;

import java.awt.GraphicsEnvironment;

/** Whether there is a screen with ImageJ on it, and whether a person watches. */
public final class Desktop {

	private Desktop() {}

	/** @return whether windows can be shown: not headless, and ImageJ runs */
	public static boolean isAvailable() {
		return !GraphicsEnvironment.isHeadless() && IJ.getInstance() != null;
	}

	/** @return whether windows should be shown: also not in a macro's batch mode */
	public static boolean showsWindows() {
		return isAvailable() && !Interpreter.isBatchMode();
	}

	/** @return whether a person, not a macro, gave the inputs */
	public static boolean isInteractive() {
		return isAvailable() && !IJ.isMacro();
	}

	/**
	 * Says what went wrong where it will be read: in a dialog to a person, in the
	 * log to whoever runs a macro, which ends here.
	 */
	public static void tellFailure(final String job, final String message) {
		if (isInteractive()) IJ.error(job, message);
		else if (IJ.isMacro()) {
			IJ.log(job + ": " + message);
			Interpreter.abort();
		}
	}
}
