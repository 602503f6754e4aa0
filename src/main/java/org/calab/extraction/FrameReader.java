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

import net.imglib2.Cursor;
import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.blocks.PrimitiveBlocks;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * Reads a movie frame by frame into a reusable buffer. The three pixel types of ImageJ stacks and
 * doubles are copied by ImgLib2's blocks and summed without conversion; other types are read with a
 * cursor.
 */
public final class FrameReader {

	private final RandomAccessibleInterval<? extends RealType<?>> frames;
	private final Object buffer;
	private final PrimitiveBlocks<?> blocks;

	/** @param frames x, y and t */
	public FrameReader(final RandomAccessibleInterval<? extends RealType<?>> frames) {
		this.frames = frames;
		final int size = (int) (frames.dimension(0) * frames.dimension(1));
		final RealType<?> type = frames.getType();
		buffer = type instanceof UnsignedByteType ? new byte[size]
			: type instanceof UnsignedShortType ? new short[size]
				: type instanceof FloatType ? new float[size] : new double[size];
		blocks = buffer instanceof double[] && !(type instanceof DoubleType) ? null
			: blocks(frames);
	}

	@SuppressWarnings("unchecked")
	private static <T extends NativeType<T>> PrimitiveBlocks<T> blocks(
		final RandomAccessibleInterval<?> frames)
	{
		return PrimitiveBlocks.of((RandomAccessibleInterval<T>) frames);
	}

	/** Fills the buffer with frame {@code t}, counted from 0. */
	public void load(final int t) {
		final long[] min = frames.minAsLongArray(), max = frames.maxAsLongArray();
		min[2] += t;
		max[2] = min[2];
		if (blocks != null) {
			blocks.copy(new FinalInterval(min, max), buffer);
			return;
		}
		final Cursor<? extends RealType<?>> c = Views.flatIterable(Views
			.hyperSlice(frames, 2, min[2])).cursor();
		final double[] out = (double[]) buffer;
		for (int i = 0; i < out.length; i++)
			out[i] = c.next().getRealDouble();
	}

	/** Copies the loaded frame, row by row. @param out one element per pixel */
	public void copyTo(final float[] out) {
		if (buffer instanceof float[] f) System.arraycopy(f, 0, out, 0, out.length);
		else if (buffer instanceof short[] s) for (int i = 0; i < out.length; i++)
			out[i] = s[i] & 0xffff;
		else if (buffer instanceof byte[] b) for (int i = 0; i < out.length; i++)
			out[i] = b[i] & 0xff;
		else for (int i = 0; i < out.length; i++)
			out[i] = (float) ((double[]) buffer)[i];
	}

	/** @return the sum over these pixels in the loaded frame, weighted if they have weights */
	double sum(final Region.Pixels pixels) {
		final int[] at = pixels.offsets();
		if (pixels.weights() != null) return weighted(at, pixels.weights());
		if (buffer instanceof byte[] b) {
			long sum = 0;
			for (final int i : at)
				sum += b[i] & 0xff;
			return sum;
		}
		if (buffer instanceof short[] s) {
			long sum = 0;
			for (final int i : at)
				sum += s[i] & 0xffff;
			return sum;
		}
		double sum = 0;
		if (buffer instanceof float[] f) for (final int i : at)
			sum += f[i];
		else for (final int i : at)
			sum += ((double[]) buffer)[i];
		return sum;
	}

	private double weighted(final int[] at, final double[] weights) {
		double sum = 0;
		for (int k = 0; k < at.length; k++)
			sum += weights[k] * value(at[k]);
		return sum;
	}

	/**
	 * @return the mean over the finite ones of these pixels in the loaded frame, weighted if they
	 *         have weights; NaN if none is finite
	 */
	double finiteMean(final Region.Pixels pixels) {
		final int[] at = pixels.offsets();
		double sum = 0, weight = 0;
		for (int k = 0; k < at.length; k++) {
			final double v = value(at[k]);
			if (!Double.isFinite(v)) continue;
			final double w = pixels.weights() == null ? 1 : pixels.weights()[k];
			sum += w * v;
			weight += w;
		}
		return weight > 0 ? sum / weight : Double.NaN;
	}

	/** @return how many of these pixels are not finite in the loaded frame */
	int missing(final Region.Pixels pixels) {
		int n = 0;
		for (final int i : pixels.offsets())
			if (!Double.isFinite(value(i))) n++;
		return n;
	}

	/** @return the value of a pixel of the loaded frame. @param i its index, row by row */
	double value(final int i) {
		if (buffer instanceof byte[] b) return b[i] & 0xff;
		if (buffer instanceof short[] s) return s[i] & 0xffff;
		return buffer instanceof float[] f ? f[i] : ((double[]) buffer)[i];
	}
}
