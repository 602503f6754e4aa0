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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.gui.Roi;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.extraction.ExtractionOptions;
import org.calab.io.catune.TuningData;
import org.calab.kernel.Indicator;
import org.calab.simulation.Presets;
import org.calab.simulation.Simulation;
import org.calab.simulation.SimulationConfig;
import org.calab.spikes.SpikeInference;
import org.calab.spikes.SpikeOptions;
import org.calab.task.CancelledException;
import org.calab.task.Progress;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.Context;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.task.Task;
import org.scijava.task.TaskService;
import org.scijava.task.event.TaskEvent;

/** Every call of the scripting service that computes shows its progress and can be cancelled. */
class CaLabServiceProgressTest {

	private static final SimulationConfig SMALL = Presets.GCAMP6F.config()
		.withNumCells(2).withNumTimepoints(300);

	private static final TraceSet TRACES = Simulation.run(SMALL, 1, Progress
		.none()).traces();

	private interface Call {

		Object of(CaLabService calab, Path folder) throws Exception;
	}

	/** Keeps what Fiji's progress bar is told, and may press its stop button. */
	public static final class Watcher {

		private final boolean cancels;
		private final Set<String> jobs = new LinkedHashSet<>();
		private final List<Task> open = new ArrayList<>();
		private final Set<String> messages = new LinkedHashSet<>();

		Watcher(final boolean cancels) {
			this.cancels = cancels;
		}

		@EventHandler
		public synchronized void on(final TaskEvent e) {
			final Task task = e.getTask();
			jobs.add(task.getName());
			if (task.getStatusMessage() != null) messages.add(task.getStatusMessage());
			if (task.isDone()) open.remove(task);
			else if (!open.contains(task)) open.add(task);
			if (cancels && !task.isCanceled()) task.cancel("stop button");
		}
	}

	private Context context;

	@BeforeEach
	void fiji() {
		context = new Context(CaLabService.class, TaskService.class,
			EventService.class);
	}

	@AfterEach
	void quit() {
		context.dispose();
	}

	private static Arguments call(final String job, final Call call) {
		return Arguments.of(job, call);
	}

	static Stream<Arguments> calls() {
		final double fs = TRACES.rate().hz();
		final SpikeOptions spikes = SpikeOptions.of(Indicator.GCAMP6F.kernel());
		return Stream.of(call("Deconvolution", (c, f) -> c.run(TRACES,
			DeconvolutionOptions.of(Indicator.GCAMP6F.kernel(), 0.1))), call(
				"Automatic inference", (c, f) -> c.inferActivity(TRACES, fs)), call(
					"Spike inference", (c, f) -> c.inferSpikes(TRACES, spikes)), call(
						"CaDecon", (c, f) -> c.decon(TRACES, fs, Map.of("max_iterations",
							1))), call("Kernel estimate", (c, f) -> c.estimateKernel(
								SpikeInference.run(TRACES, spikes, 1, Progress.none()))), call(
									"Simulation", (c, f) -> c.simulate(SMALL)), call("ROI traces",
										(c, f) -> c.extract(IJ.createImage("movie",
											"16-bit ramp", 20, 20, 50), List.of(new Roi(2, 2, 5, 5)),
											10, ExtractionOptions.defaults())), call("Batch",
												CaLabServiceProgressTest::batch));
	}

	private static Object batch(final CaLabService calab, final Path folder)
		throws Exception
	{
		final Path in = Files.createDirectories(folder.resolve("in"));
		TuningData.save(TRACES, in.resolve("a"), Map.of(), true);
		return calab.batch(in.toString(), folder.resolve("out").toString(), Map.of(
			"analysis", Map.of("method", "auto")));
	}

	private Watcher watch(final boolean cancels) {
		final Watcher watcher = new Watcher(cancels);
		context.service(EventService.class).subscribe(watcher);
		return watcher;
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("calls")
	void progressIsShownToItsEnd(final String job, final Call call,
		@TempDir final Path folder) throws Exception
	{
		final Watcher watcher = watch(false);
		call.of(context.service(CaLabService.class), folder);
		assertEquals(Set.of(job), watcher.jobs);
		assertFalse(watcher.messages.isEmpty(), "nothing was reported");
		assertEquals(List.of(), watcher.open, "a task is left");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("calls")
	void theStopButtonEndsItWithAnException(final String job, final Call call,
		@TempDir final Path folder)
	{
		watch(true);
		final CancelledException e = assertThrows(CancelledException.class,
			() -> call.of(context.service(CaLabService.class), folder));
		assertTrue(e.getMessage().startsWith("Cancelled: "), e.getMessage());
		assertTrue(job.equals("Batch") || e.getMessage().contains(
			job), e.getMessage());
	}
}
