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
package org.calab.fiji.workspace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.calab.check.InvalidInputException;
import org.calab.deconvolution.Baseline;
import org.calab.deconvolution.Deconvolution;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.extraction.ExtractedTraces;
import org.calab.fiji.OpenTraces;
import org.calab.fiji.lanes.Series;
import org.calab.fiji.tuner.CellFit;
import org.calab.fiji.tuner.TunerMethod;
import org.calab.fiji.tuner.TunerSession;
import org.calab.fiji.tuner.TunerSettings;
import org.calab.inference.AutoInference;
import org.calab.inference.AutoOptions;
import org.calab.inference.PosteriorInference;
import org.calab.inference.PosteriorOptions;
import org.calab.kernel.CalciumKernel;
import org.calab.kernel.Indicator;
import org.calab.simulation.Presets;
import org.calab.simulation.Simulation;
import org.calab.task.Progress;
import org.calab.trace.CellState;
import org.calab.trace.CellStates;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The live fit of the cells in view is what Apply gives with the same settings. */
class LiveCellsTest {

	private static final TraceSet TRACES = Simulation.run(Presets.GCAMP6F.config()
		.withNumCells(6).withNumTimepoints(600).withSeed(3), 1, Progress.none())
		.traces();

	private final Workspace workspace = new Workspace();
	private ExecutorService ui;
	private LiveCells live;

	@BeforeEach
	void start() {
		ui = Executors.newSingleThreadExecutor();
		live = new LiveCells(workspace, ui, () -> {});
		show(TRACES, Optional.empty());
	}

	private void show(final TraceSet traces,
		final Optional<ExtractedTraces> extracted)
	{
		workspace.show(List.of(), List.of(), Optional.of(new OpenTraces.Entry("T",
			traces, Optional.empty(), Optional.empty(), extracted)), Optional.empty());
	}

	@AfterEach
	void stop() throws Exception {
		onUi(() -> {
			live.close();
			return null;
		});
		ui.shutdown();
	}

	private <T> T onUi(final Callable<T> what) throws Exception {
		return ui.submit(what).get(60, TimeUnit.SECONDS);
	}

	/** @return the fit of a row, once it is that of these settings */
	private CellFit fit(final WorkspaceSettings settings,
		final Optional<ExtractedTraces> extracted, final int row) throws Exception
	{
		onUi(() -> {
			live.follow(settings, extracted);
			return null;
		});
		final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
		while (!onUi(() -> session().isUpToDate())) {
			assertTrue(System.nanoTime() < end, session().failure());
			Thread.sleep(2);
		}
		return onUi(() -> session().fit(row).orElseThrow());
	}

	private TunerSession session() {
		return live.session().orElseThrow();
	}

	private static double[] samples(final Series s) {
		final double[] y = new double[s.length()];
		for (int t = 0; t < y.length; t++)
			y[t] = s.value(t);
		return y;
	}

	private static WorkspaceSettings given() {
		return WorkspaceSettings.defaults().with("tau", new CalciumKernel(0.08, 0.5),
			TunerMethod.DECONVOLVE);
	}

	/** What Deconvolve Traces... makes of the inputs of Apply. */
	private static DeconvolutionOptions options(final Map<String, Object> inputs) {
		final DeconvolutionOptions o = DeconvolutionOptions.of(new CalciumKernel(
			(Double) inputs.get("tau_rise"), (Double) inputs.get("tau_decay")), inputs
				.containsKey("lambda") ? OptionalDouble.of(Double.parseDouble(inputs.get(
					"lambda").toString())) : OptionalDouble.empty());
		return o.withBandPass(inputs.containsKey("band_pass")).withBaseline(Baseline
			.valueOf(inputs.getOrDefault("baseline", "rolling").toString()
				.toUpperCase()));
	}

	@Test
	void followsTheSelectionWithTheSettingsOfApply() throws Exception {
		for (final WorkspaceSettings s : List.of(given(), given().withTuner(given()
			.tuner().withLambda(OptionalDouble.of(0.3)).withBandPass(true).withBaseline(
				Baseline.CONSTANT))))
		{
			workspace.select(List.of(4, 1));
			final CellFit f = fit(s, Optional.empty(), 1);
			assertEquals(List.of(4, 1), session().cells());
			assertArrayEquals(Deconvolution.run(TRACES, options(s.inference()), 1,
				Progress.none()).activity().trace(1), samples(f.activity()));
		}
		workspace.select(List.of(5));
		fit(given(), Optional.empty(), 5);
		assertEquals(List.of(5), session().cells());
		assertEquals(List.of(), session().outcomes().stream().skip(1).toList(),
			"cells out of view are not fitted");
	}

