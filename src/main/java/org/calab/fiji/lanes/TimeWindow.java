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
package org.calab.fiji.lanes;

/**
 * The visible part of the recording. Immutable; always within the recording.
 *
 * @param from first frame; may be fractional
 * @param to last frame, at least {@link #SHORTEST} after from, if the recording is that long
 * @param frames number of frames in the recording
 */
public record TimeWindow(double from, double to, int frames) {

	/** Fewer frames would show nothing useful. */
	public static final int SHORTEST = 20;

	/** @return the window, limited to the recording and to the shortest length */
	public TimeWindow {
		final double length = Math.max(Math.min(SHORTEST, frames), Math.min(frames,
			to - from));
		final double start = Math.max(0, Math.min(frames - length, from));
		from = start;
		to = start + length;
	}

	public static TimeWindow whole(final int frames) {
		return new TimeWindow(0, frames, frames);
	}

	public double length() {
		return to - from;
	}

	/** @param factor below 1 zooms in. @param at frame that keeps its position */
	public TimeWindow zoom(final double factor, final double at) {
		final double length = Math.max(Math.min(SHORTEST, frames), Math.min(frames,
			length() * factor));
		final double left = (at - from) / length();
		return new TimeWindow(at - left * length, at - left * length + length,
			frames);
	}

	/** @return a window of the same length, shifted by some frames */
	public TimeWindow pan(final double by) {
		return new TimeWindow(from + by, from + by + length(), frames);
	}

	/** @return a window of the same length, centred on a frame */
	public TimeWindow centredAt(final double frame) {
		return pan(frame - (from + to) / 2);
	}
}
