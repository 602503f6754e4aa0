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

import io.soabase.recordbuilder.core.RecordBuilder;

import org.calab.check.Require;

/**
 * Configuration of a simulated movie. The noise is that of photons and of the camera in each pixel; the
 * noise configuration of {@code cells} is not used. Immutable.
 *
 * @param cells configuration of the cells, with their number, the frames, the rate and the seed. The
 *          trace of a cell is its ΔF/F; the photobleaching applies to the whole movie.
 * @param scene shapes, light, noise and motion
 */
@RecordBuilder
public record MovieConfig(SimulationConfig cells, SceneOptions scene)
	implements MovieConfigBuilder.With
{

	public MovieConfig {
		Require.present("simulation", cells);
		Require.present("scene", scene);
	}

	/** @return 20 GCaMP6f cells in 128 × 128 pixels, 600 frames at 20 Hz */
	public static MovieConfig defaults() {
		return of(MovieCellsOptions.defaults().config());
	}

	/** @return these cells in the default scene */
	public static MovieConfig of(final SimulationConfig cells) {
		return new MovieConfig(cells, SceneOptions.defaults());
	}

	/**
	 * @param w width in pixels
	 * @param h height in pixels
	 */
	public MovieConfig withSize(final int w, final int h) {
		return withScene(scene.withWidth(w).withHeight(h));
	}

	/**
	 * @param offset camera offset
	 * @param rest fluorescence of a silent cell
	 * @param around mean neuropil; all in grey levels
	 */
	public MovieConfig withLevels(final double offset, final double rest,
		final double around)
	{
		return withScene(scene.withBackground(offset).withResting(rest)
			.withNeuropil(around));
	}

	/**
	 * @param photons photons per grey level
	 * @param read standard deviation of the read noise in grey levels
	 */
	public MovieConfig withNoise(final double photons, final double read) {
		return withScene(scene.withPhotonsPerLevel(photons).withReadNoise(read));
	}
}
