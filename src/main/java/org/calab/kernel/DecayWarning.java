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
package org.calab.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Warns of a decay that the frame rate cannot resolve, and of one that is too long for the recording. */
public final class DecayWarning {

	/** Smallest number of frames per decay without a warning. */
	private static final double FEWEST_FRAMES = 2;

	/** Longest decay in seconds without a question; that of slow indicators is about 4 s. */
	private static final double LONGEST = 20;

	private DecayWarning() {}

	/**
	 * @param tauDecay in seconds
	 * @param fs in Hz
	 * @param frames number of frames of the recording
	 * @return one sentence each; empty if the decay spans at least 2 frames, and is no longer than the
	 *         recording and 20 s
	 */
	public static List<String> of(final double tauDecay, final double fs,
		final int frames)
	{
		final List<String> words = new ArrayList<>(of(tauDecay, fs));
		final double seconds = frames / fs;
		if (tauDecay > seconds) words.add(String.format(Locale.ROOT,
			"The decay of %.3g s is longer than the recording of %.3g s: is it in ms? Give tau_rise and tau_decay in seconds.",
			tauDecay, seconds));
		else if (tauDecay > LONGEST) words.add(String.format(Locale.ROOT,
			"The decay of %.3g s is longer than that of any indicator: is it in ms? Give tau_rise and tau_decay in seconds.",
			tauDecay));
		return words;
	}

	/**
	 * @param tauDecay in seconds
	 * @param fs in Hz
	 * @return one sentence; empty if the decay spans at least 2 frames
	 */
	public static List<String> of(final double tauDecay, final double fs) {
		final double frames = tauDecay * fs;
		return frames >= FEWEST_FRAMES ? List.of() : List.of(String.format(
			Locale.ROOT,
			"The decay of %.3g s spans only %.2g frames at %.3g Hz: spikes in close succession cannot be resolved.",
			tauDecay, frames, fs));
	}
}
