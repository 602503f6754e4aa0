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
package org.calab.simulation;

/**
 * Random generators of the parts of a simulated movie. Each part has its own, so that an
 * option of one part does not change the others.
 */
enum Seeds {

	// the constants separate the seeds from those of the cells and from each other
	LAYOUT(0x9e3779b9L), FRAME(0x85ebca6bL), DONUTS(0xc2b2ae35L), SILENT(
			0x27d4eb2fL), MOTION(0x165667b1L), DIRECTION(0xd3a2646cL), PATCHES(
					0xfd7046c5L), PATCH_SPIKES(0xb55a4f09L);

	/** Separates the frames: 2⁶⁴ divided by the golden ratio. */
	private static final long PER_FRAME = 0x9e3779b97f4a7c15L;

	private final long offset;

	Seeds(final long offset) {
		this.offset = offset;
	}

	/** @param seed seed of the movie */
	Xorshift32 random(final long seed) {
		return random(seed, 0);
	}

	/**
	 * @param seed seed of the movie
	 * @param frame counted from 0
	 */
	Xorshift32 random(final long seed, final int frame) {
		return new Xorshift32(mixed(seed + offset + frame * PER_FRAME));
	}

	/** @return a seed for other traces than those of the cells */
	long of(final long seed) {
		return mixed(seed + offset) & SimulationConfig.LARGEST_SEED;
	}

	/** Mixes the bits of a seed by the finaliser of SplitMix64 (Steele et al., OOPSLA 2014). */
	private static long mixed(final long seed) {
		long z = seed;
		z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
		z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
		return z ^ z >>> 31;
	}
}
