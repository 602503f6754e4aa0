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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;

import org.calab.batch.TraceFileBatch;
import org.calab.cascade.CascadeInference;
import org.calab.cascade.CascadeModel;
import org.calab.cascade.CascadeOptions;
import org.calab.check.Require;
import org.calab.cli.shared.Commands;
import org.calab.cli.shared.GivenKernel;
import org.calab.cli.shared.LoadArguments;
import org.calab.cli.shared.Notes;
import org.calab.cli.shared.ProgressArguments;
import org.calab.cli.shared.RecordOptions;
import org.calab.deconvolution.Deconvolution;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.inference.ActivityMethod;
import org.calab.inference.AutoInference;
import org.calab.inference.AutoOptions;
import org.calab.inference.AutoResult;
import org.calab.inference.PosteriorInference;
import org.calab.inference.PosteriorOptions;
import org.calab.io.cascade.CascadeFolder;
import org.calab.io.catune.CaTuneExport;
import org.calab.kernel.Indicator;
import org.calab.kernel.KernelChoice;
import org.calab.results.ActivityFiles;
import org.calab.task.Parallel;
import org.calab.task.Progress;
import org.calab.trace.InferredActivity;
import org.calab.trace.TraceSet;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code calab deconvolve}: traces to activity, one file or a batch. */
@Command(name = "deconvolve", mixinStandardHelpOptions = true,
	description = {
		"Infers the activity of each cell (arbitrary units, proportional to the firing rate) and writes it to OUT.npy.",
		"Several FILEs or a folder are a batch (of a folder the .npy, else .npz, else .csv of each name): OUT is then a folder, and each " +
			"result is named after its input. Failures are listed at the end, and " +
			"the exit code is 1 if there was one." })
final class DeconvolveSub implements Callable<Integer>, RecordOptions.Taker {

	private static final String[] GIVEN_KERNEL_ONLY = { "tau_rise", "tau_decay",
		"baseline", "constraint", "band_pass", "solver", "max_iterations",
		"tolerance" };

