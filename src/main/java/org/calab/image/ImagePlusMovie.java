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
import net.imglib2.img.basictypeaccess.array.DoubleArray;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.ShortArray;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.type.numeric.real.FloatType;

import ij.ImagePlus;
import ij.ImageStack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.extraction.Movie;
import org.calab.trace.SamplingRate;

/**
 * Views an ImageJ image as a movie, and decides which planes are time, by the dimensions of
 * the image or the header of its file. Planes are read from
 * the stack on demand and not kept, so virtual stacks may have any length. The current
 * slice of the image does not change.
 */
public final class ImagePlusMovie {

	/** ImageJ adds this to signed 16-bit pixels to store them as unsigned ones. */
	private static final int SIGNED_OFFSET = 32768;

	private ImagePlusMovie() {}

	/**
	 * @param image 8, 16 or 32 bit, or RGB
	 * @return the movie; its notes say which channel was taken, if nobody chose
	 * @throws InvalidInputException if it is not a time series, it is ambiguous whether its
	 *           slices are time, its header contradicts it, or the unit of its frame interval is
	 *           unknown
	 */
	public static Movie of(final ImagePlus image, final MovieOptions options) {
		Require.present("image", image);
		final String title = "\"" + image.getTitle() + "\"";
		final ImageSource source = ImageSource.of(image);
		final Optional<PlaneOrder> header = header(image, source);
		final PlaneOrder order = header.orElseGet(() -> new PlaneOrder(image
			.getNChannels(), image.getNSlices(), image.getNFrames(), "CZT", null,
			Double.NaN, ""));
		final boolean flat = order.slices() == 1 && order.frames() == 1, rgb = image
			.getBitDepth() == 24;
		final boolean channelsAreTime = flat && order.channels() > 1 && options
			.zAsTime();
		if (flat && order.channels() > 1 && !channelsAreTime) throw InvalidInputException.of(
			"z_as_time", "must be set for " + title + " if its " + order.channels() +
				" channels are the frames of a movie: it has 1 slice and 1 frame, as " +
				"tifffile writes a movie without axes (imagej=True without " +
				"metadata={\"axes\": \"TYX\"}). Otherwise correct channels and frames in " +
				"Image > Properties...");
		final boolean zIsTime = order.frames() == 1 && order.slices() > 1;
		// a sampling rate implies that the planes are time
		if (zIsTime && !options.zAsTime() && !options.rate().isKnown()) {
			throw new InvalidInputException(title + " has 1 frame and " + order.slices() +
				" slices (Z). If its slices are time, set z_as_time, give fs, or swap slices and frames " +
				"in Image > Properties...");
		}
		final int channels = channelsAreTime ? 1 : order.channels();
		final boolean colours = rgb && channels == 1;
		if (options.channel() > 0) Require.within("channel", options.channel(), 1,
			colours ? 3 : channels);
		if (!zIsTime) Require.within("slice", options.slice(), 1, order.slices());
		final int c = colours ? 0 : Math.max(1, options.channel()) - 1, z = options
			.slice() - 1;
		final IntUnaryOperator plane = t -> 1 + (channelsAreTime ? order.plane(t, 0,
			0) : zIsTime ? order.plane(c, t, 0) : order.plane(c, z, t));

		final List<String> notes = new ArrayList<>(source.notes());
		final int rest = image.getStackSize() - order.channels() * order.slices() *
			order.frames();
		if (rest > 0) notes.add("The last frame is incomplete: " + PlaneOrder.count(
			rest, "plane") + " at the end of the file " + (rest == 1 ? "was" : "were") +
			" left out.");
		if (channelsAreTime) notes.add("The " + order.channels() +
			" channels were taken as the frames of the movie.");
		if (channels > 1 && options.channel() == 0) notes.add("Channel 1 of " +
			channels + " was taken" + header.map(h -> " (channels as in the header of " + h
				.source() + ")").orElse("") + "; set channel for another one.");
		if (!zIsTime && order.slices() > 1) notes.add("Slice " + options.slice() +
			" of " + order.slices() + " was taken.");
		if (rgb && (!colours || options.channel() == 0)) notes.add(
			"The movie is RGB: its luminance (0.299 red + 0.587 green + 0.114 blue) was averaged" +
				(colours ? "; set channel to 1, 2 or 3 for red, green or blue." : "."));
		final int frames = channelsAreTime ? order.channels() : zIsTime ? order
			.slices() : order.frames();
		return new Movie(view(image, frames, plane, colours ? options.channel() : 0),
			rate(image, options, order), image.getTitle(), notes);
	}

