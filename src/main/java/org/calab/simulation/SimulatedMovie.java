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

import java.util.List;

import org.calab.check.Require;
import org.calab.task.Progress;

/**
 * A simulated two-photon movie with its ground truth. Each frame has its own random generator and is
 * computed on request, so that frames can be read in any order and from any thread, and a movie may be
 * larger than memory.
 */
public final class SimulatedMovie {

	/** Offsets that separate these seeds from those of the cells. */
	private static final long LAYOUT = 0x9e3779b9L, FRAME = 0x85ebca6bL;

	private final MovieConfig config;
	private final List<CellBody> bodies;
	private final SimulationResult truth;
	private final double[][] traces;
	private final Neuropil neuropil;

	private SimulatedMovie(final MovieConfig config, final List<CellBody> bodies,
		final SimulationResult truth, final Xorshift32 random)
	{
		this.config = config;
		this.bodies = bodies;
		this.truth = truth;
		traces = truth.traces().toArray();
		neuropil = new Neuropil(config, traces, random);
	}

	/**
	 * @param threads number of threads, at least 1; does not change the movie
	 * @param progress receives the progress, can cancel
	 * @throws org.calab.check.InvalidInputException if the cells do not fit into the image, or their
	 *           traces into memory
	 * @throws org.calab.task.CancelledException if cancelled
	 */
	public static SimulatedMovie of(final MovieConfig config, final int threads,
		final Progress progress)
	{
		final Xorshift32 random = new Xorshift32(mixed(config.cells().seed() +
			LAYOUT));
		final List<CellBody> bodies = CellLayout.place(config, random);
		// bleaching is applied to the whole image, see frame
		final SimulationResult truth = Simulation.run(config.cells()
			.withPhotobleaching(config.cells().photobleaching().withEnabled(false)),
			false, threads, progress);
		return new SimulatedMovie(config, bodies, truth, random);
	}

	public MovieConfig config() {
		return config;
	}

	/** @return positions and shapes of the cells, in the order of the ground truth */
	public List<CellBody> bodies() {
		return bodies;
	}

	/** @return the ground truth, whose traces are the noise-free ΔF/F of the cells */
	public SimulationResult truth() {
		return truth;
	}

	/**
	 * @param t frame, counted from 0
	 * @return height × width pixels, row by row, in grey levels of at least 0
	 */
	public float[] frame(final int t) {
		Require.within("frame", t, 0, config.cells().numTimepoints() - 1);
		final double[] light = new double[config.width() * config.height()];
		neuropil.addTo(light, t);
		for (int i = 0; i < traces.length; i++)
			add(bodies.get(i), config.resting() * Math.max(0, 1 + traces[i][t]),
				light);
		final PhotobleachingConfig bleaching = config.cells().photobleaching();
		final double left = bleaching.enabled() ? bleaching.left(bleaching
			.amplitudeFraction(), t / config.cells().fs()) : 1;
		final Xorshift32 random = new Xorshift32(mixed(config.cells().seed() +
			FRAME + t * 0x9e3779b97f4a7c15L));
		final float[] frame = new float[light.length];
		for (int p = 0; p < frame.length; p++) {
			final double photons = random.poisson(left * light[p] * config
				.photonsPerLevel());
			frame[p] = (float) Math.max(0, config.background() + photons / config
				.photonsPerLevel() + config.readNoise() * random.gaussian());
		}
		return frame;
	}

	private void add(final CellBody body, final double level,
		final double[] light)
	{
		final float[] mask = body.mask();
		for (int i = 0; i < mask.length; i++)
			light[(body.top() + i / body.maskWidth()) * config.width() + body.left() +
				i % body.maskWidth()] += level * mask[i];
	}

	/** Mixes the bits of a seed by the finaliser of SplitMix64 (Steele et al., OOPSLA 2014). */
	private static long mixed(final long seed) {
		long z = seed;
		z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
		z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
		return z ^ z >>> 31;
	}
}
