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

import org.calab.options.Option;
import org.calab.options.OptionList;

/**
 * What the camera sees in a simulated movie: the cells' shapes, light, noise and motion.
 * Immutable. The ranges of all components are checked.
 *
 * @param width width of the image in pixels
 * @param height height of the image in pixels
 * @param cellRadius typical radius of a cell in pixels, to half the brightness
 * @param radiusSpread the radii are uniform between 0.95 - spread and 0.95 + spread times
 *          {@code cellRadius}
 * @param spacing smallest distance between centres in units of {@code cellRadius}
 * @param donutFraction fraction of the cells with a dark nucleus
 * @param silentFraction fraction of the cells that have no spikes and do not change
 * @param background camera offset in grey levels
 * @param resting fluorescence of a silent cell in grey levels
 * @param neuropil mean fluorescence around the cells in grey levels, of wide patches that
 *          follow the activity of the population
 * @param neuropilLocal mean fluorescence in grey levels of small patches with time courses
 *          of their own
 * @param patchRadius standard deviation in pixels of the Gaussian profile of such a patch
 * @param photonsPerLevel photons per grey level
 * @param readNoise standard deviation of the read noise in grey levels
 * @param motionJitter standard deviation in pixels of the shift of each frame, in x and in y
 * @param motionDrift distance in pixels by which the image moves between the first and the
 *          last frame
 */
@RecordBuilder
public record SceneOptions(
	@Option(value = "128", unit = "pixels", min = 8, max = 4096, help = SceneOptions.WIDTH_HELP) int width,
	@Option(value = "128", unit = "pixels", min = 8, max = 4096, help = SceneOptions.HEIGHT_HELP) int height,
	@Option(value = "6", unit = "pixels", min = 1, max = 200, help = SceneOptions.CELL_RADIUS_HELP) double cellRadius,
	@Option(value = "0.1", min = 0, max = 0.8, help = SceneOptions.RADIUS_SPREAD_HELP) double radiusSpread,
	@Option(value = "2.2", unit = "radii", min = 0, max = 100, help = SceneOptions.SPACING_HELP) double spacing,
	@Option(value = "0", min = 0, max = 1, help = SceneOptions.DONUT_FRACTION_HELP) double donutFraction,
	@Option(value = "0", min = 0, max = 1, help = SceneOptions.SILENT_FRACTION_HELP) double silentFraction,
	@Option(value = "100", unit = "grey levels", min = 0, max = 60_000, help = SceneOptions.BACKGROUND_HELP) double background,
	@Option(value = "150", unit = "grey levels", label = "Resting fluorescence", min = 0, max = 60_000, help = SceneOptions.RESTING_HELP) double resting,
	@Option(value = "60", unit = "grey levels", min = 0, max = 60_000, help = SceneOptions.NEUROPIL_HELP) double neuropil,
	@Option(value = "0", unit = "grey levels", label = "Local neuropil", min = 0, max = 60_000, help = SceneOptions.NEUROPIL_LOCAL_HELP) double neuropilLocal,
	@Option(value = "24", unit = "pixels", label = "Radius of local patches", min = 1, max = 4096, help = SceneOptions.PATCH_RADIUS_HELP) double patchRadius,
	@Option(value = "0.5", label = "Photons per grey level", min = 0, above = true, help = SceneOptions.PHOTONS_PER_LEVEL_HELP) double photonsPerLevel,
	@Option(value = "5", unit = "grey levels", min = 0, help = SceneOptions.READ_NOISE_HELP) double readNoise,
	@Option(value = "0", unit = "pixels", min = 0, max = 100, help = SceneOptions.MOTION_JITTER_HELP) double motionJitter,
	@Option(value = "0", unit = "pixels", min = 0, max = 1000, help = SceneOptions.MOTION_DRIFT_HELP) double motionDrift)
	implements SceneOptionsBuilder.With
{

	public static final String WIDTH_HELP = "Width of the image in pixels, for example 256";
	public static final String HEIGHT_HELP = "Height of the image in pixels, for example 256";
	public static final String CELL_RADIUS_HELP =
		"Typical radius of a cell in pixels, to half its brightness, for example 6";
	public static final String RADIUS_SPREAD_HELP =
		"The radii are uniform between 0.95 - spread and 0.95 + spread times cell_radius, for example with a spread of 0.2";
	public static final String SPACING_HELP =
		"Smallest distance between the centres of cells, in units of cell_radius; cells overlap " +
			"below about 2, for example at 1.5, and lie anywhere at 0";
	public static final String DONUT_FRACTION_HELP =
		"Fraction of the cells that look like rings, with a dark nucleus, for example 0.5";
	public static final String SILENT_FRACTION_HELP =
		"Fraction of the cells without spikes, whose brightness does not change, for example 0.2; 1: nothing is active";
	public static final String BACKGROUND_HELP =
		"Camera offset: the value of a pixel without light, for example 100";
	public static final String RESTING_HELP = "Fluorescence of a silent cell in grey levels, for example 150";
	public static final String NEUROPIL_HELP =
		"Mean fluorescence around the cells in grey levels, for example 60; it follows the activity of all cells";
	public static final String NEUROPIL_LOCAL_HELP =
		"Mean fluorescence of small patches of neuropil in grey levels, for example 40; each has an activity of its own";
	public static final String PATCH_RADIUS_HELP =
		"Standard deviation of the Gaussian profile of a patch of neuropil_local in pixels, for example 24";
	public static final String PHOTONS_PER_LEVEL_HELP =
		"Fewer photons, for example 0.1, mean more shot noise: its variance in a pixel is the grey level above " +
			"the offset over this number";
	public static final String READ_NOISE_HELP =
		"Standard deviation of the camera's noise in each pixel, in grey levels, for example 3";
	public static final String MOTION_JITTER_HELP =
		"Standard deviation of the shift of each frame in pixels, in x and in y, for example 0.7; frames move independently";
	public static final String MOTION_DRIFT_HELP =
		"Distance in pixels by which the image moves from the first to the last frame at constant speed, for example 3";

	public SceneOptions {
		OptionList.check(SceneOptions.class, width, height, cellRadius,
			radiusSpread, spacing, donutFraction, silentFraction, background,
			resting, neuropil, neuropilLocal, patchRadius, photonsPerLevel,
			readNoise, motionJitter, motionDrift);
	}

	/**
	 * @return 128 × 128 pixels, cells of radius 6 pixels that do not overlap, grey levels of 100
	 *         (offset), 150 (resting) and 60 (neuropil), 0.5 photons per grey level, a read
	 *         noise of 5, and no motion
	 */
	public static SceneOptions defaults() {
		return OptionList.of(SceneOptions.class).defaults();
	}
}
