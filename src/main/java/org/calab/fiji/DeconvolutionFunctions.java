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

import java.io.IOException;
import java.util.Map;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.deconvolution.Deconvolution;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.deconvolution.DeconvolutionResult;
import org.calab.deconvolution.Solver;
import org.calab.io.catune.CaTuneExport;
import org.calab.io.catune.TuningData;
import org.calab.options.OptionList;
import org.calab.task.Parallel;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.scijava.Contextual;

/** Functions of {@link CaLabService} that deconvolve with a given kernel, and the files of CaTune. */
public interface DeconvolutionFunctions extends Contextual {

	private static DeconvolutionOptions defaults() {
		return OptionList.of(DeconvolutionOptions.class).defaults();
	}

	/** As {@link #runDeconvolution(Object, double, double, double, Object, int, String, String)} with the reference's defaults, solved exactly. */
	default Object runDeconvolution(final Object traces, final double fs,
		final double tauR, final double tauD, final Object lam)
	{
		return runDeconvolution(traces, fs, tauR, tauD, lam,
			defaults().maxIterations(), defaults().solver().toString(), defaults()
				.constraint().toString());
	}

	/**
	 * As {@code calab.run_deconvolution}.
	 *
	 * @param lam a number of at least 0; or "auto": for each cell from its noise
	 * @return activity (a.u., proportional to rate): {@code double[]} for one
	 *         trace given as a vector, else {@code double[][]}
	 */
	default Object runDeconvolution(final Object traces, final double fs,
		final double tauR, final double tauD, final Object lam,
		final int maxIters, final String convMode, final String constraint)
	{
		final double[][] activity = runDeconvolutionFull(traces, fs, tauR, tauD,
			lam, maxIters, convMode, constraint).activity().toArray();
		return TraceArguments.isVector(traces) ? activity[0] : activity;
	}

	/** As {@link #runDeconvolutionFull(Object, double, double, double, Object, int, String, String)} with the reference's defaults, solved exactly. */
	default DeconvolutionResult runDeconvolutionFull(final Object traces,
		final double fs, final double tauR, final double tauD, final Object lam)
	{
		return runDeconvolutionFull(traces, fs, tauR, tauD, lam,
			defaults().maxIterations(), defaults().solver().toString(), defaults()
				.constraint().toString());
	}

	/**
	 * As {@code calab.run_deconvolution_full}.
	 *
	 * @param lam a number of at least 0; or "auto": for each cell from its noise
	 * @param convMode exact (the certified optimum), or the reference's FISTA: fft
	 *          or banded
	 * @param constraint nonneg or box01
	 */
	default DeconvolutionResult runDeconvolutionFull(final Object traces,
		final double fs, final double tauR, final double tauD, final Object lam,
		final int maxIters, final String convMode, final String constraint)
	{
		return run(ServiceCall.traces(this, traces, SamplingRate.ofHz(fs)), OptionList
			.of(DeconvolutionOptions.class).read(Map.of("tau_rise", tauR, "tau_decay",
				tauD, "lambda", Require.present("lam", lam), "max_iterations", maxIters,
				"solver", solver(convMode), "constraint", constraint)));
	}

	/** CaLab's own names of its solvers are taken, too. */
	private static String solver(final String convMode) {
		return switch (Require.present("conv_mode", convMode)) {
			case "banded" -> Solver.FISTA.toString();
			case "fft" -> Solver.FISTA_FFT.toString();
			case "exact", "fista", "fista_fft" -> convMode;
			default -> throw InvalidInputException.mustBe("conv_mode",
				"one of exact, banded, fft", convMode);
		};
	}

	/** Deconvolves with any options, on all processors. */
	default DeconvolutionResult run(final TraceSet traces,
		final DeconvolutionOptions options)
	{
		return ServiceCall.watched(this, "Deconvolution", progress -> Deconvolution.run(traces,
			options, Parallel.defaultThreads(), progress));
	}

	/** As {@code calab.deconvolve_from_export}, in full; the rate is the export's. */
	default DeconvolutionResult deconvolveFromExport(final Object traces,
		final String paramsPath) throws IOException
	{
		final CaTuneExport e = loadExportParams(paramsPath);
		return run(ServiceCall.traces(this, traces, SamplingRate.ofHz(e.fs())),
			e.applyTo(defaults()));
	}

	/** As {@code calab.load_export_params}. */
	default CaTuneExport loadExportParams(final String paramsPath)
		throws IOException
	{
		return CaTuneExport.read(ServiceCall.path("params_path", paramsPath));
	}

	/** As {@code calab.save_for_tuning}; existing files are not replaced, rejected cells are left out. */
	default void saveForTuning(final Object traces, final double fs,
		final String path) throws IOException
	{
		saveForTuning(traces, fs, path, Map.of());
	}

	/** As {@code calab.save_for_tuning}, with further entries of the sidecar. */
	default void saveForTuning(final Object traces, final double fs,
		final String path, final Map<String, ?> metadata) throws IOException
	{
		TuningData.save(ServiceCall.traces(this, traces, SamplingRate.ofHz(fs)).accepted(),
			ServiceCall.path(
			"path", path), metadata, false);
	}

	/** As {@code calab.load_tuning_data}. */
	default TuningData loadTuningData(final String path) throws IOException {
		return TuningData.load(ServiceCall.path("path", path));
	}
}
