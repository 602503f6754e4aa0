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

import java.awt.EventQueue;
import java.io.IOException;
import java.nio.file.Path;

import org.calab.fiji.Desktop;
import org.calab.fiji.DesktopBrowser;
import org.calab.fiji.TaskProgress;
import org.calab.fiji.dialog.DialogLayout;
import org.calab.fiji.help.GuideFiles;
import org.calab.fiji.help.GuideView;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Opens the guide, which is part of the jar: no network is needed. */
@Plugin(type = Command.class, headless = true, attrs = @Attr(
	name = CommandRecorder.NOT_BY_FIJI), label = "CaLab Help", menu = { @Menu(
	label = "Plugins"), @Menu(label = "CaLab"), @Menu(label = "CaLab Help",
		weight = 99) })
public final class HelpCmd extends CaLabCommand {

	@Parameter
	private GuideFiles guide;

	@Override
	protected DialogLayout layout() {
		return DialogLayout.first();
	}

	@Override
	protected String job() {
		return "CaLab Help";
	}

	@Override
	protected boolean isWindow() {
		return true;
	}

	@Override
	protected void execute(final TaskProgress progress) throws IOException {
		final Path page = guide.firstPage();
		// logged in any case: a browser may open behind other windows
		IJ.log("CaLab: the guide is " + page);
		if (!Desktop.showsWindows()) return;
		try {
			new DesktopBrowser().open(page.toUri());
		}
		catch (final IOException e) {
			show(page);
		}
	}

	private static void show(final Path page) {
		EventQueue.invokeLater(() -> {
			try {
				GuideView.open(page);
			}
			catch (final IOException e) {
				Desktop.tellFailure("CaLab Help", e.getMessage());
			}
		});
	}
}
