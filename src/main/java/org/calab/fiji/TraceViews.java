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

import ij.WindowManager;
import ij.measure.ResultsTable;
import ij.text.TextWindow;

import java.awt.EventQueue;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;

import org.calab.figure.PlotData;
import org.calab.fiji.window.TraceWindow;
import org.calab.trace.InferredActivity;
import org.calab.trace.Table;

/** The windows of open trace sets. Headless or in batch mode, none are shown. */
public final class TraceViews {

	private TraceViews() {}

	/** @return the plot of an open entry */
	public static PlotData plot(final OpenTraces.Entry entry) {
		return entry.inferred().map(a -> PlotData.of(entry.title(), entry
			.traces(), a)).orElseGet(() -> PlotData.of(entry.title(), entry.traces()));
	}

	/** Shows an entry's window, which ImageJ lists and macros can select; closing it removes the entry. */
	public static void show(final OpenTraces.Entry entry,
		final OpenTraces openTraces)
	{
		show(entry, openTraces, false);
	}

	/** As above. @param probability whether the window first shows the probability of activity, if known */
	public static void show(final OpenTraces.Entry entry,
		final OpenTraces openTraces, final boolean probability)
	{
		if (!Desktop.showsWindows() || openTraces.isShown(entry)) return;
		final PlotData plot = plot(entry); // slow, so not on the event thread
		EventQueue.invokeLater(() -> {
			final TraceWindow window = new TraceWindow(plot);
			if (probability) window.showProbability();
			window.addWindowListener(new WindowAdapter() {

				@Override
				public void windowActivated(final WindowEvent e) {
					openTraces.activate(entry.title());
				}

				@Override
				public void windowClosed(final WindowEvent e) {
					openTraces.close(entry.title());
					WindowManager.removeWindow(window);
				}
			});
			WindowManager.addWindow(window);
			show(window);
		});
		entry.inferred().ifPresent(a -> showCells(entry, a));
	}

	private static void showCells(final OpenTraces.Entry entry,
		final InferredActivity inferred)
	{
		show(inferred.cellTable(), cells(entry));
	}

	/** Shows the states of now in the table of cells of an entry, if it is open. */
	public static void updateCells(final OpenTraces.Entry entry) {
		if (Desktop.showsWindows() && WindowManager.getWindow(cells(
			entry)) instanceof TextWindow) entry.inferred().ifPresent(a -> showCells(
				entry, a));
	}

	/** @return the title of the table of cells */
	private static String cells(final OpenTraces.Entry entry) {
		return "Cells of " + entry.title();
	}

	/** Shows a plot of traces that are not open. */
	public static void show(final PlotData plot) {
		if (!Desktop.showsWindows()) return;
		EventQueue.invokeLater(() -> show(new TraceWindow(plot)));
	}

	private static void show(final TraceWindow window) {
		window.setLocationByPlatform(true);
		window.setVisible(true);
	}

	/** Shows a table in its own ImageJ window and leaves the user's Results table alone. */
	public static void show(final Table table, final String title) {
		if (!Desktop.showsWindows()) return;
		final ResultsTable shown = new ResultsTable();
		shown.setPrecision(4);
		for (final var row : table.rows()) {
			shown.incrementCounter();
			for (int c = 0; c < row.size(); c++) {
				final Object v = row.get(c);
				if (v instanceof Number n) shown.addValue(table.columns().get(c), n
					.doubleValue());
				else shown.addValue(table.columns().get(c), v.toString());
			}
		}
		shown.show(title);
	}
}