	private static final String[] OF_DECONVOLUTION = { "lambda", "constraint", "band_pass",
		"solver", "max_iterations", "tolerance" };

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FILE", arity = "1..*",
		description = "Trace file, see calab convert --help; or a folder of NumPy or CSV files")
	private List<Path> inputs;

	@Option(names = "--params", paramLabel = "EXPORT.json",
		description = "Take tau, lambda and filter from a CaTune export")
	private Path params;

	@Option(names = "--pool",
		description = "With --kernel auto and several FILEs: they are one data set and share one kernel")
	private boolean pool;

	@Option(names = "--kernel", paramLabel = "NAME",
		description = "auto: found from the data, with nothing to set; tau: --tau-rise and --tau-decay; or the typical time constants of " +
			Indicator.NAMES + " (default: tau if time constants are given, otherwise auto)")
	private String kernel;

	@Option(names = "--method", paramLabel = "NAME", defaultValue = "deconvolve",
		description = ActivityMethod.HELP + " (default: ${DEFAULT-VALUE})")
	private String method;

	@Mixin
	private LoadArguments load;

	@Mixin
	private ActivityArguments output;

	@Mixin
	private ProgressArguments progress;

	@Override
	public List<RecordOptions.Use> records() {
		return List.of(RecordOptions.Use.of("Automatic inference (--kernel auto)",
			AutoOptions.class, "fixed_kernel", "tau_rise", "tau_decay"),
			RecordOptions.Use.of("Deconvolution with a given kernel",
				DeconvolutionOptions.class), RecordOptions.Use.of(
					"Posterior with a given kernel (--method posterior)",
					PosteriorOptions.class), RecordOptions.Use.of(
						"CASCADE (--method cascade)", CascadeOptions.class),
			LoadArguments.USE, ActivityArguments.FIGURE);
	}

	@Override
	public Integer call() throws Exception {
		output.figureOptions();
		final ActivityMethod chosen = Require.choice("method", method,
			ActivityMethod.class);
		if (chosen == ActivityMethod.CASCADE) return cascade();
		if (RecordOptions.isGiven(spec, "model")) throw Commands.misuse(spec,
			"--model is allowed only with --method cascade.");
		final boolean isPosterior = chosen == ActivityMethod.POSTERIOR;
		if (isAutomatic()) {
			if (isPosterior) throw Commands.misuse(spec,
				"--method posterior needs a kernel: give --tau-rise and --tau-decay in seconds, --kernel with the name of the indicator, or --params.");
			return automatic();
		}
		if (pool || RecordOptions.isGiven(spec, "shift")) throw Commands.misuse(spec,
			(pool ? "--pool" : "--shift") +
				" is allowed only with --kernel auto, which finds the kernel itself.");
		if (isPosterior) {
			final PosteriorOptions options = posteriorOptions();
			return each((traces, part) -> PosteriorInference.run(traces, options,
				Parallel.defaultThreads(), part));
		}
		final DeconvolutionOptions options = options();
		return each((traces, part) -> Deconvolution.run(traces, options, Parallel
			.defaultThreads(), part));
	}

	private int cascade() throws Exception {
		final List<String> unused = new ArrayList<>(RecordOptions.given(spec,
			GIVEN_KERNEL_ONLY));
		unused.addAll(RecordOptions.given(spec, "lambda", "shift"));
		if (kernel != null) unused.add("--kernel");
		if (params != null) unused.add("--params");
		if (pool) unused.add("--pool");
		if (!unused.isEmpty()) throw Commands.misuse(spec, String.join(", ", unused) +
			(unused.size() == 1 ? " is" : " are") +
			" not allowed with --method cascade, whose networks have no options.");
		final CascadeModel model = CascadeFolder.read(Path.of(RecordOptions.read(spec,
			CascadeOptions.class).requiredModel()));
		return each((traces, part) -> CascadeInference.run(traces, model, Parallel
			.defaultThreads(), part));
	}

	private boolean isAutomatic() {
		return kernel != null ? KernelChoice.isAuto(kernel) : params == null &&
			!GivenKernel.hasTimeConstant(spec);
	}

	private int automatic() throws Exception {
		final List<String> unused = new ArrayList<>(RecordOptions.given(spec,
			GIVEN_KERNEL_ONLY));
		if (params != null) unused.add("--params");
		if (!unused.isEmpty()) throw Commands.misuse(spec, String.join(", ", unused) +
			(unused.size() == 1 ? " is" : " are") +
			" allowed only with a given kernel; --kernel auto, the default, finds kernel and baseline itself.");
		final AutoOptions options = RecordOptions.read(spec, AutoOptions.class,
			"tau_rise", "tau_decay");
		if (!pool) return FailedFiles.print(spec, TraceFileBatch.run(inputs, output
			.out(), progress.progress(), (in, to, part) -> {
				output.requireWritable(to);
				final TraceSet traces = load.load(in);
				save(in, traces, AutoInference.run(traces, options, Parallel
					.defaultThreads(), part), to);
			}));
		final List<AutoResult> results = new ArrayList<>();
		return FailedFiles.print(spec, TraceFileBatch.pooled(inputs, output.out(),
			progress.progress(), (in, to) -> {
				output.requireWritable(to);
				return load.load(in);
			}, (traces, whole) -> results.addAll(AutoInference.run(traces, options,
				Parallel.defaultThreads(), whole)), (i, traces, in, to) -> save(in,
					traces, results.get(i), to)));
	}

	private void save(final Path in, final TraceSet traces,
		final AutoResult result, final Path to) throws Exception
	{
		final Path written = output.save(traces, result, to,
			ActivityFiles.Extent.ACTIVITY);
		spec.commandLine().getOut().println(String.format(Locale.ROOT,
			"%s: %s, tau_decay %.3f s -> %s", in, traces, result.dataSet().tauDecay(),
			written));
		Notes.print(spec, in, result.warnings());
	}

	private DeconvolutionOptions options() throws Exception {
		final DeconvolutionOptions given = RecordOptions.read(spec,
			DeconvolutionOptions.class);
		if (params != null) {
			requireNotInParams("kernel", "tau_rise", "tau_decay", "lambda",
				"band_pass");
			return CaTuneExport.read(params).applyTo(given);
		}
		return given.withKernel(GivenKernel.of(spec, kernel));
	}

	private PosteriorOptions posteriorOptions() throws Exception {
		final List<String> others = RecordOptions.given(spec, OF_DECONVOLUTION);
		if (!others.isEmpty()) throw Commands.misuse(spec, String.join(", ", others) +
			(others.size() == 1 ? " is" : " are") +
			" allowed only with --method deconvolve.");
		final PosteriorOptions given = RecordOptions.read(spec,
			PosteriorOptions.class);
		if (params == null) return given.withKernel(GivenKernel.of(spec, kernel));
		requireNotInParams("kernel", "tau_rise", "tau_decay");
		return given.withKernel(CaTuneExport.read(params).kernel());
	}

	private void requireNotInParams(final String... keys) {
		final List<String> twice = RecordOptions.given(spec, keys);
		if (!twice.isEmpty()) throw Commands.misuse(spec, String.join(", ", twice) +
			" cannot be given with --params, which has " + (twice.size() == 1 ? "it."
				: "them."));
	}

	private int each(
		final BiFunction<TraceSet, Progress, InferredActivity> inference)
		throws Exception
	{
		return FailedFiles.print(spec, TraceFileBatch.run(inputs, output.out(),
			progress.progress(), (in, to, part) -> infer(in, to, inference, part)));
	}

	private void infer(final Path in, final Path to,
		final BiFunction<TraceSet, Progress, InferredActivity> inference,
		final Progress part) throws Exception
	{
		output.requireWritable(to);
		final TraceSet traces = load.load(in);
		final InferredActivity result = inference.apply(traces, part);
		final Path written = output.save(traces, result, to,
			ActivityFiles.Extent.ACTIVITY);
		spec.commandLine().getOut().println(in + ": " + traces + " -> " + written);
		Notes.print(spec, in, result.warnings());
	}
}
