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
package org.calab.detection;

import java.io.IOException;
import java.util.Arrays;

import org.calab.extraction.FrameReader;
import org.calab.extraction.Movie;
import org.calab.task.Progress;

/** Averages successive frames of a movie while it is read, once and frame by frame. */
final class Binning {

	/** Duration of a bin in seconds: half the decay of a fast indicator, so that a transient fills 2 to 4 bins. */
	private static final double BIN = 0.25;

	/** Fewest bins of a movie that has so many frames: statistics over time need them. */
	private static final int FEWEST = 100;

	/** Most bins: memory and time; longer movies are binned more. */
	private static final int MOST = 2500;

	private Binning() {}

	/** Receives each binned frame, which it may keep; pixels that are missing in all of its frames are NaN. */
	@FunctionalInterface
	interface Sink {

		void accept(int bin, float[] frame) throws IOException;
	}

	/**
	 * What is known after a movie was read.
	 *
	 * @param mean of all frames
	 * @param missing whether any binned pixel is NaN
	 */
	record Read(float[] mean, boolean missing) {}

	/** @param fs in Hz */
	static int framesPerBin(final int frames, final double fs) {
		int b = (int) Math.max(1, Math.min(frames, Math.rint(BIN * fs)));
		b = frames >= FEWEST ? Math.min(b, frames / FEWEST) : 1;
		return Math.max(b, (frames + MOST - 1) / MOST);
	}

	/** Frames that do not fill a last bin are left out. */
	static Read stream(final Movie movie, final int framesPerBin, final Sink sink,
		final Progress progress) throws IOException
	{
		final FrameReader reader = new FrameReader(movie.frames());
		final int pixels = movie.width() * movie.height(), bins = movie.numFrames() /
			framesPerBin;
		final float[] frame = new float[pixels];
		final double[] sum = new double[pixels];
		final int[] summed = new int[pixels], present = new int[pixels];
		boolean missing = false;
		for (int bin = 0; bin < bins; bin++) {
			final float[] mean = new float[pixels];
			Arrays.fill(present, 0);
			for (int k = 0; k < framesPerBin; k++) {
				progress.checkCancelled();
				reader.load(bin * framesPerBin + k);
				reader.copyTo(frame);
				for (int i = 0; i < pixels; i++)
					if (Float.isFinite(frame[i])) {
						mean[i] += frame[i];
						present[i]++;
					}
			}
			for (int i = 0; i < pixels; i++) {
				mean[i] /= present[i];
				if (present[i] == 0) missing = true;
				else {
					sum[i] += mean[i];
					summed[i]++;
				}
			}
			sink.accept(bin, mean);
			progress.report((bin + 1.0) / bins, "Reading frames");
		}
		final float[] all = new float[pixels];
		for (int i = 0; i < pixels; i++)
			all[i] = summed[i] == 0 ? 0 : (float) (sum[i] / summed[i]);
		return new Read(all, missing);
	}
}
