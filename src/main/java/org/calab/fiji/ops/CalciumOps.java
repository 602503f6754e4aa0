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
package org.calab.fiji.ops;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.calab.cadecon.CaDecon;
import org.calab.cadecon.CaDeconOptions;
import org.calab.cadecon.CaDeconResult;
import org.calab.cascade.CascadeInference;
import org.calab.cascade.CascadeModel;
import org.calab.cascade.CascadeResult;
import org.calab.deconvolution.Deconvolution;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.deconvolution.DeconvolutionResult;
import org.calab.detection.CellFinder;
import org.calab.detection.FindCellsOptions;
import org.calab.detection.FoundCells;
import org.calab.extraction.ExtractedTraces;
import org.calab.extraction.ExtractionOptions;
import org.calab.extraction.Movie;
import org.calab.extraction.Region;
import org.calab.extraction.TraceExtraction;
import org.calab.inference.AutoInference;
import org.calab.inference.AutoOptions;
import org.calab.inference.AutoResult;
import org.calab.inference.PosteriorInference;
import org.calab.inference.PosteriorOptions;
import org.calab.inference.PosteriorResult;
import org.calab.kernel.Ar2;
import org.calab.kernel.BiexponentialFit;
import org.calab.kernel.BiexponentialKernel;
import org.calab.kernel.CalciumKernel;
import org.calab.kernel.FreeKernel;
import org.calab.kernel.FreeKernelOptions;
import org.calab.kernel.Lipschitz;
import org.calab.loader.TraceFiles;
import org.calab.signal.BandPass;
import org.calab.signal.NoiseLevel;
import org.calab.signal.Resampling;
import org.calab.simulation.Simulation;
import org.calab.simulation.SimulationConfig;
import org.calab.simulation.SimulationResult;
import org.calab.spikes.SpikeInference;
import org.calab.spikes.SpikeOptions;
import org.calab.spikes.SpikeResult;
import org.calab.task.Parallel;
import org.calab.task.Progress;
import org.calab.trace.TraceSet;
import org.scijava.ops.spi.OpCollection;
import org.scijava.ops.spi.OpField;

/**
 * SciJava Ops {@code calcium.*}. They need the SciJava Ops update
 * site; without it this class is never loaded.
 */
public final class CalciumOps implements OpCollection {

	@OpField(names = "calcium.kernel", params = { "kernel", "fs", "samples" },
		description = "The transient of one spike at fs Hz, scaled to a peak of 1")
	public final BiFunction<CalciumKernel, Double, double[]> kernel =
		CalciumKernel::sample;

	@OpField(names = "calcium.ar2", params = { "kernel", "fs", "ar2" },
		description = "The kernel as a second-order recursion at fs Hz")
	public final BiFunction<CalciumKernel, Double, Ar2> ar2 = CalciumKernel::ar2;

	@OpField(names = "calcium.lipschitz", params = { "samples", "lipschitz" },
		description = "The largest squared gain of a sampled kernel")
	public final Function<double[], Double> lipschitz = Lipschitz::of;

	@OpField(names = "calcium.upsampleFactor", params = { "fs", "target",
		"factor" },
		description = "The whole-number factor from fs to about the target rate, both in Hz")
	public final BiFunction<Double, Double, Integer> upsampleFactor =
		Resampling::upsampleFactor;

	@OpField(names = "calcium.upsample", params = { "trace", "factor",
		"upsampled" },
		description = "Linear interpolation to factor times as many samples")
	public final BiFunction<double[], Integer, double[]> upsample =
		Resampling::upsample;

	@OpField(names = "calcium.noiseLevel", params = { "trace", "sigma" },
		description = "Standard deviation of the noise, from the upper half of the spectrum")
	public final Function<double[], Double> noiseLevel = NoiseLevel::highBand;

	@OpField(names = "calcium.bandpass", params = { "traces", "kernel",
		"filtered" },
		description = "The kernel's band-pass, for traces at a known rate")
	public final BiFunction<TraceSet, CalciumKernel, TraceSet> bandpass =
		CalciumOps::filter;

	@OpField(names = "calcium.extract", params = { "movie", "regions",
		"extracted" }, description = "The mean trace of each region of a movie")
	public final BiFunction<Movie, List<Region>, ExtractedTraces> extract = (
		movie, regions) -> TraceExtraction.extract(movie, regions, ExtractionOptions
			.defaults(), Progress.none());

