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
package org.calab.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;

import org.calab.SharedData;
import org.calab.io.DataFormatException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables that went wrong once, made after bug reports of this field's users. */
class ToughTablesTest {

	private static final String TOUGH = "data/tough/";

	/** Rate 0: unknown; an empty note: none at all. */
	@ParameterizedTest
	@CsvSource({ "files/01-csv-imagej-multi-measure/mm_0.csv, 2, 40, 0, 146.104,",
		"files/01-csv-imagej-multi-measure/mm_0.txt, 2, 40, 0, 146.104,",
		"files/01-csv-imagej-multi-measure/mm_2.csv, 2, 40, 0, 146.104,",
		"files/01-csv-imagej-multi-measure/mm_3.csv, 2, 40, 0, 146.104, The measure mean",
		"files/01-csv-imagej-multi-measure/multi_onerow.csv, 2, 40, 0, 146.104, one row per cell",
		"files/02-csv-bom/01_bom_time.csv, 3, 200, 20, 105.12,",
		"files/03-csv-index-column/07_pandas_index.csv, 3, 200, 0, 105.12,",
		"files/03-csv-index-column/20_slice.csv, 3, 200, 0, 105.12,",
		"files/03-csv-index-column/34_unnamed.csv, 3, 200, 0, 105.12,",
		"files/04-csv-time-units/11_time_s_paren.csv, 3, 200, 20, 105.12,",
		"files/05-csv-no-heading/08_noheader.csv, 3, 200, 0, 105.12,",
		"files/05-csv-no-heading/09_noheader_cellsrows.csv, 200, 3, 0, 105.12, set transpose",
		"files/06-csv-empty-columns/17_trailing_comma.csv, 3, 200, 20, 105.12,",
		"files/06-csv-empty-columns/29_blankline_trailing.csv, 3, 200, 20, 105.12,",
		"files/07-csv-decimal-comma/02_semicolon_deccomma.csv, 3, 200, 20, 105.12,",
		"files/07-csv-decimal-comma/14_sepline.csv, 3, 200, 20, 105.12,",
		"files/07-csv-decimal-comma/31_semicolon_deccomma_onecell.csv, 1, 200, 0, 105.12, decimal comma",
		"files/08-csv-inscopix/10_inscopix.csv, 2, 200, 20, 105.12, 1 undecided and 1 rejected",
		"files/10-csv-encoding/18_latin1.csv, 3, 200, 20, 105.12, Windows-1252",
		"files/11-csv-one-row-per-cell-or-measure/25_cells_in_rows_with_names.csv, 3, 200, 0, 105.12, row was read as a cell",
		"files/11-csv-one-row-per-cell-or-measure/26_thousands.csv, 3, 200, 20, 1105.12, thousands",
		"files/11-csv-one-row-per-cell-or-measure/32_tsa.csv, 3, 200, 0, 105.12, summarise the others",
		"files/25-orientation/n1_transposed.npy, 200, 3, 0, 105.12, set transpose",
		"files/25-orientation/61_time_x_cells.mat, 200, 3, 20, 105.12, set transpose",
		"numbers/04-csv-index-column/multimeasure.csv, 2, 5, 0, 100,",
		"numbers/04-csv-index-column/multimeasure600.csv, 2, 600, 0, 100.151,",
		"numbers/05-csv-without-heading/nohead.csv, 2, 300, 0, 0.0151,",
		"numbers/08-transposed/transposed.npy, 1500, 3, 0, 0.2875875234603882, set transpose" })
	void read(final String file, final int cells, final int frames, final double hz,
		final double first, final String note) throws IOException
	{
		final Loaded loaded = TraceFiles.load(SharedData.require(TOUGH + file), "auto", LoadOptions
			.defaults());
		assertEquals(cells, loaded.traces().numCells());
		assertEquals(frames, loaded.traces().numTimepoints());
		if (hz == 0) assertTrue(!loaded.traces().rate().isKnown());
		else assertEquals(hz, loaded.traces().rate().hz(), 1e-6);
		assertEquals(first, loaded.traces().value(0, 0));
		assertEquals(note == null ? 0 : 1, loaded.notes().size(), () -> loaded.notes().toString());
		if (note != null) assertTrue(loaded.notes().get(0).contains(note), loaded.notes().toString());
		assertTrue(IntStream.range(0, frames).mapToDouble(t -> loaded.traces().value(0, t)).allMatch(
			Double::isFinite));
	}

	@ParameterizedTest
	@CsvSource({ "files/03-csv-index-column/31b_miniscope_ts.csv, no column of a cell",
		"files/04-csv-time-units/13_time_named_but_ms.csv, is this in ms?",
		"files/09-csv-missing-words/15_nan_lower.csv, set missing to interpolate",
		"files/09-csv-missing-words/16_na_r.csv, set missing to interpolate",
		"files/09-csv-missing-words/39c_excel_error.csv, set missing to interpolate",
		"files/11-csv-one-row-per-cell-or-measure/23_tidy_ij_nolabel.csv, One row per slice",
		"files/12-xlsx/n16_excel.xlsx, save the sheet as CSV", "files/29-zarr-zip/m_store.zarr.zip, unzip it" })
	void refused(final String file, final String wayOut) {
		final Path path = SharedData.require(TOUGH + file);
		final String message = assertThrows(DataFormatException.class, () -> TraceFiles.load(path,
			"auto", LoadOptions.defaults())).getMessage();
		assertTrue(message.contains(wayOut), message);
	}

	@ParameterizedTest
	@CsvSource({ "15_nan_lower.csv, 3", "16_na_r.csv, 3", "39c_excel_error.csv, 2" })
	void missingSamplesAreFilled(final String file, final int cells) throws IOException {
		final Loaded loaded = TraceFiles.load(SharedData.require(TOUGH +
			"files/09-csv-missing-words/" + file), "auto", LoadOptions.defaults().withMissing(
				MissingValues.INTERPOLATE));
		assertEquals(cells, loaded.traces().numCells());
		assertEquals(200, loaded.traces().numTimepoints());
	}
}
