package org.calab.simulation;

import org.calab.check.Require;

/**
 * Spikes that know nothing of each other.
 *
 * @param rate mean rate in Hz, above 0; the simulation fires at most once per
 *          step, so rates near {@code spike_sim_hz} are not reached
 */
public record PoissonConfig(double rate) implements SpikeModel {

	public PoissonConfig {
		Require.positive("spike_model.rate_hz", rate, "Hz");
	}

	/** @return 1 Hz */
	public static PoissonConfig defaults() {
		return new PoissonConfig(1);
	}
}
