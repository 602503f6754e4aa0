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

import java.awt.Component;
import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import javax.swing.filechooser.FileNameExtensionFilter;

import org.calab.task.CancelledException;

/** Asks for files and whether an existing file may be replaced. Starts in the folder of the previous file. */
public final class FileChoice {

	private final Component parent;
	private final String title;
	private File folder = new File(System.getProperty("user.home"));

	/** @param title of the dialogs */
	public FileChoice(final Component parent, final String title) {
		this.parent = parent;
		this.title = title;
	}

	/** @return this, starting in another folder, if it exists */
	public FileChoice in(final Path start) {
		if (start != null && start.toFile().isDirectory()) folder = start.toFile();
		return this;
	}

	/**
	 * @param name suggested file name
	 * @param endings file extensions without the dot; a name without one gets the first
	 * @return a file that does not exist or may be replaced; empty if the user
	 *         cancels
	 */
	public Optional<Path> toSave(final String name, final String... endings) {
		final JFileChooser chooser = chooser(endings);
		chooser.setSelectedFile(new File(folder, name));
		if (chooser.showSaveDialog(parent) != JFileChooser.APPROVE_OPTION)
			return Optional.empty();
		final File file = ended(chosen(chooser), endings);
		if (file.exists() && JOptionPane.showConfirmDialog(parent, file +
			" already exists. Replace it?", title, JOptionPane.YES_NO_OPTION) !=
				JOptionPane.YES_OPTION) return Optional.empty();
		return Optional.of(file.toPath());
	}

	/** @param endings none for all files. @return a file to read; empty if the user cancels */
	public Optional<Path> toOpen(final String... endings) {
		final JFileChooser chooser = chooser(endings);
		return chooser.showOpenDialog(parent) == JFileChooser.APPROVE_OPTION
			? Optional.of(chosen(chooser).toPath()) : Optional.empty();
	}

	private JFileChooser chooser(final String... endings) {
		final JFileChooser chooser = new JFileChooser(folder);
		if (endings.length > 0) chooser.setFileFilter(new FileNameExtensionFilter(
			String.join(", ", endings), endings));
		return chooser;
	}

	private File chosen(final JFileChooser chooser) {
		folder = chooser.getSelectedFile().getParentFile();
		return chooser.getSelectedFile();
	}

	private static File ended(final File file, final String... endings) {
		final String name = file.getName().toLowerCase(Locale.ROOT);
		return Stream.of(endings).anyMatch(e -> name.endsWith("." + e)) || name
			.contains(".") ? file : new File(file.getPath() + "." + endings[0]);
	}

	/**
	 * Asks for another file than one that was not found, or has changed. Not for the event thread.
	 *
	 * @param text what is wrong with the file, and what to choose
	 * @return the file that the user chooses
	 * @throws CancelledException if the user chooses none
	 */
	public static Path instead(final String title, final String text,
		final Path file)
	{
		final Object[] answers = { "Choose...", "Cancel" };
		return EventThread.get(() -> JOptionPane.showOptionDialog(null, StatusText
			.whole(text), title, JOptionPane.DEFAULT_OPTION,
			JOptionPane.WARNING_MESSAGE, null, answers, answers[0]) == 0
				? new FileChoice(null, title).in(file.getParent()).toOpen() : Optional
					.<Path> empty()).orElseThrow(CancelledException::new);
	}
}
