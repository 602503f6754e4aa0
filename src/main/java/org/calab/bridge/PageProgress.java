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
package org.calab.bridge;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The progress that a page reports. Missing fields are 0 or empty.
 *
 * @param iteration of {@code maxIterations}
 * @param phase of the iteration
 * @param phaseProgress fraction of the phase that is complete
 * @param tauRise of the kernel so far, in seconds
 * @param tauDecay of the kernel so far, in seconds
 * @param status of the run
 */
record PageProgress(double iteration, double maxIterations, String phase,
	double phaseProgress, OptionalDouble tauRise, OptionalDouble tauDecay,
	String status)
{

	static PageProgress of(final JsonNode json) {
		return new PageProgress(json.path("iteration").asDouble(0), json.path(
			"max_iterations").asDouble(0), json.path("phase").asText(""), json.path(
				"phase_progress").asDouble(0), seconds(json.path("tau_rise")), seconds(
					json.path("tau_decay")), json.path("status").asText(""));
	}

	private static OptionalDouble seconds(final JsonNode tau) {
		return tau.isNumber() ? OptionalDouble.of(tau.asDouble()) : OptionalDouble
			.empty();
	}

	/** @return the completed fraction, limited to 0 to 1 */
	double fraction() {
		final double done = (Math.max(iteration - 1, 0) + clamp(phaseProgress)) /
			maxIterations;
		return clamp(done);
	}

	private static double clamp(final double v) {
		return v > 0 ? Math.min(v, 1) : 0; // also for NaN
	}

	/** @return a description for the user */
	@Override
	public String toString() {
		final StringBuilder text = new StringBuilder(phase.isBlank() ? status
			: phase);
		if (maxIterations > 0) text.append(String.format(Locale.ROOT,
			", iteration %.0f of at most %.0f", iteration, maxIterations));
		if (tauRise.isPresent() && tauDecay.isPresent()) text.append(String.format(
			Locale.ROOT, ", tau %.3g / %.3g s", tauRise.getAsDouble(), tauDecay
				.getAsDouble()));
		return text.toString();
	}
}
