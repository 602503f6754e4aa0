package org.calab.simulation;

/**
 * What a simulated cell really did. Immutable: arrays are copied on the way in
 * and out.
 *
 * @param alpha size of one spike's transient
 * @param snr largest signal over the noise's standard deviation
 * @param tauRise rise of this cell's transient in seconds
 * @param tauDecay decay of this cell's transient in seconds
 * @param spikes counts per frame
 * @param cleanCalcium per frame: spikes convolved with the transient, times
 *          alpha, saturated if the indicator does; before drift, bleaching and
 *          noise
 */
public record CellGroundTruth(double alpha, double snr, double tauRise,
	double tauDecay, int[] spikes, double[] cleanCalcium)
{

	public CellGroundTruth {
		spikes = spikes.clone();
		cleanCalcium = cleanCalcium.clone();
	}

	@Override
	public int[] spikes() {
		return spikes.clone();
	}

	@Override
	public double[] cleanCalcium() {
		return cleanCalcium.clone();
	}

	/** @return how many spikes in all */
	public int numSpikes() {
		int sum = 0;
		for (final int n : spikes)
			sum += n;
		return sum;
	}
}
