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
package org.calab.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.Arrays;

import org.calab.task.Progress;

/** What holds for every configuration. */
class SimulationPropertyTest {

	private static Arbitrary<Double> number(final double low,
		final double high)
	{
		return Arbitraries.doubles().between(low, high).ofScale(4);
	}

	private static Arbitrary<SpikeModel> spikes() {
		return Arbitraries.oneOf(number(0.01, 400).map(PoissonConfig::new),
			Combinators.combine(number(0, 1), number(0, 1), number(0, 1), number(0,
				1), number(0, 2)).as(MarkovConfig::new));
	}

	private static Arbitrary<DriftModel> drifts() {
		return Arbitraries.oneOf(Combinators.combine(number(0, 1), number(0, 1),
			number(0, 2)).as(RandomWalkDrift::new), Combinators.combine(number(0, 2),
				number(0, 3), number(3, 9), number(0, 2)).as(SinusoidalDrift::new));
	}

	@Provide
	Arbitrary<SimulationConfig> configs() {
		final Arbitrary<Boolean> flag = Arbitraries.of(true, false);
		final Arbitrary<KernelConfig> kernels = Combinators.combine(number(0.001,
			0.5), number(0.5, 5), number(0, 2), number(0, 2)).as(KernelConfig::new);
		final Arbitrary<NoiseConfig> noises = Combinators.combine(number(0.1, 100),
			flag, number(0, 1), number(0, 20)).as(NoiseConfig::new);
		final Arbitrary<SimulationConfig> first = Combinators.combine(number(0.5,
			1000), Arbitraries.integers().between(1, 120), Arbitraries.integers()
				.between(1, 4), kernels, spikes(), noises, drifts(), Arbitraries.longs()
					.between(0, SimulationConfig.LARGEST_SEED)).as((fs, frames, cells, k,
						s, n, d, seed) -> SimulationConfig.defaults().withFs(fs)
							.withNumTimepoints(frames).withNumCells(cells).withKernel(k)
							.withSpikeModel(s).withNoise(n).withDrift(d).withSeed(seed));
		return Combinators.combine(first, Combinators.combine(flag, number(0.1,
			900), number(0, 1), number(0, 2)).as(PhotobleachingConfig::new),
			Combinators.combine(flag, number(0.1, 9), number(0.01, 20), number(0, 2))
				.as(SaturationConfig::new), number(0.001, 1000), number(0, 3), number(1,
					2000)).as((c, p, s, mean, cv, rate) -> c.withPhotobleaching(p)
						.withSaturation(s).withAlpha(mean, cv).withSpikeSimHz(rate));
	}

	@Property(tries = 200)
	void tracesAreFiniteAndTheSameWhateverTheThreads(
		@ForAll("configs") final SimulationConfig config)
	{
		final SimulationResult a = Simulation.run(config, 1, Progress.none()), b =
			Simulation.run(config, 3, Progress.none());
		for (int i = 0; i < config.numCells(); i++) {
			final double[] trace = a.traces().trace(i);
			assertEquals(config.numTimepoints(), trace.length);
			assertTrue(Arrays.stream(trace).allMatch(Double::isFinite));
			assertArrayEquals(trace, b.traces().trace(i));
			assertArrayEquals(a.cells().get(i).spikes(), b.cells().get(i).spikes());
		}
	}

	@Property(tries = 200)
	void jsonComesBack(@ForAll("configs") final SimulationConfig config) {
		assertEquals(config, SimulationJson.parse(SimulationJson.text(config)));
	}
}
