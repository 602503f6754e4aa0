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
package org.calab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import org.calab.batch.BatchFolder;
import org.calab.batch.BatchPlan;
import org.calab.batch.BatchReport;
import org.calab.batch.BatchSettings;
import org.calab.batch.Outcome;
import org.calab.batch.PlanOptions;
import org.calab.batch.SettingsJson;
import org.calab.check.InvalidInputException;
import org.calab.extraction.ExtractionOptions;
import org.calab.image.MovieOptions;
import org.calab.io.catune.CaTuneExport;
import org.calab.task.Progress;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * A folder of recordings, from movies or traces to activity: all of {@code calab
 * batch} but where the work is done.
 */
@Command(mixinStandardHelpOptions = true, description = {
	"Each movie of FOLDER with its ROI set, or each file of traces, to traces and activity in OUT.",
	"A movie.tif goes with the one of movie_RoiSet.zip, RoiSet_movie.zip, movie.zip, movie.roi, movie_labels.tif and movie_masks.tif that is beside it, else with RoiSet.zip.",
	"What is done already, with the same settings and of the same inputs, is not done again: a batch that was stopped goes on.",
	"OUT/batch_report.html tells what was done; failures do not end the batch, are listed at the end, and make the exit code 1." })
public abstract class BatchCommand implements Callable<Integer>,
	RecordOptions.Taker
{

	/** What may be given beside a file of settings, which says nothing of these. */
	private static final Set<String> BESIDE_SETTINGS = Set.of("--inputs",
		"--pattern", "--recursive", "--rois", "--output", "--dry-run", "--settings",
		"--threads", "--block", "--together", "--overwrite");

	private static final String MOVIES = "movies";

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FOLDER", description = "where the recordings are")
	private Path folder;

	@Option(names = { "-o", "--output" }, paramLabel = "OUT", required = true,
		description = "folder of the results, another one than FOLDER; made if missing")
	private Path out;

	@Option(names = "--dry-run",
		description = "only print the plan and the settings")
	private boolean dryRun;

	@Option(names = "--settings", paramLabel = "FILE.json",
		description = "all settings, such as the batch_settings.json of an earlier batch, instead of all options that say how")
	private Path settings;

	@Option(names = "--method", paramLabel = "NAME", defaultValue = "auto",
		description = "auto (automatic inference: no number to set), deconvolve, spikes, cadecon, or traces: no activity (default: ${DEFAULT-VALUE})")
	private String method;

	@Option(names = "--params", paramLabel = "EXPORT.json",
		description = "deconvolve: τ, λ and filter from a CaTune export")
	private Path params;

	@Option(names = "--kernel", paramLabel = "INDICATOR",
		description = "deconvolve and spikes: instead of --tau-rise and --tau-decay, gcamp6f, gcamp6m, gcamp6s, jgcamp8f or ogb1")
	private String kernel;

	@Option(names = "--figures",
		description = "also NAME.png (first cells) and NAME_raster.png (all) of each recording")
	private boolean figures;

	@Mixin
	private LoadArguments load;

	@Option(names = "--overwrite",
		description = "do again what was done with other settings or of other inputs, and replace existing files")
	private boolean overwrite;

	@Override
	public List<RecordOptions.Use> records() {
		final List<RecordOptions.Use> all = new ArrayList<>(List.of(RecordOptions.Use
			.of(PlanOptions.class), RecordOptions.Use.of(MovieOptions.class).when(
				MOVIES), RecordOptions.Use.of(ExtractionOptions.class).when(MOVIES),
			LoadArguments.USE.when("files of traces")));
		SettingsJson.METHODS.forEach((name, record) -> all.add(RecordOptions.Use.of(record)
			.when("--method " + name)));
		return all;
	}

	@Override
	public Integer call() throws Exception {
		final BatchSettings how = settings == null ? given() : fromFile();
		final BatchPlan what = BatchPlan.of(folder, out, RecordOptions.read(spec,
			PlanOptions.class));
		final PrintWriter print = spec.commandLine().getOut();
		what.preview().forEach(print::println);
		if (dryRun) {
			print.println("Settings:");
			print.println(SettingsJson.text(how));
			return what.problems().isEmpty() ? 0 : 1;
		}
		try (BatchFolder results = BatchFolder.open(out, how, overwrite)) {
			final List<Outcome> outcomes = run(what, results, o -> {
				if (!o.isFailure()) print.println(o.name() + ": " + o.status());
			});
			BatchReport.write(what, outcomes, results, Progress.none());
			return tell(outcomes);
		}
	}

	/**
	 * Does the work.
	 *
	 * @param told of each recording that is settled, from any thread
	 * @return what became of each
	 */
	protected abstract List<Outcome> run(BatchPlan plan, BatchFolder results,
		Consumer<Outcome> told) throws IOException;

	private int tell(final List<Outcome> outcomes) {
		final List<Outcome> failures = outcomes.stream().filter(Outcome::isFailure)
			.toList();
		final PrintWriter err = spec.commandLine().getErr();
		if (!failures.isEmpty()) err.println("calab: " + failures.size() + " of " +
			outcomes.size() + " failed:");
		failures.forEach(o -> err.println("  " + o.name() + ": " + o.reason()));
		spec.commandLine().getOut().println(outcomes.size() - failures.size() +
			" of " + outcomes.size() + " done -> " + out.resolve(
				"batch_report.html"));
		return failures.isEmpty() ? 0 : 1;
	}

	private BatchSettings fromFile() throws IOException {
		final List<String> others = spec.commandLine().getParseResult()
			.matchedOptions().stream().filter(o -> !BESIDE_SETTINGS.contains(o
				.longestName())).map(o -> o.longestName()).toList();
		if (!others.isEmpty()) throw new InvalidInputException(String.join(", ",
			others) + " cannot be given with --settings, which has all of them");
		return SettingsJson.read(settings);
	}

	private BatchSettings given() throws IOException {
		final MovieOptions movie = RecordOptions.read(spec, MovieOptions.class);
		final BatchSettings how = BatchSettings.defaults().withFs(movie.fs().orElse(
			0)).withMovieAxes(movie.withFs(0)).withExtraction(RecordOptions.read(spec,
				ExtractionOptions.class)).withFormat(load.format()).withLoadOptions(load
					.options().withFs(OptionalDouble.empty())).withFigures(figures);
		final Map<String, Object> fields = fields();
		if (!method.equalsIgnoreCase("traces")) return how.withAnalysis(SettingsJson
			.analysis(fields));
		if (fields.size() > 1) throw new InvalidInputException(
			"--method traces infers nothing: it takes no option of an analysis");
		return how;
	}

	/** Only what was given: the settings say what a method has, and its defaults. */
	private Map<String, Object> fields() throws IOException {
		final Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("method", method.toLowerCase(java.util.Locale.ROOT));
		if (params != null) {
			final List<String> twice = RecordOptions.given(spec, "kernel", "tau_rise",
				"tau_decay", "lambda", "band_pass");
			if (!twice.isEmpty()) throw new InvalidInputException(String.join(", ",
				twice) + " cannot be given with --params, which has it.");
			fields.putAll(SettingsJson.fields(CaTuneExport.read(params)));
		}
		if (kernel != null) fields.put("kernel", kernel);
		for (final Class<? extends Record> method : SettingsJson.METHODS.values())
			fields.putAll(RecordOptions.given(spec, method));
		return fields;
	}
}
