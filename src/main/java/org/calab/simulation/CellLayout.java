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

import java.util.ArrayList;
import java.util.List;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;

/**
 * Places cells at random with a minimum distance, by Poisson-disc sampling (dart throwing).
 */
final class CellLayout {

	/** Mean of the radii, relative to the typical one. */
	private static final double MEAN = 0.95;
	private static final int TRIES = 2000;

	private CellLayout() {}

	/** @throws InvalidInputException if the cells do not fit into the image */
	static List<CellBody> place(final MovieConfig config,
		final Xorshift32 random)
	{
		final SceneOptions scene = config.scene();
		final double r = scene.cellRadius(), spread = scene.radiusSpread(), margin =
			Math.min(1.2 * r, Math.min(scene.width(), scene.height()) / 2.0);
		final int wanted = config.cells().numCells();
		final Choice donuts = new Choice(wanted, scene.donutFraction(), Seeds.DONUTS
			.random(config.cells().seed()));
		final List<CellBody> cells = new ArrayList<>();
		for (int tries = 0; cells.size() < wanted; tries++) {
			if (tries == TRIES) throw InvalidInputException.of("num_cells", "of " +
				wanted + " is too large: only " + cells.size() + " cells of radius " +
				Require.plain(r) + " fit into " + scene.width() + " x " + scene
					.height() +
				" pixels. Use fewer or smaller cells, a smaller spacing, or a larger image.");
			final double x = margin + random.uniform() * (scene.width() - 2 * margin),
					y = margin + random.uniform() * (scene.height() - 2 * margin);
			if (cells.stream().anyMatch(c -> Math.hypot(c.x() - x, c.y() - y) < scene
				.spacing() * r)) continue;
			cells.add(CellBody.draw(x, y, r * (MEAN - spread + 2 * spread * random
				.uniform()), donuts.next(), scene.width(), scene.height(),
				random));
			tries = -1;
		}
		return List.copyOf(cells);
	}
}
