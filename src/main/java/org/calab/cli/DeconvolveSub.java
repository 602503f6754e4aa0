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

import org.calab.check.InvalidInputException;
import org.calab.deconvolution.Deconvolution;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.deconvolution.DeconvolutionResult;
import org.calab.inference.AutoInference;
import org.calab.inference.AutoOptions;
import org.calab.inference.AutoResult;
import org.calab.io.catune.CaTuneExport;
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
final class DeconvolveSub implements Callable<Integer>, RecordOptions.Taker {

	private static final String[] KERNEL = { "tau_rise", "tau_decay" };

	private static final String[] GIVEN_KERNEL_ONLY = { "tau_rise", "tau_decay",
		"baseline", "constraint", "band_pass", "solver", "max_iterations",
		"tolerance" };

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FILE", arity = "1..*",
		description = "anything that convert reads; or a folder of .npy, .npz or .csv")
	private List<Path> inputs;

	@Option(names = "--params", paramLabel = "EXPORT.json",
		description = "τ, λ and filter from a CaTune export")
	private Path params;

	@Option(names = "--pool",
		description = "with --auto: the FILEs are one data set and share what is found per data set; several FILEs")
	private boolean pool;

	@Option(names = "--kernel", paramLabel = "NAME",
		description = KernelChoice.HELP + " (default: auto; with --tau-rise and --tau-decay: tau)")
	private String kernel;

	@Mixin
	private LoadArguments load;

	@Mixin
	private ActivityArguments output;

	@Override
	public List<RecordOptions.Use> records() {
		return List.of(RecordOptions.Use.of(DeconvolutionOptions.class).when(
			"a given kernel"), RecordOptions.Use.of(AutoOptions.class, "fixed_kernel")
				.when("--kernel auto"), LoadArguments.USE);
	}

	@Override
	public Integer call() throws Exception {
		if (isAutomatic()) return automatic();
		if (pool || RecordOptions.isGiven(spec, "shift"))
			throw new InvalidInputException(
				"--pool and --shift are allowed only with --kernel auto.");
		final DeconvolutionOptions options = options();
		return TraceBatch.run(inputs, output.out(), spec, (in, to) -> deconvolve(in, to,
			options));
	}

	private boolean isAutomatic() {
		return kernel != null ? KernelChoice.isAuto(kernel) : params == null &&
			RecordOptions.given(spec, KERNEL).isEmpty();
	}

	private int automatic() throws Exception {
		final List<String> unused = RecordOptions.given(spec, GIVEN_KERNEL_ONLY);
		if (params != null) unused.add("--params");
		if (!unused.isEmpty()) throw new InvalidInputException(String.join(", ",
			unused) + (unused.size() == 1 ? " is" : " are") +
			" allowed only with a given kernel; --kernel auto finds kernel and baseline itself.");
		final AutoOptions options = RecordOptions.read(spec, AutoOptions.class,
			KERNEL);
		if (!pool) return TraceBatch.run(inputs, output.out(), spec, (in, to) -> {
			output.requireWritable(to);
			final TraceSet traces = load.load(in);
			save(in, traces, AutoInference.run(traces, options, Parallel
				.defaultThreads(), Progress.none()), to);
		});
		final List<AutoResult> results = new ArrayList<>();
		return TraceBatch.pooled(inputs, output.out(), spec, (in, to) -> {
			output.requireWritable(to);
			return load.load(in);
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
		final DeconvolutionOptions given = RecordOptions.read(spec,
			DeconvolutionOptions.class);
		if (params != null) {
			final List<String> twice = RecordOptions.given(spec, "kernel", "tau_rise",
				"tau_decay", "lambda", "band_pass");
			if (!twice.isEmpty()) throw new InvalidInputException(String.join(", ",
				twice) + " cannot be given with --params, which has it.");
			return CaTuneExport.read(params).applyTo(given);
		}
		return kernel == null ? given : given.withKernel(KernelChoice.of(kernel, given
			.kernel().tauRise(), given.kernel().tauDecay()));
	}

	private void deconvolve(final Path in, final Path to,
		final DeconvolutionOptions options) throws Exception
	{
		output.requireWritable(to);
		final TraceSet traces = load.load(in);
		final DeconvolutionResult result = Deconvolution.run(traces, options,
			Parallel.defaultThreads(), Progress.none());
		final Path written = output.save(traces, result, to,
			ActivityFiles.Extent.ACTIVITY);
		spec.commandLine().getOut().println(in + ": " + traces + " -> " + written);
		ResultWarnings.print(spec, in, result);
	}
}
