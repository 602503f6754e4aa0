package org.calab.simulation;

import java.util.Arrays;

/** The steps at which a cell fired, in order. */
final class SpikeTrain {

	private int[] steps = new int[256];
	private int count;

	private SpikeTrain() {}

	/**
	 * Draws a cell's spikes: with a Markov model two numbers per step, one for the
	 * transition and one for the spike, else one.
	 *
	 * @param silentToActive this cell's, per frame; not used by Poisson spikes
	 */
	static SpikeTrain draw(final SimulationConfig config,
		final double silentToActive, final Xorshift32 random)
	{
		final SpikeTrain train = new SpikeTrain();
		final int n = config.numTimepoints() * config.stepsPerFrame();
		if (config.spikeModel() instanceof PoissonConfig p) {
			final double each = p.rate() / config.spikeSimHz();
			for (int i = 0; i < n; i++)
				if (random.uniform() < each) train.add(i);
			return train;
		}
		final MarkovConfig m = (MarkovConfig) config.spikeModel();
		final int per = config.stepsPerFrame();
		final double rouse = perStep(silentToActive, per), silence = perStep(m
			.activeToSilent(), per), spikeActive = m.spikeWhenActive(), spikeSilent =
				m.spikeWhenSilent();
		boolean active = false;
		for (int i = 0; i < n; i++) {
			if (random.uniform() < (active ? silence : rouse)) active = !active;
			if (random.uniform() < (active ? spikeActive : spikeSilent)) train.add(i);
		}
		return train;
	}

	/** The probability per step that makes this one per frame. */
	private static double perStep(final double perFrame, final int steps) {
		return 1 - Math.pow(1 - perFrame, 1.0 / steps);
	}

	private void add(final int step) {
		if (count == steps.length) steps = Arrays.copyOf(steps, (int) Math.min(2L *
			count, Integer.MAX_VALUE - 8));
		steps[count++] = step;
	}

	/** @return how many spikes */
	int size() {
		return count;
	}

	/** @return the step of spike {@code i}, both from 0 */
	int step(final int i) {
		return steps[i];
	}

	/** @return counts per frame */
	int[] perFrame(final int numFrames, final int stepsPerFrame) {
		final int[] counts = new int[numFrames];
		for (int i = 0; i < count; i++)
			counts[steps[i] / stepsPerFrame]++;
		return counts;
	}
}
