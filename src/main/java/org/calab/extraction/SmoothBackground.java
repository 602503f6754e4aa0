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
package org.calab.extraction;

/**
 * A background that is linear between the nodes of a grid in x and in y. The nodes are numbered row by row.
 *
 * @param columns number of nodes in a row, at least 2
 * @param rows number of rows of nodes, at least 2
 * @param left the node to the left of each column of pixels
 * @param fractionX position of each column of pixels between that node (0) and the next (1)
 * @param above the row of nodes above each row of pixels
 * @param fractionY position of each row of pixels between that row (0) and the next (1)
 */
record SmoothBackground(int columns, int rows, int[] left, double[] fractionX,
	int[] above, double[] fractionY)
{

	/** @param spacing largest distance between nodes in pixels, greater than 0 */
	static SmoothBackground of(final int width, final int height,
		final double spacing)
	{
		final int columns = nodes(width, spacing), rows = nodes(height, spacing);
		final int[] left = new int[width], above = new int[height];
		final double[] fractionX = new double[width], fractionY = new double[height];
		place(columns, left, fractionX);
		place(rows, above, fractionY);
		return new SmoothBackground(columns, rows, left, fractionX, above, fractionY);
	}

	private static int nodes(final int length, final double spacing) {
		return 1 + (int) Math.max(1, Math.ceil((length - 1) / spacing));
	}

	private static void place(final int nodes, final int[] before,
		final double[] fraction)
	{
		for (int i = 0; i < before.length; i++) {
			final double at = before.length == 1 ? 0 : (double) i * (nodes - 1) /
				(before.length - 1);
			before[i] = Math.min(nodes - 2, (int) at);
			fraction[i] = at - before[i];
		}
	}

	int nodes() {
		return columns * rows;
	}

	/** @return the background at a pixel. @param levels of the nodes */
	double at(final double[] levels, final int x, final int y) {
		final int node = above[y] * columns + left[x];
		final double fx = fractionX[x], fy = fractionY[y];
		return (1 - fy) * ((1 - fx) * levels[node] + fx * levels[node + 1]) + fy *
			((1 - fx) * levels[node + columns] + fx * levels[node + columns + 1]);
	}
}