	/** @return what the header says of the planes, unless somebody already said it in ImageJ */
	private static Optional<PlaneOrder> header(final ImagePlus image,
		final ImageSource source)
	{
		if (image.getNChannels() > 1 || image.getNSlices() > 1 && image
			.getNFrames() > 1 || image.getStackSize() == 1) return Optional.empty();
		try {
			return PlaneOrder.of(source.header(), image.getStackSize());
		}
		catch (final InvalidInputException e) {
			if (!source.complete()) return Optional.empty();
			throw new InvalidInputException("\"" + image.getTitle() +
				"\" cannot be read as a movie: " + e.getMessage());
		}
	}

	private static SamplingRate rate(final ImagePlus image,
		final MovieOptions options, final PlaneOrder order)
	{
		if (options.rate().isKnown()) return options.rate();
		final SamplingRate set = FrameInterval.rate(image);
		return set.isKnown() || !(order.interval() > 0) || Double.isInfinite(1 / order
			.interval()) ? set : SamplingRate.ofHz(1 / order.interval());
	}

	/**
	 * @param plane plane of each frame, counted from 1
	 * @param colour of an RGB image: 1 red, 2 green, 3 blue, 0 the luminance
	 */
	private static RandomAccessibleInterval<? extends RealType<?>> view(
		final ImagePlus image, final int frames, final IntUnaryOperator plane,
		final int colour)
	{
		final ImageStack stack = image.getStack();
		final int[] size = { image.getWidth(), image.getHeight(), 1 };
		final CellGrid grid = new CellGrid(new long[] { size[0], size[1], frames },
			size);
		if (stack instanceof TiffStack tiff && !tiff.isRGB()) return lazy(grid,
			new DoubleType(), t -> new DoubleArray(tiff.values(plane.applyAsInt(
				t))[0]));
		final IntFunction<Object> pixels = t -> pixels(image, plane.applyAsInt(t));
		final boolean signed = image.getCalibration().isSigned16Bit();
		switch (image.getBitDepth()) {
			case 8:
				return lazy(grid, new UnsignedByteType(), t -> new ByteArray(
					(byte[]) pixels.apply(t)));
			case 16:
				if (!signed) return lazy(grid, new UnsignedShortType(),
					t -> new ShortArray((short[]) pixels.apply(t)));
				return lazy(grid, new FloatType(), t -> new FloatArray(signed(
					(short[]) pixels.apply(t))));
			case 24:
				return lazy(grid, new FloatType(), t -> new FloatArray(colour == 0
					? luminance((int[]) pixels.apply(t)) : colour((int[]) pixels.apply(t),
						colour)));
			case 32:
				return lazy(grid, new FloatType(), t -> new FloatArray(
					(float[]) pixels.apply(t)));
			default:
				throw new InvalidInputException("\"" + image.getTitle() + "\" has " +
					image.getBitDepth() + " bits; it must have 8, 16 or 32 bits, or be RGB.");
		}
	}

	/** @throws InvalidInputException if the file of a virtual stack does not give the plane */
	private static Object pixels(final ImagePlus image, final int plane) {
		Object pixels = null;
		try {
			pixels = image.getStack().getPixels(plane);
		}
		catch (final InvalidInputException e) {
			throw e;
		}
		catch (final RuntimeException e) {
			// ImageJ's readers throw whatever damaged files lead to
		}
		if (pixels == null) throw new InvalidInputException("Plane " + plane +
			" of \"" + image.getTitle() + "\" cannot be read: the file is damaged or was " +
			"changed.");
		return pixels;
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

	/** @param colour 1 red, 2 green, 3 blue */
	private static float[] colour(final int[] rgb, final int colour) {
		final float[] out = new float[rgb.length];
		for (int i = 0; i < out.length; i++)
			out[i] = rgb[i] >> 8 * (3 - colour) & 0xff;
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
