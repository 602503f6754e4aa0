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
package org.calab.fiji.dialog;

import java.awt.datatransfer.Clipboard;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.File;
import java.io.IOException;
import java.util.List;

import javax.swing.JComponent;
import javax.swing.JTextField;
import javax.swing.TransferHandler;

/** Files can be dropped on a line of text, which then holds the path. Text is pasted as before. */
final class FileDrop extends TransferHandler {

	private static final long serialVersionUID = 1L;

	private final transient TransferHandler before;

	private FileDrop(final TransferHandler before) {
		this.before = before;
	}

	static void into(final JTextField line) {
		line.setTransferHandler(new FileDrop(line.getTransferHandler()));
	}

	@Override
	public boolean canImport(final TransferSupport what) {
		return what.isDataFlavorSupported(DataFlavor.javaFileListFlavor) || before
			.canImport(what);
	}

	@Override
	public boolean importData(final TransferSupport what) {
		if (!what.isDataFlavorSupported(DataFlavor.javaFileListFlavor)) return before
			.importData(what);
		try {
			final List<?> files = (List<?>) what.getTransferable().getTransferData(
				DataFlavor.javaFileListFlavor);
			if (files.isEmpty()) return false;
			((JTextField) what.getComponent()).setText(((File) files.get(0))
				.toString());
			return true;
		}
		catch (final UnsupportedFlavorException | IOException e) {
			return false;
		}
	}

	@Override
	public int getSourceActions(final JComponent line) {
		return before.getSourceActions(line);
	}

	@Override
	public void exportToClipboard(final JComponent line,
		final Clipboard clipboard, final int action)
	{
		before.exportToClipboard(line, clipboard, action);
	}
}
