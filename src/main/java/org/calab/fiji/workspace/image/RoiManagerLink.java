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
package org.calab.fiji.workspace.image;

import ij.gui.Roi;
import ij.plugin.frame.RoiManager;

import java.awt.Component;
import java.awt.Container;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import javax.swing.JList;
import javax.swing.event.ListSelectionListener;

import org.calab.fiji.workspace.Workspace;
import org.calab.fiji.workspace.WorkspaceState;

/**
 * Links the ROI Manager with a workspace: its ROIs are the cells, and the selection goes both
 * ways. The image's selection and slice stay as they are. If the Manager is closed, the last
 * ROIs stay. To be used on the event thread.
 */
public final class RoiManagerLink {

	private final Workspace workspace;
	private final Runnable changed;
	private RoiManager known;
	private List<Roi> list = List.of();
	private List<String> names = List.of();
	private CellRois cells = CellRois.of(list);
	private int[] seen = {};

	/** @param changed told when ROIs are added, removed, renamed or replaced */
	public RoiManagerLink(final Workspace workspace, final Runnable changed) {
		this.workspace = workspace;
		this.changed = changed;
		workspace.listen(this::select);
	}

	private static List<String> names(final List<Roi> rois) {
		return rois.stream().map(r -> String.valueOf(r.getName())).toList();
	}

	/** @return the ROIs of the first cells */
	public CellRois cells() {
		return cells;
	}

	/** Follows the Manager, which tells nobody what is added to it. */
	public void follow() {
		final RoiManager manager = RoiManager.getInstance2();
		if (manager == null) {
			known = null;
			return;
		}
		final List<Roi> now = Arrays.asList(manager.getRoisAsArray());
		if (manager != known && now.isEmpty()) return; // new and empty: the last ROIs stay
		if (manager != known && !list.isEmpty() && !same(now)) {
			known = manager;
			restore(manager, now);
			return;
		}
		known = manager;
		if (!same(now)) become(now);
		final int[] chosen = manager.getSelectedIndexes();
		if (Arrays.equals(chosen, seen)) return;
		seen = chosen;
		final List<Integer> wanted = Arrays.stream(chosen).mapToObj(list::get).map(
			cells.rois()::indexOf).filter(i -> i >= 0).toList();
		if (!wanted.isEmpty()) workspace.select(wanted);
	}

	/** A new Manager receives the cells that it lacks, before those that it has. */
	private void restore(final RoiManager manager, final List<Roi> now) {
		final List<Roi> all = new ArrayList<>(list);
		now.stream().filter(r -> list.stream().noneMatch(o -> o == r || o.equals(r) &&
			String.valueOf(o.getName()).equals(r.getName()))).forEach(all::add);
		put(all, manager);
		become(Arrays.asList(manager.getRoisAsArray()));
	}

	/** Puts ROIs into the Manager, and opens it if need be. @param rois replace its ROIs */
	public void fill(final List<Roi> rois) {
		final RoiManager manager = RoiManager.getRoiManager();
		put(rois, manager);
		known = manager;
		become(Arrays.asList(manager.getRoisAsArray()));
	}

	/** Replaces the ROIs of a Manager; with a selection, it would record a line that needs a window. */
	private static void put(final List<Roi> rois, final RoiManager manager) {
		final Runnable replace = () -> {
			manager.reset();
			rois.forEach(manager::addRoi);
		};
		list(manager).ifPresentOrElse(l -> quietly(l, replace), replace);
	}

	private boolean same(final List<Roi> now) {
		if (now.size() != list.size()) return false;
		for (int i = 0; i < now.size(); i++)
			if (now.get(i) != list.get(i) || !String.valueOf(now.get(i).getName()).equals(
				names.get(i))) return false;
		return true;
	}

	private void become(final List<Roi> now) {
		list = List.copyOf(now);
		names = names(list);
		cells = CellRois.of(list);
		seen = known.getSelectedIndexes();
		changed.run();
	}

	private void select(final WorkspaceState before, final WorkspaceState after) {
		if (known == null || before.selection().equals(after.selection())) return;
		final int[] wanted = after.selection().stream().filter(c -> c < cells.rois()
			.size()).mapToInt(c -> list.indexOf(cells.rois().get(c))).sorted().toArray();
		if (Arrays.equals(wanted, seen)) return;
		list(known).ifPresent(l -> {
			seen = wanted;
			quietly(l, () -> l.setSelectedIndices(wanted));
			if (wanted.length > 0) l.ensureIndexIsVisible(wanted[wanted.length - 1]);
		});
	}

	/** Without the Manager's own reaction: it would replace the image's selection, change its slice and record a line. */
	private static void quietly(final JList<?> list, final Runnable what) {
		final ListSelectionListener[] all = list.getListSelectionListeners();
		Stream.of(all).filter(l -> l instanceof RoiManager).forEach(
			list::removeListSelectionListener);
		what.run();
		Stream.of(all).filter(l -> l instanceof RoiManager).forEach(
			list::addListSelectionListener);
	}

	private static Optional<JList<?>> list(final Container in) {
		for (final Component c : in.getComponents()) {
			if (c instanceof JList<?> found) return Optional.of(found);
			if (c instanceof Container inner) {
				final Optional<JList<?>> found = list(inner);
				if (found.isPresent()) return found;
			}
		}
		return Optional.empty();
	}
}
