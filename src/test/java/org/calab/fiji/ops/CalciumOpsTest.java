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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.ServiceLoader;
import java.util.Set;

import org.calab.cadecon.CaDeconOptions;
import org.calab.cadecon.StopOptions;
import org.calab.deconvolution.Deconvolution;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.inference.AutoOptions;
import org.calab.inference.PosteriorOptions;
import org.calab.kernel.CalciumKernel;
import org.calab.simulation.Presets;
import org.calab.spikes.SpikeOptions;
import org.calab.task.Progress;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.ops.spi.OpCollection;
import org.scijava.ops.spi.OpField;

/** The engine is not on Maven Central: what it reads of the ops is tested, and the functions themselves. */
class CalciumOpsTest {

	@Test
	void theyAreFoundAndDescribed() throws Exception {
		final OpCollection found = ServiceLoader.load(OpCollection.class)
			.findFirst().orElseThrow();
		assertEquals(CalciumOps.class, found.getClass());
		final Set<String> names = new HashSet<>(), forms = new HashSet<>();
		for (final Field f : CalciumOps.class.getFields()) {
			final OpField op = f.getAnnotation(OpField.class);
			assertTrue(op.names().matches("calcium\\.[a-zA-Z0-9]+"), op.names());
			assertTrue(forms.add(op.names() + inputs(f)), "two of " + op.names() +
				inputs(f));
			names.add(op.names());
			assertTrue(op.description().length() > 20, op.names());
			assertEquals(((ParameterizedType) f.getGenericType())
				.getActualTypeArguments().length, op.params().length, op.names());
			assertTrue(f.get(found) != null, op.names());
		}
		assertTrue(names.size() >= 12, names.toString());
	}

	private static List<Type> inputs(final Field op) {
		final Type[] types = ((ParameterizedType) op.getGenericType())
			.getActualTypeArguments();
		return List.of(types).subList(0, types.length - 1);
	}

	private static boolean isOptions(final Type type) {
		return type.getTypeName().endsWith("Options");
	}

	/** Of each op with options there is one of the same name without. */
	@Test
	void optionsCanBeLeftOut() {
		int checked = 0;
		for (final Field f : CalciumOps.class.getFields()) {
			if (inputs(f).stream().noneMatch(CalciumOpsTest::isOptions)) continue;
			checked++;
			final String name = f.getAnnotation(OpField.class).names();
			assertTrue(Arrays.stream(CalciumOps.class.getFields()).anyMatch(o -> o
				.getAnnotation(OpField.class).names().equals(name) && inputs(o).stream()
					.noneMatch(CalciumOpsTest::isOptions)), name);
		}
		assertTrue(checked >= 5, "with options: " + checked);
	}

	/** The engine resolves the type arguments of each input; those of an Iterable of itself have no end. */
	@Test
	void noInputIsAnIterableOfItself() {
		for (final Field f : CalciumOps.class.getFields())
			for (final Type t : inputs(f))
				if (t instanceof Class<?> c) assertFalse(Iterable.class
					.isAssignableFrom(c), f.getName());
	}

	@Test
	void defaultsAreThoseOfTheOptions() {
		final CalciumOps ops = new CalciumOps();
		final TraceSet traces = ops.simulate.apply(Presets.GCAMP6F.config()
			.withNumCells(2).withNumTimepoints(600)).traces();
		final CalciumKernel k = new CalciumKernel(0.1, 0.6);
		assertArrayEquals(ops.infer.apply(traces, AutoOptions.defaults()).activity()
			.toArray(), ops.inferByDefault.apply(traces).activity().toArray());
		assertArrayEquals(ops.posterior.apply(traces, PosteriorOptions.of(k))
			.activity().toArray(), ops.posteriorByDefault.apply(traces, k).activity()
				.toArray());
		assertArrayEquals(ops.spikes.apply(traces, SpikeOptions.of(k)).activity()
			.toArray(), ops.spikesByDefault.apply(traces, k).activity().toArray());
		assertArrayEquals(ops.deconvolve.apply(traces, DeconvolutionOptions.of(k,
			OptionalDouble.empty())).activity().toArray(),
			ops.deconvolveByDefault.apply(traces, k).activity().toArray());
	}

	@Test
	void filesAreLoadedByFileAndByPath(@TempDir final Path folder)
		throws Exception
	{
		final Path csv = Files.writeString(folder.resolve("a.csv"),
			"time,a\n0,1\n0.1,2\n0.2,3\n");
		final CalciumOps ops = new CalciumOps();
		assertArrayEquals(new double[] { 1, 2, 3 }, ops.load.apply(csv.toFile())
			.trace(0));
		assertArrayEquals(new double[] { 1, 2, 3 }, ops.loadPath.apply(csv
			.toString()).trace(0));
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
