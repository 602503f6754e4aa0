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

import ij.ImagePlus;

import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.calab.check.InvalidInputException;
import org.calab.fiji.OpenTraces;
import org.calab.fiji.TaskProgress;
import org.calab.fiji.dialog.DialogLayout;
import org.calab.fiji.workspace.view.WorkspaceWindow;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Opens the workspace of the active image or, without an image, of the active traces. */
@Plugin(type = Command.class, headless = true, attrs = @Attr(
	name = CommandRecorder.NOT_BY_FIJI), label = "Workspace", menu = { @Menu(
		label = "Plugins"), @Menu(label = "CaLab"), @Menu(label = "Workspace...",
			weight = 0) })
public final class WorkspaceCmd extends CaLabCommand {

	@Parameter(required = false, persist = false,
		description = "The movie: the active image")
	private ImagePlus image;

	@Override
	protected DialogLayout layout() {
		return DialogLayout.first();
	}

	@Override
	protected String job() {
		return "Workspace";
	}

	@Override
	protected boolean isWindow() {
		return true;
	}

	@Override
	protected void execute(final TaskProgress progress) {
		if (GraphicsEnvironment.isHeadless()) throw new InvalidInputException(
			"The workspace needs a window, and there is no screen: use Extract ROI " +
				"Traces... and Deconvolve Traces..., whose macro lines it copies");
		final Optional<ImagePlus> active = Optional.ofNullable(image);
		final Optional<OpenTraces.Entry> traces = active.map(this::of).orElseGet(
			openTraces::active);
		final Optional<ImagePlus> movie = active.or(() -> traces.flatMap(
			e -> ShapesImage.of(openTraces, e)));
		final String title = WorkspaceControl.title(movie, traces);
		EventQueue.invokeLater(() -> {
			final Optional<Window> open = Arrays.stream(Window.getWindows()).filter(
				w -> w instanceof WorkspaceWindow f && f.isDisplayable() && f.getTitle()
					.equals("CaLab: " + title)).findFirst();
			open.ifPresentOrElse(Window::toFront, () -> WorkspaceControl.open(openTraces
				.context(), openTraces, movie, traces));
		});
	}

	/** @return the traces of a movie, or of the image of their shapes, that were opened last */
	private Optional<OpenTraces.Entry> of(final ImagePlus movie) {
		final List<OpenTraces.Entry> all = openTraces.titles().stream().map(
			openTraces::get).filter(e -> e.traces().origin().equals(movie.getTitle()) ||
				ShapesImage.shows(movie, e)).toList();
		return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() -
			1));
	}
}
