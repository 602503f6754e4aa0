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
package org.calab.cadecon;

import java.io.Serializable;
import java.util.Arrays;

import org.calab.trace.TraceSet;

/**
 * A rectangle of cells and frames from which the kernel is learned. Counted from 0.
 *
 * @param tStart first frame
 * @param tEnd last frame, exclusive
 * @param cellStart first cell
 * @param cellEnd last cell, exclusive
 */
public record Subset(int tStart, int tEnd, int cellStart, int cellEnd)
	implements Serializable
{

	public int numCells() {
		return cellEnd - cellStart;
	}

	public int numTimepoints() {
		return tEnd - tStart;
	}

	/** @return a copy of the samples of this subset, one row per cell */
	double[][] of(final TraceSet traces) {
		final double[][] rows = new double[numCells()][];
		for (int i = 0; i < rows.length; i++)
			rows[i] = trace(traces, i);
		return rows;
	}

	/** @param row cell within the subset, from 0 */
	double[] trace(final TraceSet traces, final int row) {
		return Arrays.copyOfRange(traces.trace(cellStart + row), tStart, tEnd);
	}
}
