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

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.deconvolution.Baseline;
import org.calab.deconvolution.Constraint;
import org.calab.deconvolution.Deconvolution;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.deconvolution.DeconvolutionResult;
import org.calab.deconvolution.Solver;
import org.calab.fiji.plot.Figures;
import org.calab.fiji.plot.PlotData;
import org.calab.io.CaTuneExport;
import org.calab.io.FileGroup;
import org.calab.io.loader.TraceFiles;
import org.calab.kernel.CalciumKernel;
import org.calab.results.DeconvolutionFiles;
import org.calab.task.CancelledException;
import org.calab.task.Parallel;
import org.calab.task.Progress;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code calab deconvolve}: traces to activity, one file or a batch. */
@Command(name = "deconvolve", mixinStandardHelpOptions = true,
	description = {
		"Activity (a.u., proportional to rate) of each cell, as .npy.",
		"Several FILEs or a folder are a batch (of a folder the .npy, else .npz, else .csv of each name): OUT is then a folder, and each " +
			"result is named after its input. Failures are listed at the end, and " +
			"the exit code is 1 if there was one." })
final class DeconvolveSub implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FILE", arity = "1..*",
		description = "tuning data, .npy, .npz or wide CSV; or a folder of these")
	private List<Path> inputs;

	@Option(names = "--params", paramLabel = "EXPORT.json",
		description = "τ, λ and filter from a CaTune export")
	private Path params;

	@Option(names = "--tau-rise", paramLabel = "S",
		description = "rise time constant in s")
	private Double tauRise;

	@Option(names = "--tau-decay", paramLabel = "S",
		description = "decay time constant in s")
	private Double tauDecay;

	@Option(names = "--lambda", paramLabel = "L",
		description = "weight of the sparsity penalty, at least 0")
	private Double lambda;

	@Option(names = "--fs", paramLabel = "HZ",
		description = "sampling rate in Hz; default: the file's")
	private Double fs;

	@Option(names = "--solver", defaultValue = "banded",
		description = "banded or fft (default: ${DEFAULT-VALUE})")
	private String solver;

	@Option(names = "--constraint", defaultValue = "nonneg",
		description = "nonneg or box01 (default: ${DEFAULT-VALUE})")
	private String constraint;

	@Option(names = "--baseline", defaultValue = "rolling",
		description = "rolling, constant or none (default: ${DEFAULT-VALUE})")
	private String baseline;

	@Option(names = "--max-iterations", paramLabel = "N", defaultValue = "2000",
		description = "default: ${DEFAULT-VALUE}")
	private int maxIterations;

	@Option(names = "--full",
		description = "also OUT_info.json, OUT_fit.npy, OUT_activity.csv and OUT_cells.csv")
	private boolean full;

	@Option(names = "--figure",
		description = "also OUT.png (first cells) and OUT_raster.png (all)")
	private boolean figure;

	@Option(names = { "-o", "--output" }, paramLabel = "OUT", required = true,
		description = "OUT.npy, or the folder of a batch")
	private Path out;

	@Option(names = "--overwrite", description = "replace existing files")
	private boolean overwrite;

	@Override
	public Integer call() throws Exception {
		final DeconvolutionOptions options = options();
		if (inputs.size() == 1 && !Files.isDirectory(inputs.get(0))) {
			deconvolve(inputs.get(0), out, options);
			return 0;
		}
		return batch(options);
	}

	private DeconvolutionOptions options() throws Exception {
		final DeconvolutionOptions base;
		if (params != null) {
			if (tauRise != null || tauDecay != null || lambda != null) {
				throw new InvalidInputException(
					"Give either --params, or --tau-rise, --tau-decay and --lambda");
			}
			final CaTuneExport e = CaTuneExport.read(params);
			base = DeconvolutionOptions.of(new CalciumKernel(e.tauRise(), e
				.tauDecay()), e.lambda()).withFilter(e.filterEnabled());
		}
		else if (tauRise == null || tauDecay == null || lambda == null) {
			throw new InvalidInputException("Give --tau-rise S, --tau-decay S and " +
				"--lambda L (for example 0.1, 0.6 and 0.01), or --params EXPORT.json");
		}
		else base = DeconvolutionOptions.of(new CalciumKernel(tauRise, tauDecay),
			lambda);
		return base.withSolver(Require.choice("--solver", solver, Solver.class))
			.withConstraint(Require.choice("--constraint", constraint,
				Constraint.class)).withBaseline(Require.choice("--baseline", baseline,
					Baseline.class)).withMaxIterations(maxIterations);
	}

	private int batch(final DeconvolutionOptions options) throws Exception {
		final List<Path> files = expand();
		Files.createDirectories(out);
		final List<String> failures = new ArrayList<>();
		for (final Path file : files) {
			try {
				deconvolve(file, out.resolve(stem(file)), options);
			}
			catch (final CancelledException e) {
				throw e;
			}
			catch (final Exception e) {
				failures.add(file + ": " + CaLab.describe(e));
			}
		}
		final PrintWriter err = spec.commandLine().getErr();
		if (!failures.isEmpty()) err.println("calab: " + failures.size() + " of " +
			files.size() + " failed:");
		failures.forEach(f -> err.println("  " + f));
		return failures.isEmpty() ? 0 : 1;
	}

	/** The files, with folders replaced by the trace files in them, no two of one name. */
	private List<Path> expand() throws Exception {
		final List<Path> files = new ArrayList<>();
		for (final Path p : inputs) {
			if (!Files.isDirectory(p)) files.add(p);
			else try (Stream<Path> in = Files.list(p)) {
				files.addAll(traceFiles(in.sorted().toList()));
			}
		}
		if (files.isEmpty()) throw new InvalidInputException(
			"There is no .npy, .npz or .csv file in " + inputs);
		final Set<String> names = new HashSet<>();
		for (final Path f : files) {
			if (!names.add(stem(f))) throw new InvalidInputException(
				"Two inputs would both be written to " + out.resolve(stem(f)) +
					".npy: rename one of them, or run them apart");
		}
		return files;
	}

	/**
	 * The trace files of a folder: of one name the .npy, else the .npz, else the
	 * .csv, and not what extract and deconvolve write beside them.
	 */
	private static Collection<Path> traceFiles(final List<Path> folder) {
		final Map<String, Path> byStem = new LinkedHashMap<>();
		for (final String end : List.of(".npy", ".npz", ".csv")) {
			for (final Path f : folder) {
				final String name = f.getFileName().toString().toLowerCase(Locale.ROOT);
				if (name.endsWith(end) && !name.matches(
					".*_(steps|cells|activity|fit)\\....")) byStem.putIfAbsent(stem(f), f);
			}
		}
		return byStem.values();
	}

	private static String stem(final Path file) {
		return file.getFileName().toString().replaceFirst("(?i)\\.(npy|npz|csv)$",
			"");
	}

	private void deconvolve(final Path in, final Path to,
		final DeconvolutionOptions options) throws Exception
	{
		FileGroup.requireWritable(DeconvolutionFiles.activityFile(to), overwrite);
		TraceSet traces = TraceFiles.load(in);
		if (fs != null) traces = traces.withRate(SamplingRate.ofHz(fs));
		final DeconvolutionResult result = Deconvolution.run(traces, options,
			Parallel.defaultThreads(), Progress.none());
		final List<Path> written = DeconvolutionFiles.save(result, to, full,
			overwrite);
		if (figure) Figures.save(PlotData.of(to.getFileName().toString(), traces,
			result), DeconvolutionFiles.beside(to, ".png"), overwrite);
		final long missed = result.cells().stream().filter(c -> !c.converged())
			.count();
		spec.commandLine().getOut().println(in + ": " + traces + " -> " + written
			.get(0) + (missed > 0 ? " (" + missed + " cells did not converge within " +
				options.maxIterations() + " iterations)" : ""));
	}
}
