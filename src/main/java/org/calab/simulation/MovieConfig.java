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
 * @param width width of the image in pixels, 8 to 4096
 * @param height height of the image in pixels, 8 to 4096
 * @param cellRadius mean radius of a cell in pixels, 1 to 200
 * @param background camera offset in grey levels, 0 to 60,000
 * @param resting fluorescence of a silent cell in grey levels, 0 to 60,000
 * @param neuropil mean fluorescence around the cells in grey levels, 0 to 60,000
 * @param photonsPerLevel photons per grey level, greater than 0; fewer photons give more shot noise
 * @param readNoise standard deviation of the read noise in grey levels, at least 0
 */
@RecordBuilder
public record MovieConfig(SimulationConfig cells, int width, int height,
	double cellRadius, double background, double resting, double neuropil,
	double photonsPerLevel, double readNoise)
	implements MovieConfigBuilder.With
{

	private static final int SMALLEST = 8, LARGEST = 4096;
	private static final double BRIGHTEST = 60_000;

	public MovieConfig {
		Require.present("simulation", cells);
		Require.within("width", width, SMALLEST, LARGEST);
		Require.within("height", height, SMALLEST, LARGEST);
		Require.within("cell_radius", cellRadius, 1, 200);
		Require.within("background", background, 0, BRIGHTEST);
		Require.within("resting", resting, 0, BRIGHTEST);
		Require.within("neuropil", neuropil, 0, BRIGHTEST);
		Require.positive("photons_per_level", photonsPerLevel, "");
		Require.nonNegative("read_noise", readNoise, "");
	}

	/** @return 20 GCaMP6f cells in 128 × 128 pixels, 600 frames at 20 Hz */
	public static MovieConfig defaults() {
		return of(cellsOf(Presets.GCAMP6F));
	}

	/**
	 * @return 128 × 128 pixels, cells of radius 6 pixels, grey levels of 100 (offset), 150 (resting)
	 *         and 60 (neuropil), 0.5 photons per grey level, and a read noise of 5
	 */
	public static MovieConfig of(final SimulationConfig cells) {
		return new MovieConfig(cells, 128, 128, 6, 100, 150, 60, 0.5, 5);
	}

	/**
	 * @return 20 cells with Poisson spikes at 0.5 Hz, 600 frames at 20 Hz, and a ΔF/F of 0.5 per spike
	 */
	public static SimulationConfig cellsOf(final Presets indicator) {
		return indicator.config().withNumCells(20).withNumTimepoints(600).withFs(20)
			.withSpikeModel(new PoissonConfig(0.5)).withAlpha(0.5, 0.3);
	}

	/**
	 * @param w width in pixels
	 * @param h height in pixels
	 */
	public MovieConfig withSize(final int w, final int h) {
		return new MovieConfig(cells, w, h, cellRadius, background, resting,
			neuropil, photonsPerLevel, readNoise);
	}

	/**
	 * @param offset camera offset
	 * @param rest fluorescence of a silent cell
	 * @param around mean neuropil; all in grey levels
	 */
	public MovieConfig withLevels(final double offset, final double rest,
		final double around)
	{
		return new MovieConfig(cells, width, height, cellRadius, offset, rest,
			around, photonsPerLevel, readNoise);
	}

	/**
	 * @param photons photons per grey level
	 * @param read standard deviation of the read noise in grey levels
	 */
	public MovieConfig withNoise(final double photons, final double read) {
		return new MovieConfig(cells, width, height, cellRadius, background,
			resting, neuropil, photons, read);
	}
}
