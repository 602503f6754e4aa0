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
package org.calab.fiji.tuner.view;

import java.awt.FontMetrics;
import java.util.List;
import java.util.Locale;

import javax.swing.table.AbstractTableModel;

import org.calab.fiji.lanes.Ticks;
import org.calab.fiji.tuner.CellFit;
import org.calab.fiji.tuner.FitOutcome;
import org.calab.fiji.tuner.TunerSession;
import org.calab.quality.SnrTier;

/** A row per cell in view, with the quality of its fit. */
final class FitTableModel extends AbstractTableModel {

	private static final long serialVersionUID = 1L;

	private static final List<String> COLUMNS = List.of("Cell", "SNR", "R²",
		"Sparsity", "RMS");

	private static final int LARGEST_NAME = 260, NAME_MARGIN = 12;

	private final transient TunerSession session;

	FitTableModel(final TunerSession session) {
		this.session = session;
	}

	@Override
	public int getRowCount() {
		return session.cells().size();
	}

	/** @return width in pixels that fits the names of all cells, up to a limit */
	int nameWidth(final FontMetrics font) {
		return Math.min(LARGEST_NAME, session.source().names().stream().mapToInt(
			font::stringWidth).max().orElse(0) + NAME_MARGIN);
	}

	@Override
	public int getColumnCount() {
		return COLUMNS.size();
	}

	@Override
	public String getColumnName(final int column) {
		return COLUMNS.get(column);
	}

	@Override
	public Object getValueAt(final int row, final int column) {
		final int cell = session.cells().get(row);
		if (column == 0) return session.source().names().get(cell);
		return session.fit(cell).map(CellFit::outcome).map(o -> figure(o, column))
			.orElse("");
	}

	private static String figure(final FitOutcome o,
		final int column)
	{
		final var q = o.quality();
		return switch (column) {
			case 1 -> String.format(Locale.ROOT, "%.1f %s", q.snr(), SnrTier.of(q
				.snr()));
			case 2 -> String.format(Locale.ROOT, "%.2f", q.fitR2());
			case 3 -> String.format(Locale.ROOT, "%.1f %%", 100 * q.sparsity());
			default -> Ticks.number(q.residualRms());
		};
	}
}
