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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.util.HashSet;
import java.util.ServiceLoader;
import java.util.Set;

import org.calab.cadecon.CaDeconOptions;
import org.calab.cadecon.StopOptions;
import org.calab.deconvolution.Deconvolution;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.kernel.CalciumKernel;
import org.calab.simulation.Presets;
import org.calab.spikes.SpikeOptions;
import org.calab.task.Progress;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.Test;
import org.scijava.ops.spi.OpCollection;
import org.scijava.ops.spi.OpField;

/** The engine is not on Maven Central: what it reads of the ops is tested, and the functions themselves. */
class CalciumOpsTest {

	@Test
	void theyAreFoundAndDescribed() throws Exception {
		final OpCollection found = ServiceLoader.load(OpCollection.class)
			.findFirst().orElseThrow();
		assertEquals(CalciumOps.class, found.getClass());
		final Set<String> names = new HashSet<>();
		for (final Field f : CalciumOps.class.getFields()) {
			final OpField op = f.getAnnotation(OpField.class);
			assertTrue(op.names().matches("calcium\\.[a-zA-Z0-9]+"), op.names());
			assertTrue(names.add(op.names()), "two of " + op.names());
			assertTrue(op.description().length() > 20, op.names());
			assertEquals(((ParameterizedType) f.getGenericType())
				.getActualTypeArguments().length, op.params().length, op.names());
			assertTrue(f.get(found) != null, op.names());
		}
		assertTrue(names.size() >= 12, names.toString());
	}

	@Test
	void theyComputeWhatTheMethodsDo() {
		final CalciumOps ops = new CalciumOps();
		final TraceSet traces = ops.simulate.apply(Presets.GCAMP6F.config()
			.withNumCells(2).withNumTimepoints(600)).traces();
		final CalciumKernel k = new CalciumKernel(0.1, 0.6);
		final DeconvolutionOptions o = DeconvolutionOptions.of(k, 0.1);
		assertArrayEquals(Deconvolution.run(traces, o, 1, Progress.none()).activity()
			.toArray(), ops.deconvolve.apply(traces, o).activity().toArray());
		assertEquals(traces.numCells(), ops.spikes.apply(traces, SpikeOptions.of(k)
			.withUpsampleFactor(5)).cells().size());
		assertEquals(traces.numCells(), ops.cadecon.apply(traces, CaDeconOptions
			.defaults().withStop(StopOptions.defaults().withMaxIterations(1))).cells()
				.size());
		assertEquals(traces.numTimepoints(), ops.bandpass.apply(traces, k)
			.numTimepoints());
		assertEquals(10, ops.upsampleFactor.apply(30.0, 300.0));
	}
}
