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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

import org.calab.signal.ImageShift;
import org.calab.task.Progress;
import org.calab.trace.SamplingRate;

/**
 * Recognises that the image of a movie moves, in the pass that reads its frames. At most 40 pictures,
 * spread over the movie, are kept, each the mean of 0.25 s, of at most 128 × 128 pixels. Each is compared
 * with the mean of the others; where it has too little in common with it, it is not judged. Motion that is
 * faster than a picture is only seen as far as the mean moves. Nothing is corrected.
 *
 * <pre>{@code
 * MotionCheck check = new MotionCheck(width, height, numFrames, rate, diameter);
 * for (each frame t, in order)
 *   if (check.wants(t)) check.add(p -> frame[p]);
 * Optional<Motion> motion = check.result(progress);
 * }</pre>
 */
public final class MotionCheck {

	private static final int PICTURES = 40, FEWEST = 8, LARGEST = 128;

	/** Seconds of a picture; frames of a movie of unknown rate. */
	private static final double SECONDS = 0.25;
	private static final int FRAMES = 5;

	/** Smallest diameter of a cell in a picture of a larger image, in pixels: enough to compare. */
	private static final int DIAMETER = 6;

	/** {@link ImageShift.Shift#clarity} of pictures that have something in common. */
	private static final double CLEAR = 7;

	/** Part of the pairs of pictures that are nearer than the motion that is told. */
	private static final double QUANTILE = 0.9;

	private final int width, left, top, step, columns, rows, perPicture, frames;
	private final double diameter;
	private final float[][] pictures;
	private int current;

	/**
	 * @param width of the frames in pixels
	 * @param height of the frames in pixels
	 * @param frames number of frames
	 * @param rate frames per second, or unknown
	 * @param diameter of a cell in pixels, greater than 0
	 */
	public MotionCheck(final int width, final int height, final int frames,
		final SamplingRate rate, final double diameter)
	{
		this.width = width;
		this.frames = frames;
		this.diameter = diameter;
		step = (int) Math.max(1, Math.min(diameter / DIAMETER, Math.ceil((double) Math
			.max(width, height) / LARGEST)));
		columns = Math.min(LARGEST, width / step);
		rows = Math.min(LARGEST, height / step);
		left = (width - columns * step) / 2;
		top = (height - rows * step) / 2;
		perPicture = rate.isKnown() ? (int) Math.max(1, Math.min(frames, Math.round(
			SECONDS * rate.hz()))) : Math.min(FRAMES, frames);
		final int n = Math.min(PICTURES, frames / perPicture);
		// an image of a few cells' size has nothing to compare
		pictures = new float[n < FEWEST || Math.min(columns, rows) * step < 3 *
			diameter ? 0 : n][];
	}

	/** @return the first frame of a picture */
	private int start(final int picture) {
		return (int) ((long) picture * (frames - perPicture) / (pictures.length -
			1));
	}

	/**
	 * @param t frame, counted from 0; each is asked for once, in order
	 * @return whether the next call is {@link #add} with this frame
	 */
	public boolean wants(final int t) {
		while (current < pictures.length && t >= start(current) + perPicture)
			current++;
		return current < pictures.length && t >= start(current);
	}

	/**
	 * Adds the frame that {@link #wants} was asked about.
	 *
	 * @param pixels value of a pixel by its index, row by row; may be NaN
	 */
	public void add(final IntToDoubleFunction pixels) {
		if (pictures[current] == null) pictures[current] = new float[columns * rows];
		final float[] picture = pictures[current];
		for (int y = 0; y < rows * step; y++) {
			final int row = (top + y) * width + left, to = y / step * columns;
			for (int x = 0; x < columns * step; x++)
				picture[to + x / step] += (float) pixels.applyAsDouble(row + x);
		}
	}

	/**
	 * Call this once, after all frames.
	 *
	 * @param progress can cancel
	 * @return the motion; empty if the movie is too short or too small, or shows nothing that can be
	 *         compared in most of its pictures
	 * @throws org.calab.task.CancelledException if cancelled
	 */
	public Optional<Motion> result(final Progress progress) {
		if (pictures.length == 0) return Optional.empty();
		final ImageShift shift = new ImageShift(columns, rows, diameter / step);
		final double[] sum = new double[2 * columns * rows];
		final List<double[]> transforms = new ArrayList<>();
		for (int k = 0; k < pictures.length; k++) {
			progress.checkCancelled();
			if (pictures[k] == null || !filled(pictures[k])) continue;
			final double[] f = shift.transform(pictures[k]);
			pictures[k] = null;
			transforms.add(f);
			for (int i = 0; i < sum.length; i++)
				sum[i] += f[i];
		}
		final List<ImageShift.Shift> clear = new ArrayList<>();
		for (final double[] f : transforms) {
			progress.checkCancelled();
			final double[] others = new double[sum.length];
			for (int i = 0; i < sum.length; i++)
				others[i] = sum[i] - f[i];
			final ImageShift.Shift s = shift.between(f, others);
			if (s.clarity() > CLEAR) clear.add(s);
		}
		if (clear.size() < Math.max(FEWEST, pictures.length / 2)) return Optional
			.empty();
		return Optional.of(new Motion(step * distance(clear), diameter, clear
			.size()));
	}

	/** Replaces missing pixels by the mean of the others. @return whether there are others */
	private static boolean filled(final float[] picture) {
		double sum = 0;
		int n = 0;
		for (final float v : picture) {
			if (!Float.isFinite(v)) continue;
			sum += v;
			n++;
		}
		for (int i = 0; i < picture.length && n < picture.length; i++)
			if (!Float.isFinite(picture[i])) picture[i] = (float) (sum / n);
		return n > 0;
	}

	private static double distance(final List<ImageShift.Shift> shifts) {
		final int n = shifts.size();
		final double[] distances = new double[n * (n - 1) / 2];
		for (int i = 0, k = 0; i < n; i++)
			for (int j = 0; j < i; j++)
				distances[k++] = Math.hypot(shifts.get(i).x() - shifts.get(j).x(), shifts
					.get(i).y() - shifts.get(j).y());
		Arrays.sort(distances);
		return distances[(int) (QUANTILE * (distances.length - 1))];
	}
}
