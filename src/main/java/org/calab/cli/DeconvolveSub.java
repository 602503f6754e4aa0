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
import java.util.OptionalDouble;
import java.util.concurrent.Callable;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.deconvolution.Baseline;
import org.calab.deconvolution.Constraint;
import org.calab.deconvolution.Deconvolution;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.deconvolution.DeconvolutionResult;
import org.calab.deconvolution.Solver;
import org.calab.inference.AutoInference;
import org.calab.inference.AutoOptions;
import org.calab.inference.AutoResult;
import org.calab.io.catune.CaTuneExport;
import org.calab.kernel.CalciumKernel;
import org.calab.kernel.KernelChoice;
import org.calab.results.ActivityFiles;
import org.calab.task.Parallel;
import org.calab.task.Progress;
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
		"Activity (a.u., proportional to rate) of each cell, as .npy.",
		"Several FILEs or a folder are a batch (of a folder the .npy, else .npz, else .csv of each name): OUT is then a folder, and each " +
			"result is named after its input. Failures are listed at the end, and " +
			"the exit code is 1 if there was one." })
final class DeconvolveSub implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FILE", arity = "1..*",
		description = "anything that convert reads; or a folder of .npy, .npz or .csv")
	private List<Path> inputs;

	@Option(names = "--params", paramLabel = "EXPORT.json",
		description = "τ, λ and filter from a CaTune export")
	private Path params;

	@Option(names = "--auto",
		description = "no number to set: kernel, lambda and baseline are found from the data (automatic inference)")
	private boolean auto;

	@Option(names = "--pool",
		description = "with --auto: the FILEs are one data set and share what is found per data set; several FILEs")
	private boolean pool;

	@Option(names = "--shift", paramLabel = "S", defaultValue = "0",
		description = "with --auto: seconds by which the fluorescence of these recordings is known to be late, -1 to 1 (default: ${DEFAULT-VALUE})")
	private double shift;

	@Option(names = "--tau-rise", paramLabel = "S",
		description = "rise time constant in s")
	private Double tauRise;

	@Option(names = "--tau-decay", paramLabel = "S",
		description = "decay time constant in s")
	private Double tauDecay;

	@Option(names = "--kernel", paramLabel = "INDICATOR",
		description = "instead of --tau-rise and --tau-decay: gcamp6f, gcamp6m, gcamp6s, jgcamp8f or ogb1")
	private String kernel;

	@Option(names = "--lambda", paramLabel = "L",
		description = "weight of the sparsity penalty, at least 0, or auto: for each cell from its noise")
	private String lambda;

	@Mixin
	private LoadArguments load;

	@Option(names = "--solver", paramLabel = "NAME", defaultValue = "exact",
		description = "exact (the certified optimum), or CaLab's FISTA: banded or fft (default: ${DEFAULT-VALUE})")
	private String solver;

	@Option(names = "--constraint", paramLabel = "NAME", defaultValue = "nonneg",
		description = "activity is nonneg (at least 0) or box01 (0 to 1) (default: ${DEFAULT-VALUE})")
	private String constraint;

	@Option(names = "--baseline", paramLabel = "NAME", defaultValue = "rolling",
		description = "the level under the transients is rolling, constant or none (default: ${DEFAULT-VALUE})")
	private String baseline;

	@Option(names = "--max-iterations", paramLabel = "N", defaultValue = "2000",
		description = "iterations after which the solver stops in any case (default: ${DEFAULT-VALUE})")
	private int maxIterations;

	@Mixin
	private ActivityArguments output;

	@Override
	public Integer call() throws Exception {
		if (auto) return automatic();
		if (pool || shift != 0) throw new InvalidInputException(
			"--pool and --shift are allowed only with --auto");
		final DeconvolutionOptions options = options();
		return TraceBatch.run(inputs, output.out(), spec, (in, to) -> deconvolve(in, to,
			options));
	}

	private int automatic() throws Exception {
		if (params != null || kernel != null || tauRise != null || tauDecay != null ||
			!solver.equals("exact") || !constraint.equals("nonneg") || !baseline
				.equals("rolling")) throw new InvalidInputException(
					"--auto finds kernel and baseline itself; allowed with it are --lambda, --shift and --pool");
		final AutoOptions options = AutoOptions.of(lambda == null ? OptionalDouble
			.empty() : DeconvolutionOptions.lambda(lambda)).withShift(shift);
		if (!pool) return TraceBatch.run(inputs, output.out(), spec, (in, to) -> {
			output.requireWritable(to);
			final TraceSet traces = load.load(in, spec);
			save(in, traces, AutoInference.run(traces, options, Parallel
				.defaultThreads(), Progress.none()), to);
		});
		final List<AutoResult> results = new ArrayList<>();
		return TraceBatch.pooled(inputs, output.out(), spec, (in, to) -> {
			output.requireWritable(to);
			return load.load(in, spec);
		}, traces -> results.addAll(AutoInference.run(traces, options, Parallel
			.defaultThreads(), Progress.none())), (i, traces, in, to) -> save(in,
				traces, results.get(i), to));
	}

	private void save(final Path in, final TraceSet traces,
		final AutoResult result, final Path to) throws Exception
	{
		final Path written = output.save(traces, result, to,
			ActivityFiles.Extent.ACTIVITY);
		spec.commandLine().getOut().println(String.format(Locale.ROOT,
			"%s: %s, tau_decay %.3f s -> %s", in, traces, result.dataSet().tauDecay(),
			written));
		ResultWarnings.print(spec, in, result);
	}

	private DeconvolutionOptions options() throws Exception {
		final DeconvolutionOptions base;
		if (params != null) {
			if (tauRise != null || tauDecay != null || kernel != null || lambda != null) {
				throw new InvalidInputException(
					"Give either --params, or the kernel and --lambda");
			}
			final CaTuneExport e = CaTuneExport.read(params);
			base = DeconvolutionOptions.of(new CalciumKernel(e.tauRise(), e
				.tauDecay()), e.lambda()).withFilter(e.filterEnabled());
		}
		else base = DeconvolutionOptions.of(kernel(), lambda());
		return base.withSolver(Require.choice("--solver", solver, Solver.class))
			.withConstraint(Require.choice("--constraint", constraint,
				Constraint.class)).withBaseline(Require.choice("--baseline", baseline,
					Baseline.class)).withMaxIterations(maxIterations);
	}

	private CalciumKernel kernel() {
		if (kernel != null && tauRise == null && tauDecay == null)
			return KernelChoice.indicator(kernel);
		if (kernel == null && tauRise != null && tauDecay != null)
			return new CalciumKernel(tauRise, tauDecay);
		throw new InvalidInputException("Give --auto (no number to set), or " +
			"--kernel INDICATOR, or --tau-rise S and --tau-decay S (for example 0.1 " +
			"and 0.6), or --params EXPORT.json");
	}

	private OptionalDouble lambda() {
		if (lambda == null) throw new InvalidInputException(
			"Give --lambda L (for example 0.01, or auto), or --params EXPORT.json");
		return DeconvolutionOptions.lambda(lambda);
	}

	private void deconvolve(final Path in, final Path to,
		final DeconvolutionOptions options) throws Exception
	{
		output.requireWritable(to);
		final TraceSet traces = load.load(in, spec);
		final DeconvolutionResult result = Deconvolution.run(traces, options,
			Parallel.defaultThreads(), Progress.none());
		final Path written = output.save(traces, result, to,
			ActivityFiles.Extent.ACTIVITY);
		spec.commandLine().getOut().println(in + ": " + traces + " -> " + written);
		ResultWarnings.print(spec, in, result);
	}
}
