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
package org.calab.cli.shared;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
import org.calab.detection.FindCellsOptions;
import org.calab.extraction.ExtractionOptions;
import org.calab.image.MovieOptions;
import org.calab.task.Progress;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * A folder of recordings, from movies or traces to activity: all of {@code calab
 * batch} but where the work is done, which is this machine or a cluster.
 */
@Command(mixinStandardHelpOptions = true, description = {
	"Extracts traces and infers activity for each movie in FOLDER that has ROIs, or for each trace file, and writes the results to OUT.",
	"The ROIs of movie.tif are movie_RoiSet.zip, RoiSet_movie.zip, movie.zip, movie.roi, movie_labels.tif or movie_masks.tif beside it, otherwise RoiSet.zip.",
	"Recordings that are already done with the same settings and inputs are skipped, so a batch that was stopped continues.",
	"OUT/batch_report.html shows what was done. Failures do not end the batch; they are listed at the end, and the exit code is 1." })
public abstract class BatchCommand implements Callable<Integer>,
	RecordOptions.Taker
{

	/** What may be given beside a file of settings, which says nothing of these. */
	private static final Set<String> BESIDE_SETTINGS = Set.of("--inputs",
		"--pattern", "--recursive", "--rois", "--output", "--dry-run", "--settings",
		"--threads", "--block", "--together", "--overwrite", "--quiet");

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FOLDER", description = "Folder of the recordings")
	private Path folder;

	@Option(names = { "-o", "--output" }, paramLabel = "OUT", required = true,
		description = "Folder of the results, not FOLDER itself; created if missing")
	private Path out;

	@Option(names = "--dry-run",
		description = "Print the plan and the settings, and do nothing")
	private boolean dryRun;

	@Option(names = "--settings", paramLabel = "FILE.json",
		description = "Take all settings from a file, such as the batch_settings.json of an earlier batch")
	private Path settings;

	@Option(names = "--method", paramLabel = "NAME", defaultValue = MethodArguments.AUTO,
		description = "How activity is inferred: auto (no number to set), deconvolve or posterior (with a kernel), spikes, cadecon, or cascade (with --model); traces: not at all (default: ${DEFAULT-VALUE})")
	private String method;

	@Option(names = "--params", paramLabel = "EXPORT.json",
		description = "For deconvolve: take tau, lambda and filter from a CaTune export; for posterior: tau")
	private Path params;

	@Option(names = "--kernel", paramLabel = "NAME",
		description = "For deconvolve, posterior, spikes and --fixed-kernel. " + GivenKernel.HELP)
	private String kernel;

	@Option(names = "--figures",
		description = "Also NAME.png (first cells) and NAME_raster.png (all) of each recording")
	private boolean figures;

	@Mixin
	private LoadArguments load;

	@Option(names = "--overwrite",
		description = "Redo recordings that were done with other settings or inputs, and replace existing files")
	private boolean overwrite;

	@Mixin
	private ProgressArguments shown;

	@Override
	public List<RecordOptions.Use> records() {
		final List<RecordOptions.Use> all = new ArrayList<>(List.of(RecordOptions.Use
			.of("Which recordings", PlanOptions.class), RecordOptions.Use.of(
				"How movies are read", MovieOptions.class), RecordOptions.Use.of(
					"--rois find", FindCellsOptions.class, SettingsJson.NOT_IN_BATCHES),
			RecordOptions.Use.of(
					"What is done with the traces of a movie", ExtractionOptions.class),
			LoadArguments.USE));
		SettingsJson.METHODS.forEach((name, options) -> all.add(RecordOptions.Use
			.of("--method " + name, options)));
		return all;
	}

	@Override
	public Integer call() throws Exception {
		final BatchSettings how = settings == null ? given() : fromFile();
		final PlanOptions which = RecordOptions.read(spec, PlanOptions.class);
		if (which.finds()) how.findCells().requireDiameter();
		final BatchPlan what = BatchPlan.of(folder, out, which);
		final PrintWriter print = spec.commandLine().getOut();
		what.preview().forEach(print::println);
		if (dryRun) {
			print.println("Settings:");
			print.println(SettingsJson.text(how));
			return what.problems().isEmpty() ? 0 : 1;
		}
		final Progress progress = shown.progress();
		try (BatchFolder results = BatchFolder.open(out, how, overwrite)) {
			final List<Outcome> outcomes = run(what, results, progress.stage(0, 0.98),
				o -> {
					if (!o.isFailure()) print.println(o.name() + ": " + o.status());
				});
			BatchReport.write(what, outcomes, results, progress.stage(0.98, 1));
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
		Progress progress, Consumer<Outcome> told) throws IOException;

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
			.matchedOptions().stream().map(o -> o.longestName()).filter(
				o -> !BESIDE_SETTINGS.contains(o)).toList();
		if (!others.isEmpty()) throw Commands.misuse(spec, String.join(", ",
			others) + " cannot be given with --settings, which has all of them.");
		try {
			return SettingsJson.read(settings);
		}
		catch (final InvalidInputException e) {
			// by its place in the file: "fs" there is not --fs
			throw InvalidInputException.renamed(e, path -> settings + ": " + path);
		}
	}

	private BatchSettings given() throws IOException {
		final MovieOptions movie = RecordOptions.read(spec, MovieOptions.class);
		final BatchSettings how = BatchSettings.defaults().withFs(movie.fs().orElse(
			0)).withMovieAxes(movie.withFs(0)).withFindCells(RecordOptions.read(spec,
				FindCellsOptions.class, SettingsJson.NOT_IN_BATCHES)).withExtraction(
					RecordOptions.read(spec, ExtractionOptions.class)).withFormat(load.format()).withLoadOptions(load
					.options().withFs(OptionalDouble.empty())).withFigures(figures);
		final MethodArguments analysis = new MethodArguments(spec, method, params,
			kernel);
		return analysis.isNone() ? how : how.withAnalysis(analysis.read());
	}
}
