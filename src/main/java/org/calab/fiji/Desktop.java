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
package org.calab.fiji;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
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

	/**
	 * Opens an image, so that the next line of a macro finds it as the active one:
	 * in a window, or in batch mode and without a screen among the images of the macro.
	 */
	public static void open(final ImagePlus image) {
		if (showsWindows() || IJ.isMacro()) image.show();
	}

	/** @return whether a person, not a macro, gave the inputs */
	public static boolean isInteractive() {
		return isAvailable() && !IJ.isMacro();
	}

	/**
	 * Says once what went wrong: in a dialog, or in the log where there is no screen; and
	 * ends the macro or the script's {@code IJ.run} that asked for the job. To be called
	 * while that waits.
	 */
	public static void tellFailure(final String job, final String message) {
		final Interpreter macro = IJ.isMacro() ? Interpreter.getInstance() : null;
		final String line = macro == null ? "" : "Macro line " + macro
			.getLineNumber();
		if (isAvailable()) tell(job, message + (macro == null ? "" : "\n \n" +
			line));
		else IJ.log(job + ": " + message + (macro == null ? "" : " (" + line +
			")"));
		if (macro != null) {
			macro.abort((String) null);
			// tells nothing after that, but lets the macro's run() throw, so that a
			// macro around it learns of the error
			IJ.error(job, Macro.MACRO_CANCELED);
		}
		if (IJ.isMacro() || macro != null) StoppedRun.stop();
	}

	/** Breaks lines at the first space after 70 characters, since ImageJ's dialogs break none. */
	static String wrapped(final String text) {
		return text.replaceAll("([^\\n]{70,}?) ", "$1\n");
	}

	private static void tell(final String title, final String text) {
		try {
			IJ.showMessage(title, wrapped(text));
		}
		catch (final RuntimeException e) {
			// the Escape key, which would end a macro that ends anyway
			if (!Macro.MACRO_CANCELED.equals(e.getMessage())) throw e;
		}
	}
}
