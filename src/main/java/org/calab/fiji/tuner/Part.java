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
package org.calab.fiji.tuner;

import org.calab.fiji.lanes.TimeWindow;

/**
 * The part of a long recording that is fitted first, so that the visible window follows a slider: the
 * window with margins, in which the baseline settles before and transients end after it.
 *
 * @param from first frame
 * @param to last frame, exclusive
 */
record Part(int from, int to) {

	/** Shorter recordings are fitted as a whole at once. */
	private static final int LONG = 20_000;

	/** Decay time constants before the window, as many as the rolling baseline sees, and after it. */
	private static final double BEFORE = 25, AFTER = 10;

	/** @return whether a part of the recording is fitted first */
	static boolean isWorthIt(final TimeWindow seen, final double decayFrames) {
		final Part part = of(seen, decayFrames);
		return seen.frames() > LONG && part.to - part.from < seen.frames() / 2;
	}

	/** @param decayFrames decay time constant in frames */
	static Part of(final TimeWindow seen, final double decayFrames) {
		return new Part((int) Math.max(0, Math.floor(seen.from() - BEFORE *
			decayFrames)), (int) Math.min(seen.frames(), Math.ceil(seen.to() + AFTER *
				decayFrames)));
	}

	boolean covers(final TimeWindow seen) {
		return from <= seen.from() && to >= seen.to();
	}
}
