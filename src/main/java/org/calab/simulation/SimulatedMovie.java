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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.calab.check.Require;
import org.calab.task.Progress;
import org.calab.trace.TraceSet;

/**
 * A simulated two-photon movie with its ground truth. Each frame has its own random generator and is
 * computed on request, so that frames can be read in any order and from any thread, and a movie may be
 * larger than memory.
 */
public final class SimulatedMovie {

	/** Seconds over which frames are averaged to judge how visible a cell is: a transient fills them. */
	private static final double VISIBLE = 0.25;

	private final MovieConfig config;
	private final List<CellBody> bodies;
	private final SimulationResult truth;
	private final double[][] traces;
	private final Neuropil neuropil;
	private final LocalNeuropil local;
	private final ImageMotion motion;

	private SimulatedMovie(final MovieConfig config, final List<CellBody> bodies,
		final SimulationResult truth, final Neuropil neuropil,
		final LocalNeuropil local)
	{
		this.config = config;
		this.bodies = bodies;
		this.truth = truth;
		this.neuropil = neuropil;
		this.local = local;
		traces = truth.traces().toArray();
		motion = new ImageMotion(config);
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
		final Xorshift32 random = Seeds.LAYOUT.random(config.cells().seed());
		final List<CellBody> bodies = CellLayout.place(config, random);
		final boolean patches = config.scene().neuropilLocal() > 0;
		// bleaching is applied to the whole image, see frame
		final SimulationResult truth = silenced(Simulation.run(config.cells()
			.withPhotobleaching(config.cells().photobleaching().withEnabled(false)),
			false, threads, progress.stage(0, patches ? 0.5 : 1)), config.scene()
				.silentFraction());
		return new SimulatedMovie(config, bodies, truth, new Neuropil(config, truth
			.traces().toArray(), random), new LocalNeuropil(config, threads, progress
				.stage(patches ? 0.5 : 1, 1)));
	}

	/** @return the same with a fraction of the cells without spikes and calcium */
	private static SimulationResult silenced(final SimulationResult all,
		final double fraction)
	{
		if (fraction == 0) return all;
		final Choice silent = new Choice(all.cells().size(), fraction, Seeds.SILENT
			.random(all.config().seed()));
		final int n = all.config().numTimepoints();
		final double[][] traces = all.traces().toArray();
		final List<CellGroundTruth> cells = new ArrayList<>();
		for (int i = 0; i < traces.length; i++) {
			final CellGroundTruth c = all.cells().get(i);
			if (!silent.next()) {
				cells.add(c);
				continue;
			}
			traces[i] = new double[n];
			cells.add(new CellGroundTruth(c.alpha(), c.snr(), c.tauRise(), c
				.tauDecay(), new int[n], new double[n]));
		}
		return new SimulationResult(TraceSet.of(traces, all.traces().rate())
			.withOrigin(all.traces().origin()), cells, all.config());
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
	 * @param cell counted from 0
	 * @return whether it has a spike
	 */
	public boolean isActive(final int cell) {
		return truth.cells().get(cell).numSpikes() > 0;
	}

	/**
	 * How visible a cell's activity is: the largest rise of its calcium above its median, in means of
	 * 0.25 s, over the noise of the best weighted mean of its pixels at rest,
	 * √(Σ signal² / variance). Neighbours and motion are not considered.
	 *
	 * @param cell counted from 0
	 * @return at least 0; 0 for a cell without spikes
	 */
	public double peakSnr(final int cell) {
		final SceneOptions s = config.scene();
		double information = 0;
		for (final float m : bodies.get(cell).mask()) {
			final double signal = s.resting() * m;
			if (signal > 0) information += signal * signal / ((signal + s.neuropil() + s
				.neuropilLocal()) / s.photonsPerLevel() + s.readNoise() * s.readNoise());
		}
		final double[] calcium = truth.cells().get(cell).cleanCalcium();
		final int bin = (int) Math.max(1, Math.min(calcium.length, Math.round(
			VISIBLE * config.cells().fs())));
		final double[] means = new double[calcium.length / bin];
		for (int t = 0; t < means.length * bin; t++)
			means[t / bin] += calcium[t] / bin;
		Arrays.sort(means);
		final double median = (means[means.length / 2] + means[(means.length - 1) /
			2]) / 2;
		return (means[means.length - 1] - median) * Math.sqrt(information * bin);
	}

	/**
	 * @param t frame, counted from 0
	 * @return the shift of the image in this frame, to the right and down, in pixels
	 */
	public double[] shift(final int t) {
		return motion.shift(requireFrame(t));
	}

	/**
	 * @param t frame, counted from 0
	 * @return height × width pixels, row by row, in grey levels of at least 0
	 */
	public float[] frame(final int t) {
		final SceneOptions scene = config.scene();
		final double[] still = new double[scene.width() * scene.height()];
		neuropil.addTo(still, requireFrame(t));
		local.addTo(still, t);
		for (int i = 0; i < traces.length; i++)
			add(bodies.get(i), scene.resting() * Math.max(0, 1 + traces[i][t]), still);
		final double[] light = motion.moved(still, t);
		final PhotobleachingConfig bleaching = config.cells().photobleaching();
		final double left = bleaching.enabled() ? bleaching.left(bleaching
			.amplitudeFraction(), t / config.cells().fs()) : 1;
		final Xorshift32 random = Seeds.FRAME.random(config.cells().seed(), t);
		final float[] frame = new float[light.length];
		for (int p = 0; p < frame.length; p++) {
			final double photons = random.poisson(left * light[p] * scene
				.photonsPerLevel());
			frame[p] = (float) Math.max(0, scene.background() + photons / scene
				.photonsPerLevel() + scene.readNoise() * random.gaussian());
		}
		return frame;
	}

	private int requireFrame(final int t) {
		Require.within("frame", t, 0, config.cells().numTimepoints() - 1);
		return t;
	}

	private void add(final CellBody body, final double level,
		final double[] light)
	{
		final float[] mask = body.mask();
		for (int i = 0; i < mask.length; i++)
			light[(body.top() + i / body.maskWidth()) * config.scene().width() + body
				.left() + i % body.maskWidth()] += level * mask[i];
	}
}
