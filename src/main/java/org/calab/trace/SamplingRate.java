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
package org.calab.trace;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;

/** A sampling rate in frames per second, which may be unknown. Immutable. */
public final class SamplingRate implements Serializable {

	private static final long serialVersionUID = 1L;

	private static final SamplingRate UNKNOWN = new SamplingRate(Double.NaN);

	private final double hz;

	private SamplingRate(final double hz) {
		this.hz = hz;
	}

	/**
	 * @param hz frames per second, finite and greater than 0
	 * @throws InvalidInputException if it is not
	 */
	public static SamplingRate ofHz(final double hz) {
		return new SamplingRate(Require.positive("fs", hz, "Hz"));
	}

	/** @return the unknown rate */
	public static SamplingRate unknown() {
		return UNKNOWN;
	}

	public boolean isKnown() {
		return !Double.isNaN(hz);
	}

	/**
	 * @return frames per second
	 * @throws InvalidInputException if the rate is unknown; it is never guessed
	 */
	public double hz() {
		if (!isKnown()) {
			throw InvalidInputException.of("fs", "is missing: the sampling rate of " +
				"these traces is unknown and is never guessed. Give it in Hz (frames " +
				"per second), for example 20.");
		}
		return hz;
	}

	/** @return this rate if it is known, otherwise {@code other} */
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
		// times read from a table give 29.999994991653594 Hz
		return isKnown() ? new BigDecimal(hz).round(new MathContext(6)).doubleValue() +
			" Hz" : "unknown rate";
	}
}
