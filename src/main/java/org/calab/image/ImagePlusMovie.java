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
package org.calab.image;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.basictypeaccess.DataAccess;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.ShortArray;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;

import ij.ImagePlus;
import ij.ImageStack;

import java.util.function.IntFunction;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.extraction.Movie;
import org.calab.trace.SamplingRate;

/**
 * Views an ImageJ image as a movie, and decides which planes are time. Planes are read from
 * the stack on demand and not kept, so virtual stacks may have any length. The current
 * slice of the image does not change.
 */
public final class ImagePlusMovie {

	/** ImageJ adds this to signed 16-bit pixels to store them as unsigned ones. */
	private static final int SIGNED_OFFSET = 32768;

	private ImagePlusMovie() {}

	/**
	 * @param image 8, 16 or 32 bit, or RGB (read as luminance)
	 * @throws InvalidInputException if it is not a time series, it is ambiguous whether its
	 *           slices are time, or the unit of its frame interval is unknown
	 */
	public static Movie of(final ImagePlus image, final MovieOptions options) {
		Require.present("image", image);
		final int channels = image.getNChannels(), slices = image.getNSlices(),
				frames = image.getNFrames();
		Require.within("channel", options.channel(), 1, channels);
		final boolean zIsTime = frames == 1 && slices > 1;
		// a sampling rate implies that the planes are time
		if (zIsTime && !options.zAsTime() && !options.rate().isKnown()) {
			throw new InvalidInputException("\"" + image.getTitle() + "\" has 1 frame and " + slices +
				" slices (Z). If its slices are time, set z_as_time, give fs, or swap slices and frames " +
				"in Image > Properties...");
		}
		if (!zIsTime) Require.within("slice", options.slice(), 1, slices);
		final IntFunction<Integer> plane = t -> zIsTime ? image.getStackIndex(options
			.channel(), t + 1, 1) : image.getStackIndex(options.channel(), options
				.slice(), t + 1);
		final SamplingRate rate = options.rate().isKnown() ? options.rate()
			: FrameInterval.rate(image);
		return new Movie(view(image, zIsTime ? slices : frames, plane), rate, image
			.getTitle());
	}

	private static RandomAccessibleInterval<? extends RealType<?>> view(
		final ImagePlus image, final int frames, final IntFunction<Integer> plane)
	{
		final ImageStack stack = image.getStack();
		final int[] size = { image.getWidth(), image.getHeight(), 1 };
		final CellGrid grid = new CellGrid(new long[] { size[0], size[1], frames },
			size);
		final boolean signed = image.getCalibration().isSigned16Bit();
		switch (image.getBitDepth()) {
			case 8:
				return lazy(grid, new UnsignedByteType(), t -> new ByteArray(
					(byte[]) stack.getPixels(plane.apply(t))));
			case 16:
				if (!signed) return lazy(grid, new UnsignedShortType(),
					t -> new ShortArray((short[]) stack.getPixels(plane.apply(t))));
				return lazy(grid, new FloatType(), t -> new FloatArray(signed(
					(short[]) stack.getPixels(plane.apply(t)))));
			case 24:
				return lazy(grid, new FloatType(), t -> new FloatArray(luminance(
					(int[]) stack.getPixels(plane.apply(t)))));
			case 32:
				return lazy(grid, new FloatType(), t -> new FloatArray(
					(float[]) stack.getPixels(plane.apply(t))));
			default:
				throw new InvalidInputException("\"" + image.getTitle() + "\" has " +
					image.getBitDepth() + " bits; it must have 8, 16 or 32 bits, or be RGB.");
		}
	}

	private static <T extends NativeType<T>, A extends DataAccess> LazyCellImg<T, A> lazy(
		final CellGrid grid, final T type, final IntFunction<A> plane)
	{
		final int[] size = new int[3];
		grid.cellDimensions(size);
		return new LazyCellImg<>(grid, type, new LastPlane<>(t -> new Cell<>(size,
			new long[] { 0, 0, t }, plane.apply(t))));
	}

	/** Caches the last plane, as ImgLib2 requests the first one several times. */
	private static final class LastPlane<C> implements LazyCellImg.Get<C> {

		private final IntFunction<C> source;
		private long index = -1;
		private C plane;

		LastPlane(final IntFunction<C> source) {
			this.source = source;
		}

		@Override
		public synchronized C get(final long t) {
			if (t != index) {
				plane = source.apply((int) t);
				index = t;
			}
			return plane;
		}
	}

	private static float[] signed(final short[] pixels) {
		final float[] out = new float[pixels.length];
		for (int i = 0; i < out.length; i++)
			out[i] = (pixels[i] & 0xffff) - SIGNED_OFFSET;
		return out;
	}

	/** Rec. 601 luma. */
	private static float[] luminance(final int[] rgb) {
		final float[] out = new float[rgb.length];
		for (int i = 0; i < out.length; i++) {
			out[i] = 0.299f * (rgb[i] >> 16 & 0xff) + 0.587f * (rgb[i] >> 8 & 0xff) +
				0.114f * (rgb[i] & 0xff);
		}
		return out;
	}
}
