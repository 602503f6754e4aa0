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
 * The cells of a simulated movie in a few options; {@link SimulationConfig} has all of
 * them. Immutable.
 *
 * @param preset indicator, with its time constants
 * @param cells number of cells
 * @param frames number of frames
 * @param fs sampling rate in Hz
 * @param rateHz mean rate of the Poisson spikes in Hz
 * @param bleaching whether the movie bleaches
 * @param seed random seed; the same seed gives the same movie
 */
@RecordBuilder
public record MovieCellsOptions(
	@Option(value = "gcamp6f", label = "Indicator", help = MovieCellsOptions.PRESET_HELP) Presets preset,
	@Option(value = "20", min = 1, help = MovieCellsOptions.CELLS_HELP) int cells,
	@Option(value = "600", min = 1, help = MovieCellsOptions.FRAMES_HELP) int frames,
	@Option(value = "20", label = "Sampling rate", unit = "Hz", min = 0, above = true, help = MovieCellsOptions.FS_HELP) double fs,
	@Option(value = "0.5", label = "Spike rate", unit = "Hz", min = 0, above = true, help = MovieCellsOptions.RATE_HZ_HELP) double rateHz,
	@Option(help = MovieCellsOptions.BLEACHING_HELP) boolean bleaching,
	@Option(value = "42", min = 0, max = SimulationConfig.LARGEST_SEED, help = MovieCellsOptions.SEED_HELP) long seed)
	implements MovieCellsOptionsBuilder.With
{

	public static final String PRESET_HELP =
		"Sets the time constants: gcamp6f, gcamp6m, gcamp6s, jgcamp8f or ogb1; clean: those of gcamp6f, " +
			"equal cells and no drift";
	public static final String CELLS_HELP =
		"Number of cells, for example 50; they must fit into the image";
	public static final String FRAMES_HELP = "Number of frames, for example 1000";
	public static final String FS_HELP = "Frames per second, for example 20";
	public static final String RATE_HZ_HELP =
		"Mean rate of spikes of an active cell in Hz, for example 0.5; the spikes are a Poisson process";
	public static final String BLEACHING_HELP =
		"Let the movie lose 15 % of its fluorescence, with a time constant of 600 s";
	public static final String SEED_HELP =
		"Start of the random numbers, for example 1; the same seed gives the same movie";

	/** Mean ΔF/F of a spike and its coefficient of variation between cells. */
	private static final double AMPLITUDE = 0.5, AMPLITUDE_CV = 0.3;

	public MovieCellsOptions {
		OptionList.check(MovieCellsOptions.class, preset, cells, frames, fs, rateHz,
			bleaching, seed);
	}

	/** @return 20 GCaMP6f cells, 600 frames at 20 Hz, spikes at 0.5 Hz, no bleaching, seed 42 */
	public static MovieCellsOptions defaults() {
		return OptionList.of(MovieCellsOptions.class).defaults();
	}

	/** @return the configuration, with a mean ΔF/F of 0.5 per spike, which varies by 30 % between cells */
	public SimulationConfig config() {
		final SimulationConfig c = preset.config().withNumCells(cells)
			.withNumTimepoints(frames).withFs(fs).withSpikeModel(new PoissonConfig(
				rateHz)).withAlpha(AMPLITUDE, AMPLITUDE_CV).withSeed(seed);
		return c.withPhotobleaching(c.photobleaching().withEnabled(bleaching));
	}
}
