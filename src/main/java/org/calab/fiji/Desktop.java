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

/** ImageJ's desktop: whether there is one, and how messages are shown. */
public final class Desktop {

	private Desktop() {}

	/** @return whether windows can be shown: ImageJ is running and not headless */
	public static boolean isAvailable() {
		return !GraphicsEnvironment.isHeadless() && IJ.getInstance() != null;
	}

	/** @return whether windows should be shown: there is a desktop, and no macro in batch mode */
	public static boolean showsWindows() {
		return isAvailable() && !Interpreter.isBatchMode();
	}

	/**
	 * Opens an image so that it is the active one for the next line of a macro: in a window,
	 * or, in batch mode and headless, as an image of the macro.
	 */
	public static void open(final ImagePlus image) {
		if (showsWindows() || IJ.isMacro()) image.show();
	}

	/** @return whether a person gave the inputs, not a macro */
	public static boolean isInteractive() {
		return isAvailable() && !IJ.isMacro();
	}

	/**
	 * Reports a failure once, in a dialog or, headless, in the log, and ends the macro or
	 * script that called {@code IJ.run}. Call it while that call is still waiting.
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
			// shows nothing after abort, but makes run() throw, so that an enclosing
			// macro stops too
			IJ.error(job, Macro.MACRO_CANCELED);
		}
		if (IJ.isMacro() || macro != null) StoppedRun.stop();
	}

	/** Breaks lines at the first space after 70 characters, since ImageJ's dialogs do not wrap text. */
	static String wrapped(final String text) {
		return text.replaceAll("([^\\n]{70,}?) ", "$1\n");
	}

	private static void tell(final String title, final String text) {
		try {
			IJ.showMessage(title, wrapped(text));
		}
		catch (final RuntimeException e) {
			// the Escape key: the macro is ending anyway
			if (!Macro.MACRO_CANCELED.equals(e.getMessage())) throw e;
		}
	}
}