	@OpField(names = "calcium.findCells", params = { "movie", "options",
		"found" }, description = "The cells of a movie by their activity")
	public final BiFunction<Movie, FindCellsOptions, FoundCells> findCells = (
		movie, options) -> {
		try {
			return CellFinder.find(movie, options, Parallel.defaultThreads(), Progress
				.none());
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	};

	@OpField(names = "calcium.findCells", params = { "movie", "diameter",
		"found" }, description = "The cells of a movie by their activity; diameter in pixels")
	public final BiFunction<Movie, Double, FoundCells> findCellsByDefault = (movie,
		diameter) -> findCells.apply(movie, FindCellsOptions.ofDiameter(diameter));

	@OpField(names = "calcium.deconvolve", params = { "traces", "options",
		"result" },
		description = "Activity of each cell (a.u., proportional to rate)")
	public final BiFunction<TraceSet, DeconvolutionOptions, DeconvolutionResult> deconvolve =
		(traces, options) -> Deconvolution.run(traces, options, Parallel
			.defaultThreads(), Progress.none());

	@OpField(names = "calcium.deconvolve", params = { "traces", "kernel",
		"result" },
		description = "As calcium.deconvolve with default options: lambda of each cell from its noise")
	public final BiFunction<TraceSet, CalciumKernel, DeconvolutionResult> deconvolveByDefault =
		(traces, k) -> deconvolve.apply(traces, DeconvolutionOptions.of(k,
			OptionalDouble.empty()));

	@OpField(names = "calcium.posterior", params = { "traces", "options",
		"result" },
		description = "Mean activity of each cell with its standard deviation (a.u., proportional to rate)")
	public final BiFunction<TraceSet, PosteriorOptions, PosteriorResult> posterior =
		(traces, options) -> PosteriorInference.run(traces, options, Parallel
			.defaultThreads(), Progress.none());

	@OpField(names = "calcium.posterior", params = { "traces", "kernel",
		"result" },
		description = "As calcium.posterior with options: all but the kernel by default")
	public final BiFunction<TraceSet, CalciumKernel, PosteriorResult> posteriorByDefault =
		(traces, k) -> posterior.apply(traces, PosteriorOptions.of(k));

	@OpField(names = "calcium.cascade", params = { "traces", "model", "result" },
		description = "Spikes per second of each cell by the networks of CASCADE, from dF/F")
	public final BiFunction<TraceSet, CascadeModel, CascadeResult> cascade =
		(traces, model) -> CascadeInference.run(traces, model, Parallel
			.defaultThreads(), Progress.none());

	@OpField(names = "calcium.infer", params = { "traces", "options", "result" },
		description = "Activity of each cell without any parameters (a.u., proportional to rate)")
	public final BiFunction<TraceSet, AutoOptions, AutoResult> infer = (traces,
		options) -> AutoInference.run(traces, options, Parallel.defaultThreads(),
			Progress.none());

	@OpField(names = "calcium.infer", params = { "traces", "result" },
		description = "As calcium.infer with default options")
	public final Function<TraceSet, AutoResult> inferByDefault = traces -> infer
		.apply(traces, AutoOptions.defaults());

	@OpField(names = "calcium.spikes", params = { "traces", "options",
		"result" }, description = "Spikes per frame of each cell")
	public final BiFunction<TraceSet, SpikeOptions, SpikeResult> spikes = (traces,
		options) -> SpikeInference.run(traces, options, Parallel.defaultThreads(),
			Progress.none());

	@OpField(names = "calcium.spikes", params = { "traces", "kernel",
		"result" },
		description = "As calcium.spikes with default options for all but the kernel")
	public final BiFunction<TraceSet, CalciumKernel, SpikeResult> spikesByDefault =
		(traces, k) -> spikes.apply(traces, SpikeOptions.of(k));

	@OpField(names = "calcium.cadecon", params = { "traces", "options",
		"result" },
		description = "Spikes per frame of each cell, with the kernel learned from the traces")
	public final BiFunction<TraceSet, CaDeconOptions, CaDeconResult> cadecon = (
		traces, options) -> CaDecon.run(traces, options, Parallel.defaultThreads(),
			Progress.none());

	@OpField(names = "calcium.cadecon", params = { "traces", "result" },
		description = "As calcium.cadecon with default options")
	public final Function<TraceSet, CaDeconResult> cadeconByDefault = traces -> cadecon
		.apply(traces, CaDeconOptions.defaults());

	@OpField(names = "calcium.estimateKernel", params = { "problem", "options",
		"kernel" },
		description = "The kernel, of any shape, estimated from traces with known spikes")
	public final BiFunction<FreeKernel, FreeKernelOptions, double[]> estimateKernel =
		FreeKernel::estimate;

	@OpField(names = "calcium.estimateKernel", params = { "problem", "kernel" },
		description = "As calcium.estimateKernel with default options")
	public final Function<FreeKernel, double[]> estimateKernelByDefault =
		problem -> estimateKernel.apply(problem, FreeKernelOptions.defaults());

	@OpField(names = "calcium.fitBiexponential", params = { "kernel", "fs",
		"fit" }, description = "The bi-exponential fit of a kernel at fs Hz")
	public final BiFunction<double[], Double, BiexponentialKernel> fitBiexponential =
		BiexponentialFit::fit;

	@OpField(names = "calcium.simulate", params = { "config", "result" },
		description = "Simulated traces of cells whose spikes are known")
	public final Function<SimulationConfig, SimulationResult> simulate =
		config -> Simulation.run(config, Parallel.defaultThreads(), Progress
			.none());

	@OpField(names = "calcium.load", params = { "file", "traces" },
		description = "Traces of any file that CaLab opens")
	public final Function<File, TraceSet> load = CalciumOps::open;

	/** No op takes a {@link java.nio.file.Path}: the engine would iterate over it without end. */
	@OpField(names = "calcium.load", params = { "path", "traces" },
		description = "Traces of any file that CaLab opens")
	public final Function<String, TraceSet> loadPath = path -> open(new File(
		path));

	private static TraceSet filter(final TraceSet traces,
		final CalciumKernel kernel)
	{
		final double fs = traces.rate().hz();
		final BandPass filter = BandPass.forKernel(kernel.tauRise(), kernel
			.tauDecay(), fs, true, true);
		final double[][] rows = traces.toArray();
		for (int i = 0; i < rows.length; i++)
			rows[i] = filter.apply(rows[i], fs);
		return traces.withTraces(rows);
	}

	private static TraceSet open(final File file) {
		try {
			return TraceFiles.load(file.toPath());
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
