package org.calab.simulation;

import java.util.Locale;

/** Indicators with the time constants and SNR of typical recordings. */
public enum Presets {

	GCAMP6F(0.1, 0.6, 20), GCAMP6M(0.15, 0.9, 22), GCAMP6S(0.4, 1.8, 25),
			JGCAMP8F(0.05, 0.3, 12), OGB1(0.05, 1.5, 15),

	/** GCaMP6f almost without noise: no drift, and every cell the same. */
	CLEAN(0.1, 0.6, 200);

	private final double tauRise, tauDecay, snr;

	Presets(final double tauRise, final double tauDecay, final double snr) {
		this.tauRise = tauRise;
		this.tauDecay = tauDecay;
		this.snr = snr;
	}

	/** @return the defaults with this indicator; change more by {@code withX} */
	public SimulationConfig config() {
		final SimulationConfig config = SimulationConfig.defaults().withKernel(
			KernelConfig.of(tauRise, tauDecay)).withNoise(NoiseConfig.defaults()
				.withSnr(snr));
		return this != CLEAN ? config : config.withDrift(RandomWalkDrift.defaults()
			.withStep(0)).withAlpha(1, 0);
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
