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
package org.calab.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.calab.Version;
import org.calab.cells.CellSummary;
import org.calab.figure.BatchFigure;
import org.calab.io.FileGroup;
import org.calab.io.Json;
import org.calab.io.table.TableCsv;
import org.calab.results.HtmlPage;
import org.calab.task.Progress;
import org.calab.trace.CellTable;
import org.calab.trace.Table;

/**
 * The summary of a batch: {@code batch_report.csv} and {@code .html} (one row per
 * recording, with warnings and errors), {@code batch_summary.csv} (one row per cell) and
 * {@code .png} (one row per recording), and {@code batch_settings.json}. Each run rewrites
 * them; they include the recordings of earlier runs.
 */
public final class BatchReport {

	private static final String RECORDING = "recording";

	private static final List<String> COLUMNS = List.of(RECORDING, "status",
		"inputs", "cells", "frames", "fs (Hz)", "warnings", "reason");

	/** Quantities of the figure: of each list, the first that exists. */
	private static final List<List<String>> QUANTITIES = List.of(List.of(
		CellSummary.SNR), List.of("fit_R2", "pve",
			"tau_decay (s)"), List.of(CellTable.RATE));

	private final BatchPlan plan;
	private final List<Outcome> outcomes;
	private final BatchFolder folder;

	private BatchReport(final BatchPlan plan, final List<Outcome> outcomes,
		final BatchFolder folder)
	{
		this.plan = plan;
		this.outcomes = outcomes;
		this.folder = folder;
	}

	/**
	 * @param outcomes one per recording and problem of the plan
	 * @return the written files
	 * @throws org.calab.task.CancelledException if cancelled; nothing is written
	 */
	public static List<Path> write(final BatchPlan plan,
		final List<Outcome> outcomes, final BatchFolder folder,
		final Progress progress) throws IOException
	{
		final Map<Path, FileGroup.Content> files = new BatchReport(plan, outcomes,
			folder).contents(progress);
		FileGroup.removeParts(files.keySet()); // left by a killed run
		FileGroup.write(files, true);
		return new ArrayList<>(files.keySet());
	}

	private Map<Path, FileGroup.Content> contents(final Progress progress)
		throws IOException
	{
		final Map<Path, FileGroup.Content> files = new LinkedHashMap<>();
		final Table summary = summary();
		final List<BatchFigure.Row> rows = rows(summary.columns(), progress);
		final Path out = folder.path(), picture = out.resolve("batch_summary.png");
		final HtmlPage page = page();
		if (!rows.isEmpty()) {
			final BatchFigure figure = new BatchFigure("Batch of " + rows.size() +
				" recordings", quantities(summary.columns()), rows);
			page.figure("Cells of each recording (bar: median)", figure.inline());
			files.put(picture, figure.content(picture));
			files.put(out.resolve("batch_summary.csv"), TableCsv.of(summary));
		}
		page.textTable("Recordings", recordings());
		page.textTable("Settings", settings());
		files.put(out.resolve("batch_report.csv"), TableCsv.of(recordings()));
		files.put(out.resolve("batch_report.html"), page.content());
		files.put(out.resolve(BatchFolder.SETTINGS), Json.of(SettingsJson.of(folder
			.settings())));
		return files;
	}

	private Table recordings() {
		return new Table(COLUMNS, outcomes.stream().map(o -> {
			final List<Object> row = new ArrayList<>(List.of(o.name(), o.status()
				.toString(), o.inputs()));
			o.receipt().ifPresentOrElse(r -> row.addAll(List.of(r.cells(), r.frames(),
				r.fs(), String.join(" ", r.warnings()))), () -> row.addAll(List.of("",
					"", "", "")));
			row.add(o.reason());
			return row;
		}).toList());
	}

	private Stream<Outcome> done() {
		return outcomes.stream().filter(o -> o.receipt().isPresent());
	}

	/** The table of all cells. Recordings processed by an earlier version may lack a column. */
	private Table summary() {
		final Set<String> columns = new LinkedHashSet<>(List.of(RECORDING));
		done().forEach(o -> columns.addAll(o.receipt().get().table().columns()));
		final List<List<Object>> rows = new ArrayList<>();
		done().forEach(o -> {
			final Table table = o.receipt().get().table();
			table.rows().forEach(r -> rows.add(columns.stream().map(c -> {
				final int at = table.columns().indexOf(c);
				return c.equals(RECORDING) ? o.name() : at < 0 ? "" : r.get(at);
			}).toList()));
		});
		return new Table(List.copyOf(columns), rows);
	}

	private static List<String> quantities(final List<String> columns) {
		return QUANTITIES.stream().map(names -> names.stream().flatMap(
			n -> columns.stream().filter(c -> c.startsWith(n))).findFirst().orElse(
				null)).filter(Objects::nonNull).toList();
	}

	private List<BatchFigure.Row> rows(final List<String> columns,
		final Progress progress) throws IOException
	{
		final List<BatchFigure.Row> rows = new ArrayList<>();
		final List<Outcome> done = done().toList();
		for (final Outcome o : done) {
			progress.checkCancelled();
			progress.report((double) rows.size() / done.size(), "Summary");
			final Receipt receipt = o.receipt().get();
			rows.add(BatchFigure.Row.of(o.name(), quantities(columns).stream().map(
				q -> column(receipt.table(), q)).toList(), folder.shown(o.recording()
					.get(), receipt)));
		}
		return rows;
	}

	private static double[] column(final Table table, final String name) {
		final int at = table.columns().indexOf(name);
		return table.rows().stream().mapToDouble(r -> r.get(
			at) instanceof Number n ? n.doubleValue() : Double.NaN).toArray();
	}

	private HtmlPage page() {
		final HtmlPage page = new HtmlPage("Batch of " + plan.folder()
			.toAbsolutePath().normalize());
		final long failed = outcomes.stream().filter(Outcome::isFailure).count();
		page.paragraph(outcomes.size() - failed + " of " + outcomes.size() +
			" recordings are done. CaLab for Fiji " + Version.number() + ", " +
			Instant.now().truncatedTo(ChronoUnit.SECONDS) + ".");
		if (failed > 0) page.warnings("Failed", outcomes.stream().filter(
			Outcome::isFailure).map(o -> o.name() + " (" + o.inputs() + "): " + o
				.reason()).toList());
		if (!plan.notes().isEmpty()) page.warnings("Notes", plan.notes());
		return page;
	}

	private Table settings() {
		final List<List<Object>> rows = new ArrayList<>();
		SettingsJson.flat(folder.settings()).forEach((name, value) -> rows.add(List
			.of(name, value == null ? "" : value.toString())));
		return new Table(List.of("setting", "value"), rows);
	}
}
