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

import java.util.Optional;

/** Whether cells and frames may be swapped, and swapping them. */
public final class Orientation {

	private Orientation() {}

	/**
	 * @param wayOut what to do if they are swapped, such as "set transpose"
	 * @return a note for the user if there are more cells than frames, which is rare in
	 *         recordings
	 */
	public static Optional<String> suspicion(final TraceSet traces,
		final String wayOut)
	{
		final int cells = traces.numCells(), frames = traces.numTimepoints();
		return cells <= frames ? Optional.empty() : Optional.of("There are more cells (" + cells +
			") than frames (" + frames + "). If cells and frames are swapped, " + wayOut + ".");
	}

	/**
	 * As {@link #suspicion(TraceSet, String)}, where the input {@code transpose} is the way out.
	 *
	 * @param transposed whether it was given
	 */
	public static Optional<String> suspicion(final TraceSet traces,
		final boolean transposed)
	{
		return suspicion(traces, transposed ? "set transpose to false" : "set transpose");
	}

	/** @return a copy with rows and columns swapped; rows must be of equal length */
	public static double[][] swapped(final double[][] rows) {
		final double[][] out = new double[rows[0].length][rows.length];
		for (int i = 0; i < rows.length; i++)
			for (int t = 0; t < out.length; t++)
				out[t][i] = rows[i][t];
		return out;
	}
}
