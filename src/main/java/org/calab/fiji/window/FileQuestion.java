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
package org.calab.fiji.window;

import java.nio.file.Path;
import java.util.Optional;

import javax.swing.JOptionPane;

import org.calab.task.CancelledException;

/** Asks for a file that was not found, or has changed. */
public final class FileQuestion {

	private FileQuestion() {}

	/**
	 * Not for the event thread.
	 *
	 * @param text what is wrong with the file, and what to choose
	 * @param file that was expected
	 * @return the file that the user chooses
	 * @throws CancelledException if the user chooses none
	 */
	public static Path ask(final String title, final String text,
		final Path file)
	{
		return EventThread.get(() -> choose(title, text, file)).orElseThrow(
			CancelledException::new);
	}

	private static Optional<Path> choose(final String title, final String text,
		final Path file)
	{
		final Object[] answers = { "Choose...", "Cancel" };
		if (JOptionPane.showOptionDialog(null, "<html><body width=420>" + text
			.replace("&", "&amp;").replace("<", "&lt;"), title,
			JOptionPane.DEFAULT_OPTION, JOptionPane.WARNING_MESSAGE, null, answers,
			answers[0]) != 0) return Optional.empty();
		return new FileChoice(null, title).in(file.getParent()).toOpen();
	}
}
