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
			int whole = 0; // frames in which no pixel is missing
			for (int k = 0; k < framesPerBin; k++) {
				progress.checkCancelled();
				reader.load(bin * framesPerBin + k);
				reader.copyTo(frame);
				if (isFinite(frame)) {
					add(frame, mean);
					whole++;
				}
				else addFinite(frame, mean, present);
			}
			if (whole == framesPerBin) divide(mean, whole);
			else missing |= divide(mean, whole, present);
			addPresent(mean, sum, summed);
			sink.accept(bin, mean);
			progress.report((bin + 1.0) / bins, "Reading frames");
		}
		final float[] all = new float[pixels];
		for (int i = 0; i < pixels; i++)
			all[i] = summed[i] == 0 ? 0 : (float) (sum[i] / summed[i]);
		return new Read(all, missing);
	}

	// short loops, which the compiler turns into vector instructions where it can

	private static boolean isFinite(final float[] frame) {
		for (final float v : frame)
			if (!(Math.abs(v) <= Float.MAX_VALUE)) return false;
		return true;
	}

	private static void add(final float[] frame, final float[] to) {
		for (int i = 0; i < to.length; i++)
			to[i] += frame[i];
	}

	private static void addFinite(final float[] frame, final float[] to,
		final int[] present)
	{
		for (int i = 0; i < to.length; i++)
			if (Float.isFinite(frame[i])) {
				to[i] += frame[i];
				present[i]++;
			}
	}

	private static void divide(final float[] sum, final int n) {
		for (int i = 0; i < sum.length; i++)
			sum[i] /= n;
	}

	/** @return whether a pixel is missing in all frames */
	private static boolean divide(final float[] sum, final int whole,
		final int[] present)
	{
		boolean missing = false;
		for (int i = 0; i < sum.length; i++) {
			sum[i] /= whole + present[i];
			missing |= whole + present[i] == 0;
		}
		return missing;
	}

	private static void addPresent(final float[] mean, final double[] sum,
		final int[] summed)
	{
		for (int i = 0; i < mean.length; i++) {
			if (Float.isNaN(mean[i])) continue;
			sum[i] += mean[i];
			summed[i]++;
		}
	}
}
