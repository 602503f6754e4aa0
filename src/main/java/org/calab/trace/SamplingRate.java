package org.calab.trace;

import java.util.Objects;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;

/** Frames per second, or the explicit statement that nobody knows. Immutable. */
public final class SamplingRate {

	private static final SamplingRate UNKNOWN = new SamplingRate(Double.NaN);

	private final double hz;

	private SamplingRate(final double hz) {
		this.hz = hz;
	}

	/**
	 * @param hz frames per second, finite and above 0
	 * @throws InvalidInputException otherwise
	 */
	public static SamplingRate ofHz(final double hz) {
		return new SamplingRate(Require.positive("fs", hz, "Hz"));
	}

	/** @return the rate that is not known */
	public static SamplingRate unknown() {
		return UNKNOWN;
	}

	public boolean isKnown() {
		return !Double.isNaN(hz);
	}

	/**
	 * @return frames per second
	 * @throws InvalidInputException if unknown: it is never guessed
	 */
	public double hz() {
		if (!isKnown()) {
			throw new InvalidInputException("The sampling rate is unknown and is " +
				"never guessed: give it as fs, in Hz (frames per second), for " +
				"example fs=20");
		}
		return hz;
	}

	/** @return this rate if known, else {@code other} */
	public SamplingRate orElse(final SamplingRate other) {
		return isKnown() ? this : other;
	}

	@Override
	public boolean equals(final Object o) {
		return o instanceof SamplingRate r && Double.compare(hz, r.hz) == 0;
	}

	@Override
	public int hashCode() {
		return Objects.hash(hz);
	}

	@Override
	public String toString() {
		return isKnown() ? hz + " Hz" : "unknown rate";
	}
}
