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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

import org.calab.cadecon.CaDecon;
import org.calab.cadecon.CaDeconOptions;
import org.calab.deconvolution.Deconvolution;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.inference.AutoInference;
import org.calab.inference.AutoOptions;
import org.calab.inference.PosteriorInference;
import org.calab.inference.PosteriorOptions;
import org.calab.kernel.Indicator;
import org.calab.signal.Resampling;
import org.calab.simulation.Presets;
import org.calab.simulation.Simulation;
import org.calab.spikes.SpikeInference;
import org.calab.spikes.SpikeOptions;
import org.calab.task.Progress;
import org.calab.trace.InferredActivity;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.Test;

/**
 * Cells may be inferred in blocks of any size, in other programs and by any number of
 * threads: the result is, bit for bit, that of the method itself on the whole.
 */
class AnalysisTest {

	private static final int CELLS = 5;

	private final TraceSet traces = Simulation.run(Presets.GCAMP6F.config()
		.withNumCells(CELLS).withNumTimepoints(400).withSeed(5), 1, Progress.none())
		.traces().withOrigin("movie.tif").withNames(List.of("ä", "b", "c", "d",
			"e"));

	/** Through bytes, as it would go to another machine. */
	@SuppressWarnings("unchecked")
	private static <T> T sent(final T value) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
			out.writeObject(value);
		}
		try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(
			bytes.toByteArray())))
		{
			return (T) in.readObject();
		}
		catch (final ClassNotFoundException e) {
			throw new AssertionError(e);
		}
	}

	private <L extends Serializable, C extends Serializable> InferredActivity inBlocks(
		final Analysis<L, C> analysis, final int size, final int threads)
		throws IOException
	{
		final TraceSet all = sent(traces);
		final L learned = sent(analysis.learn(all, threads, Progress.none()));
		final List<C> cells = new ArrayList<>();
		for (int from = 0; from < CELLS; from += size)
			cells.addAll(sent(analysis.infer(sent(all.cells(from, Math.min(CELLS,
				from + size))), learned, threads, Progress.none())));
		return analysis.merge(all, learned, cells);
	}

	private void isThatOfTheWhole(final Analysis<?, ?> analysis,
		final InferredActivity whole) throws IOException
	{
		same(whole, analysis.run(traces, 2, Progress.none()));
		same(whole, inBlocks(analysis, 1, 1));
		same(whole, inBlocks(analysis, 2, 3));
	}

	private static void same(final InferredActivity a,
		final InferredActivity b)
	{
		assertEquals(a.getClass(), b.getClass());
		assertEquals(a.activity().names(), b.activity().names());
		assertEquals(a.activity().origin(), b.activity().origin());
		assertEquals(a.activity().rate(), b.activity().rate());
		for (int i = 0; i < CELLS; i++) {
			assertArrayEquals(a.activity().trace(i), b.activity().trace(i), 0);
			assertArrayEquals(a.fitted().get().trace(i), b.fitted().get().trace(i), 0);
		}
		assertEquals(a.cellTable(), b.cellTable());
		assertEquals(a.warnings(), b.warnings());
	}

	@Test
	void deconvolution() throws IOException {
		final DeconvolutionOptions o = DeconvolutionOptions.of(Indicator.GCAMP6F
			.kernel(), java.util.OptionalDouble.empty());
		isThatOfTheWhole(new DeconvolutionAnalysis(o), Deconvolution.run(traces, o,
			1, Progress.none()));
	}

	@Test
	void posterior() throws IOException {
		final PosteriorOptions o = PosteriorOptions.of(Indicator.GCAMP6F.kernel());
		isThatOfTheWhole(new PosteriorAnalysis(o), PosteriorInference.run(traces, o,
			1, Progress.none()));
	}

	@Test
	void automatic() throws IOException {
		final AutoOptions o = AutoOptions.defaults().withShift(0.01);
		isThatOfTheWhole(new AutoAnalysis(o), AutoInference.run(traces, o, 1,
			Progress.none()));
		final AutoOptions given = o.withKernel(Indicator.GCAMP6F.kernel());
		isThatOfTheWhole(new AutoAnalysis(given), AutoInference.run(traces, given, 1,
			Progress.none()));
	}

	@Test
	void spikes() throws IOException {
		final SpikeOptions o = SpikeOptions.of(Indicator.GCAMP6F.kernel());
		isThatOfTheWhole(new SpikeAnalysis(o.withUpsampleTarget(120)), SpikeInference.run(
			traces, o.withUpsampleFactor(Resampling.upsampleFactor(traces.rate().hz(), 120)),
			1, Progress.none()));
	}

	@Test
	void cadecon() throws IOException {
		final CaDeconOptions o = CaDeconOptions.defaults().withSubsets(CaDeconOptions
			.defaults().subsets().withNumSubsets(2)).withStop(CaDeconOptions.defaults()
				.stop().withMaxIterations(1));
		final var whole = CaDecon.run(traces, o, 1, Progress.none());
		isThatOfTheWhole(new CaDeconAnalysis(o), whole);
		final var blocks = (org.calab.cadecon.CaDeconResult) inBlocks(
			new CaDeconAnalysis(o), 3, 1);
		assertEquals(whole.kernel(), blocks.kernel());
		assertEquals(whole.convergedAt(), blocks.convergedAt());
		assertEquals(whole.beta(), blocks.beta());
		assertArrayEquals(whole.freeKernel(), blocks.freeKernel(), 0);
	}
}
