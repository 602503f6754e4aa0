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

import java.io.IOException;
import java.util.List;

import org.calab.check.InvalidInputException;
import org.calab.io.npy.Npy;
import org.calab.trace.TraceSet;

/** A run on CaDecon: the page sends the activity, then the other results, which end the run. */
final class DeconSession extends Session<PageResult> {

	/** The header of an array may be longer than ours. */
	private static final long HEADER = 1L << 16;

	private volatile double[][] activity;

	DeconSession(final TraceSet traces, final DeconConfig config,
		final LifeSigns life)
	{
		super(App.CADECON, traces, config, life);
	}

	@Override
	List<Endpoint> ownEndpoints() {
		return List.of(Endpoint.post("/results/activity", HEADER + Npy.size(traces
			.numCells(), traces.numTimepoints()), this::activity), Endpoint.post(
				"/results", JSON_LIMIT, this::results));
	}

	private Answer activity(final RequestBody body) throws IOException {
		final double[][] rows = body.npy("activity");
		final int frames = rows.length == 0 ? 0 : rows[0].length;
		if (rows.length != traces.numCells() || frames != traces.numTimepoints()) {
			throw InvalidInputException.of("activity", "must have the shape of the traces, " +
				traces.numCells() + " x " + traces.numTimepoints() + ", but has " + rows.length +
				" x " + frames + ".");
		}
		activity = rows;
		return Answer.accepted();
	}

	private Answer results(final RequestBody body) throws IOException {
		final var json = body.json("results");
		if (activity == null) throw InvalidInputException.of("activity",
			"is missing; it must be sent before the results.");
		return accepted(PageResult.of(json, activity, traces));
	}
}
