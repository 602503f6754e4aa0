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
package org.calab.quality;

/** Kinds of warnings about a cell. Each is said in few words, and with what helps. */
public enum WarningKind {

		/** A trace without any variation. */
		FLAT("is flat", "are flat", "", "there is no activity"),

		/** A signal-to-noise ratio below 2. */
		NO_TRANSIENTS("has no clear transients", "have no clear transients",
				"(SNR below 2)", "activity found there may be noise"),

		/** Frames without variation, for example while the laser is off. */
		CONSTANT("is constant", "are constant", "in different frames",
				"cut these frames out, or process the parts before and after them one by one"),

		/** A step of the level, for example between joined sessions. */
		JUMP("jumps", "jump", "at different frames",
				"cut the traces there and process the parts one by one"),

		/** A fall of the level that a rolling baseline does not follow. */
		BLEACHING("bleaches steeply", "bleach steeply", "",
				"cut the first frames off, or use the band-pass filter with a kernel and the high-pass filter for spikes"),

		/** Slow changes of the level that a rolling baseline does not follow. */
		WANDER("wanders faster than the baseline follows",
				"wander faster than the baseline follows", "",
				"use the band-pass filter with a kernel and the high-pass filter for spikes"),

		/** Transients that point down. */
		INVERTED("has transients that point down",
				"have transients that point down", "",
				"multiply the traces by -1 if the indicator dims with activity"),

		/** Pulses of one frame, for example of a stimulus. */
		BRIGHT_FRAMES("has single bright frames", "have single bright frames", "",
				"they pass for spikes; replace these frames by their neighbours"),

		/** A level far from 0 although no baseline is fitted. */
		OFFSET("lies far from 0", "lie far from 0", "",
				"without a baseline, this passes for activity; use a rolling or constant baseline"),

		/** A decay at a limit of its range. */
		DECAY_AT_LIMIT("has a decay at the limit of its range",
				"have a decay at the limit of its range", "",
				"the decay of a cell is searched from 0.1 to 4 s; the traces may have drift or no transients"),

		/** Noise beyond that of recordings with known spikes. */
		NOISY("has much noise", "have much noise", "",
				"the activity is mostly noise, if the traces are dF/F"),

		/** A recording that is short against the decay. */
		SHORT("is shorter than 10 decay time constants",
				"are shorter than 10 decay time constants", "",
				"baseline and noise are uncertain"),

		/** An estimate that did not converge. */
		NOT_CONVERGED("did not converge", "did not converge", "", "");

	private final String one, many, various, help;

	WarningKind(final String one, final String many, final String various,
		final String help)
	{
		this.one = one;
		this.many = many;
		this.various = various;
		this.help = help;
	}

	/** @return the predicate for one cell, for example "jumps" */
	String one() {
		return one;
	}

	/** @return the predicate for several cells, for example "jump" */
	String many() {
		return many;
	}

	/** @return the details of cells that differ, for example "at different frames"; may be empty */
	String various() {
		return various;
	}

	/** @return what it means or what helps; may be empty */
	String help() {
		return help;
	}
}
