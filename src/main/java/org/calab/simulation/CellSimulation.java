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

import org.calab.check.InvalidInputException;
import org.calab.kernel.CalciumKernel;

/**
 * Simulates one cell with its own random generator, so that cells are independent of each other. The order
 * of the draws matters: the same seed gives the same cell as in CaLab.
 */
final class CellSimulation {

	/** Difference between the seeds of successive cells. */
	private static final long SEED_STRIDE = 7919;

	private final SimulationConfig config;
	private final Xorshift32 random;

	CellSimulation(final SimulationConfig config, final int cell) {
		this.config = config;
		random = new Xorshift32(config.seed() + SEED_STRIDE * cell);
	}

	/** Trace and ground truth of a cell. */
	record Outcome(double[] trace, CellGroundTruth truth) {}

	/**
	 * @param noisy whether to add noise. It is drawn last, so that the rest does not depend on it.
	 */
	Outcome run(final boolean noisy) {
		final double alpha = random.logNormal(config.alphaMean(), config
			.alphaCv());
		final CalciumKernel kernel = kernel();
		final NoiseConfig noise = config.noise();
		final double snr = noise.snrSpread() > 0 ? Math.max(1, noise.snr() + noise
			.snrSpread() * (2 * random.uniform() - 1)) : noise.snr();
		final double silentToActive = config.spikeModel() instanceof MarkovConfig m
			? Math.min(1, random.spread(m.silentToActive(), m.silentToActiveCv()))
			: 0;
		final SpikeTrain spikes = SpikeTrain.draw(config, silentToActive, random);

		final int n = config.numTimepoints(), steps = config.stepsPerFrame();
		final double[] f = new FrameMeans(kernel, config.spikeSimHz(), steps).of(
			spikes, n);
		for (int t = 0; t < n; t++)
			f[t] *= alpha;
		saturate(f);
		final CellGroundTruth truth = new CellGroundTruth(alpha, snr, kernel
			.tauRise(), kernel.tauDecay(), spikes.perFrame(n, steps), f);
		double largest = 0;
		for (final double v : f)
			largest = Math.max(largest, v);
		drift(f, largest);
		bleach(f);
		if (noisy) addNoise(f, largest, snr);
		requireFinite(f);
		return new Outcome(f, truth);
	}

	/**
	 * Draws the kernel. If the variability between cells makes the rise longer than the decay, the two
	 * are swapped, which only changes the sign of the transient.
	 */
	private CalciumKernel kernel() {
		final KernelConfig k = config.kernel();
		final double rise = random.spread(k.tauRise(), k.tauRiseCv()), decay =
			random.spread(k.tauDecay(), k.tauDecayCv());
		return new CalciumKernel(Math.min(rise, decay), Math.max(rise, decay));
	}

	private void saturate(final double[] f) {
		final SaturationConfig s = config.saturation();
		if (!s.enabled()) return;
		final double half = random.spread(s.kD(), s.kDCv());
		for (int t = 0; t < f.length; t++)
			f[t] = s.saturated(f[t], half);
	}

	private void drift(final double[] f, final double largest) {
		if (config.drift() instanceof RandomWalkDrift walk) {
			final double step = strength(walk.stepStdFraction(), walk.stepStdCv()) *
				largest;
			if (!(step > 0)) return;
			double x = 0;
			for (int t = 0; t < f.length; t++) {
				x = x * (1 - walk.meanReversion()) + step * random.gaussian();
				f[t] += x;
			}
		}
		else if (config.drift() instanceof SinusoidalDrift sine) {
			final double amplitude = strength(sine.amplitudeFraction(), sine
				.amplitudeCv()) * largest;
			if (!(amplitude > 0)) return;
			final double cycles = sine.cyclesMin() + random.uniform() * (sine
				.cyclesMax() - sine.cyclesMin());
			for (int t = 0; t < f.length; t++)
				f[t] += amplitude * Math.sin(2 * Math.PI * cycles * t / f.length);
		}
	}

	private double strength(final double mean, final double cv) {
		return mean > 0 ? random.spread(mean, cv) : 0;
	}

	private void bleach(final double[] f) {
		final PhotobleachingConfig p = config.photobleaching();
		if (!p.enabled()) return;
		final double amplitude = Math.min(1, strength(p.amplitudeFraction(), p
			.amplitudeCv()));
		for (int t = 0; t < f.length; t++)
			f[t] *= p.left(amplitude, t / config.fs());
	}

	private void addNoise(final double[] f, final double largest,
		final double snr)
	{
		final double sigma = largest / snr;
		if (!(sigma > 0)) return;
		if (!config.noise().shotNoise()) {
			for (int t = 0; t < f.length; t++)
				f[t] += sigma * random.gaussian();
			return;
		}
		final double part = config.noise().shotNoiseFraction();
		final double gaussian = sigma * Math.sqrt(1 - part), perSignal = sigma *
			sigma * part / largest;
		for (int t = 0; t < f.length; t++) {
			final double mean = Math.abs(f[t]) * perSignal;
			f[t] += gaussian * random.gaussian();
			f[t] += random.poisson(mean) - mean;
		}
	}

	private static void requireFinite(final double[] f) {
		for (final double v : f)
			if (!Double.isFinite(v)) throw new InvalidInputException(
				"The simulated trace is not finite. Use less extreme values of " +
					"alpha_mean, alpha_cv, noise.snr or the drift.");
	}
}