	@Test
	void thePosteriorIsThatOfApply() throws Exception {
		workspace.select(List.of(2));
		final WorkspaceSettings s = given().withTuner(given().tuner()
			.withMethod(TunerMethod.POSTERIOR));
		assertEquals("posterior", s.inference().get("method"));
		assertArrayEquals(PosteriorInference.run(TRACES, PosteriorOptions.of(
			new CalciumKernel(0.08, 0.5)), 1, Progress.none()).activity().trace(2),
			samples(fit(s, Optional.empty(), 2).activity()));
	}

	/** As Deconvolve Traces..., the automatic inference does not learn from rejected cells. */
	@Test
	void autoLearnsFromTheAcceptedCells() throws Exception {
		workspace.select(List.of(0));
		final WorkspaceSettings auto = WorkspaceSettings.defaults();
		assertEquals(Map.of("kernel", "auto"), auto.inference());
		final double[] all = samples(fit(auto, Optional.empty(), 0).activity());
		assertArrayEquals(AutoInference.run(TRACES, AutoOptions.defaults(), 1, Progress
			.none()).activity().trace(0), all);
		workspace.setStates(CellStates.allAccepted().with(TRACES.names().subList(3,
			6), CellState.REJECTED));
		assertArrayEquals(AutoInference.run(TRACES.withCells(new int[] { 0, 1, 2 }),
			AutoOptions.defaults(), 1, Progress.none()).activity().trace(0), samples(
				fit(auto, Optional.empty(), 0).activity()));
	}

	@Test
	void anotherNeuropilFactorAndRate() throws Exception {
		final Random random = new Random(1);
		final double[][] neuropil = new double[6][600];
		for (final double[] row : neuropil)
			for (int t = 0; t < row.length; t++)
				row[t] = random.nextDouble();
		final ExtractedTraces steps = new ExtractedTraces(TRACES, Optional.of(TRACES
			.withTraces(neuropil)), Optional.of(TRACES), Optional.empty(), Optional
				.empty(), List.of());
		show(steps.traces(), Optional.of(steps));
		workspace.select(List.of(3));
		final WorkspaceSettings s = given().withDff(false).withFactor(0.4).withFs(
			OptionalDouble.of(12));
		final CellFit f = fit(s, Optional.of(steps), 3);
		final double[] expected = TRACES.trace(3);
		for (int t = 0; t < expected.length; t++)
			expected[t] -= 0.4 * neuropil[3][t];
		assertArrayEquals(expected, samples(session().raw(3).orElseThrow()), 1e-12);
		assertArrayEquals(Deconvolution.run(TraceSet.of(new double[][] { samples(
			session().raw(3).orElseThrow()) }, SamplingRate.ofHz(12)), options(s
				.inference()), 1, Progress.none()).fit().trace(0), samples(f.fit()));
	}

	@Test
	void theSettingsOfThePanelBecomeThoseOfApply() throws Exception {
		workspace.select(List.of(0));
		fit(given(), Optional.empty(), 0);
		onUi(() -> {
			session().set(TunerSettings.of(Indicator.GCAMP6S).withBandPass(true)
				.withBaseline(Baseline.NONE));
			return null;
		});
		assertEquals(Map.of("kernel", "gcamp6s", "method", "deconvolve", "lambda",
			"0.01", "band_pass", true, "baseline", "none"), given().with(live.settings()
				.orElseThrow()).inference());
		final WorkspaceSettings auto = given().with(live.settings().orElseThrow()
			.withMethod(TunerMethod.AUTO));
		assertTrue(auto.isAuto());
		assertEquals(TunerMethod.AUTO, auto.tuner().method());
	}

	@Test
	void restsAndRefusesAnUnknownRate() throws Exception {
		workspace.select(List.of(0));
		fit(given(), Optional.empty(), 0);
		onUi(() -> {
			live.rest(given().with("gcamp6f", new CalciumKernel(0.08, 0.5),
				TunerMethod.DECONVOLVE));
			return null;
		});
		assertTrue(live.session().isEmpty());
		assertEquals(Indicator.GCAMP6F.kernel(), live.settings().orElseThrow()
			.kernel().tau());
		show(TRACES.withRate(SamplingRate.unknown()), Optional.empty());
		assertThrows(InvalidInputException.class, () -> live.follow(given(), Optional
			.empty()));
		assertFalse(live.session().isPresent());
	}
}
