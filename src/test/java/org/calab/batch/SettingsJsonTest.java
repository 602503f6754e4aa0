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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import org.calab.cadecon.CaDeconOptions;
import org.calab.cadecon.CaDeconSolver;
import org.calab.check.InvalidInputException;
import org.calab.deconvolution.Baseline;
import org.calab.deconvolution.Constraint;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.deconvolution.Solver;
import org.calab.extraction.DeltaFOptions;
import org.calab.extraction.ExtractionOptions;
import org.calab.extraction.NeuropilOptions;
import org.calab.image.MovieOptions;
import org.calab.inference.AutoOptions;
import org.calab.kernel.CalciumKernel;
import org.calab.kernel.Indicator;
import org.calab.loader.LoadOptions;
import org.calab.loader.MissingValues;
import org.calab.loader.UnevenTimes;
import org.calab.spikes.SpikeOptions;
import org.calab.spikes.SpikeSolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A batch's settings go through JSON unchanged, and nothing wrong gets in. */
class SettingsJsonTest {

	private static final CalciumKernel KERNEL = new CalciumKernel(0.07, 0.83);

	static Stream<BatchSettings> settings() {
		final BatchSettings d = BatchSettings.defaults();
		return Stream.of(d, d.withFs(0.1).withFigures(true).withMovieAxes(
			MovieOptions.defaults().withChannel(2).withSlice(3).withZAsTime(true)),
			d.withExtraction(ExtractionOptions.defaults().withNeuropil(
				new NeuropilOptions(0.5, 1, 77)).withDeltaF(new DeltaFOptions(31,
					12.5))), d.withFormat("csv").withLoadOptions(LoadOptions.defaults()
						.withTraceKey("ä").withFsKey("fr").withCellsOnly(false).withNeuropilFactor(0.25).withMissing(MissingValues.INTERPOLATE).withUneven(
								UnevenTimes.RESAMPLE).withInterpolateDropped(true)), d
									.withAnalysis(new AutoAnalysis(AutoOptions.defaults())), d
										.withAnalysis(new AutoAnalysis(AutoOptions.defaults()
											.withKernel(KERNEL).withLambda(0.3).withShift(-0.02))), d
												.withAnalysis(new DeconvolutionAnalysis(
													DeconvolutionOptions.of(KERNEL, 1e-3).withBandPass(true)
														.withBaseline(Baseline.CONSTANT).withConstraint(
															Constraint.BOX01).withSolver(Solver.FISTA_FFT)
														.withMaxIterations(7).withTolerance(1e-9))), d
															.withAnalysis(new DeconvolutionAnalysis(
																DeconvolutionOptions.of(KERNEL, OptionalDouble
																	.empty()))), d.withAnalysis(new SpikeAnalysis(
																		SpikeOptions.of(KERNEL).withHighPass(true).withLowPass(false)
																			.withLambda(0.5).withNoiseConstrained(true)
																			.withSolver(SpikeSolver.FISTA)
																			.withMaxIterations(9).withTolerance(1e-3).withUpsampleTarget(
																		123))), d.withAnalysis(new CaDeconAnalysis(
																			CaDeconOptions.defaults())), d.withAnalysis(
																				new CaDeconAnalysis(CaDeconOptions
																					.defaults().withSolver(
																						CaDeconSolver.FISTA).withHighPass(false).withLowPass(true).withNoiseConstrained(false)
																					.withUpsampleTarget(99).withSubsets(
																						CaDeconOptions.defaults().subsets()
																							.withNumSubsets(2).withSeed(
																								4294967295L).withTargetCoverage(
																									0.5).withAspectRatio(2))
																					.withStop(CaDeconOptions.defaults()
																						.stop().withMaxIterations(3)
																						.withConvergenceTol(0.01)))));
	}

	@ParameterizedTest
	@MethodSource("settings")
	void roundTrip(final BatchSettings settings) throws IOException {
		final String text = SettingsJson.text(settings);
		assertEquals(settings, SettingsJson.parse(text));
		assertEquals(text, SettingsJson.text(SettingsJson.parse(text)));
		assertEquals(List.of(), SettingsJson.differences(settings, SettingsJson
			.parse(text)));
	}

	@Test
	void reportsEverySetting() {
		final List<BatchSettings> all = settings().toList();
		for (final BatchSettings a : all)
			for (final BatchSettings b : all)
				assertEquals(a.equals(b), SettingsJson.differences(a, b).isEmpty(), a +
					" and " + b);
		assertEquals(List.of("fs was null and is 20.0"), SettingsJson.differences(
			all.get(0), all.get(0).withFs(20)));
	}

	@Test
	void acceptsIndicatorNamesAsKernels() throws IOException {
		assertEquals(BatchSettings.defaults().withAnalysis(
			new DeconvolutionAnalysis(DeconvolutionOptions.of(Indicator.GCAMP6S
				.kernel(), 0.5))), SettingsJson.parse(
					"{\"analysis\": {\"method\": \"deconvolve\", \"kernel\": \"GCaMP6s\", \"lambda\": \"0.5\"}}"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{'fps': 3}|fps is not a setting; the settings here are fs,",
		"{'fs': 0}|fs must be a number greater than 0 Hz, but is 0.",
		"{'fs': '20'}|fs must be a number, but is \"20\".",
		"{'movie': {'channel': -1}}|movie.channel must be a whole number of at least 0, but is -1.",
		"{'movie': {'chanel': 1}}|movie.chanel is not",
		"{'neuropil': {'neuropil_factor': 3}}|neuropil.neuropil_factor must be a number from 0 to 2, but is 3.",
		"{'dff': {'dff_window': -1}}|dff.dff_window must be a number greater than 0 s, but is -1.",
		"{'traces': {'missing': 'maybe'}}|traces.missing must be one of refuse, interpolate, keep, but is \"maybe\".",
		"{'traces': {'format': 'xls'}}|format must be one of auto,",
		"{'figures': 1}|figures must be true or false, but is 1.", "{'analysis': {}}|analysis.method is",
		"{'analysis': {'method': 'magic'}}|analysis.method is \"magic\"",
		"{'analysis': {'method': 'deconvolve'}}|analysis.tau_rise is missing; it must be a number.",
		"{'analysis': {'method': 'deconvolve', 'tau_rise': 0.1, 'tau_decay': 'x'}}|analysis.tau_decay must be a number greater than 0 s, but is \"x\".",
		"{'analysis': {'method': 'deconvolve', 'kernel': 'gcamp6f', 'lambda': 'much'}}|analysis.lambda must be a number of at least 0, or auto, but is \"much\".",
		"{'analysis': {'method': 'auto', 'solver': 'exact'}}|analysis.solver is not",
		"{'analysis': {'method': 'auto', 'shift': 2}}|analysis.shift must be a number from -1 to 1 s, but is 2.",
		"{'analysis': {'method': 'spikes', 'kernel': 'gcamp6f', 'lambda': 'auto'}}|analysis.lambda must be a number of at least 0, but is \"auto\".",
		"{'analysis': {'method': 'cadecon', 'seed': -1}}|analysis.seed must be a whole number from 0 to 4294967295, but is -1.",
		"{'analysis': {'method': 'cadecon', 'num_subsets': 0}}|analysis.num_subsets must be a whole number from 1 to 1000, but is 0." })
	void wrongOnesAreRefusedByName(final String json, final String message) {
		final String told = assertThrows(InvalidInputException.class,
			() -> SettingsJson.parse(json.replace('\'', '"'))).getMessage();
		assertTrue(told.startsWith(message), told);
	}
}
