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

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.calab.check.InvalidInputException;

/**
 * How the header of a TIFF says that its planes are ordered, where ImageJ opens them as one run of
 * slices.
 *
 * @param channels at least 1
 * @param slices at least 1
 * @param frames at least 1
 * @param fastest the axes C, Z and T, the fastest first, such as "CZT"
 * @param planes plane of each (c, z, t) in the order CZT, for an order of its own; otherwise null
 * @param interval seconds between frames; NaN if not said
 * @param source who wrote the header
 */
record PlaneOrder(int channels, int slices, int frames, String fastest,
	int[] planes, double interval, String source)
{

	/** ScanImage 5 and later; 4; 3. */
	private static final Pattern SAVED = Pattern.compile(
		"SI\\d?\\.(?:hChannels\\.channelSave|channelsSave)\\s*=\\s*\\[?([\\d;, ]+)"),
			SAVED_3 = Pattern.compile(
				"state\\.acq\\.savingChannel(\\d)\\s*=\\s*(\\d)"),
			VOLUMES = Pattern.compile(
				"SI\\d?\\.(?:hFastZ\\.enable|fastZEnable)\\s*=\\s*(?:1|true)"),
			WITH_FLYBACK = Pattern.compile(
				"numFramesPerVolumeWithFlyback\\s*=\\s*(\\d{1,6})"), PER_VOLUME = Pattern
					.compile(
						"(?:hFastZ\\.numFramesPerVolume|hStackManager\\.numFramesPerVolume|fastZNumFramesPerVolume|stackNumSlices)\\s*=\\s*(\\d{1,6})");

	/** tifffile's description of arrays. */
	private static final Pattern SHAPE = Pattern.compile(
		"\\{[^{}]*\"shape\":\\s*\\[([\\d, ]+)\\][^{}]*\\}"), AXES = Pattern.compile(
			"\"axes\":\\s*\"([A-Za-z]+)\"");

	private static final Pattern IMAGEJ = Pattern.compile(
		"(?m)^(images|channels|slices|frames|finterval|tunit)=(.*)$");

	/**
	 * @param header description of the file
	 * @param planes planes of the file
	 * @return the order; empty if the header says nothing of it
	 * @throws InvalidInputException if the header contradicts the file, or is ambiguous
	 */
	static Optional<PlaneOrder> of(final String header, final int planes) {
		if (OmeHeader.isIn(header)) return OmeHeader.order(header, planes);
		final Optional<PlaneOrder> scanImage = scanImage(header, planes);
		if (scanImage.isPresent()) return scanImage;
		return header.startsWith("ImageJ=") ? imageJ(header, planes) : shape(header,
			planes);
	}

	/** @return index of the plane, counted from 0, as all arguments are */
	int plane(final int c, final int z, final int t) {
		if (planes != null) return planes[c + channels * (z + slices * t)];
		int index = 0;
		for (int i = fastest.length() - 1; i >= 0; i--) {
			index = switch (fastest.charAt(i)) {
				case 'C' -> index * channels + c;
				case 'Z' -> index * slices + z;
				default -> index * frames + t;
			};
		}
		return index;
	}

	/** @return for example "2 channels, 1 slice and 20 frames" */
	String text() {
		return count(channels, "channel") + ", " + count(slices, "slice") + " and " +
			count(frames, "frame");
	}

	static String count(final int n, final String what) {
		return n + " " + what + (n == 1 ? "" : "s");
	}

	private static Optional<PlaneOrder> scanImage(final String header,
		final int planes)
	{
		final Matcher saved = SAVED.matcher(header);
		int channels = 0;
		if (saved.find()) channels = saved.group(1).trim().split("[;, ]+").length;
		else for (final Matcher m = SAVED_3.matcher(header); m.find();)
			if (!m.group(2).equals("0")) channels++;
		if (channels == 0) return Optional.empty();
		int slices = 1;
		if (VOLUMES.matcher(header).find()) {
			final Matcher flyback = WITH_FLYBACK.matcher(header), plain = PER_VOLUME
				.matcher(header);
			slices = flyback.find() ? Integer.parseInt(flyback.group(1)) : plain.find()
				? Integer.parseInt(plain.group(1)) : 1;
			slices = Math.max(1, slices);
		}
		final long perFrame = (long) channels * slices;
		if (perFrame == 1) return Optional.empty();
		final int frames = (int) (planes / perFrame);
		// the last frame is incomplete if somebody stopped the recording
		if (frames == 0) throw mismatch("ScanImage", count(channels, "channel") +
			" in turn" + (slices > 1 ? " at " + slices + " depths" : ""), planes);
		return Optional.of(new PlaneOrder(channels, slices, frames, "CZT", null,
			Double.NaN, "ScanImage"));
	}

	private static Optional<PlaneOrder> imageJ(final String header,
		final int planes)
	{
		int channels = 1, slices = 1, frames = 1;
		double interval = Double.NaN, unit = 1;
		for (final Matcher m = IMAGEJ.matcher(header); m.find();) {
			final String value = m.group(2).trim();
			switch (m.group(1)) {
				case "channels" -> channels = number(value);
				case "slices" -> slices = number(value);
				case "frames" -> frames = number(value);
				case "finterval" -> interval = value.matches("[\\d.eE+-]{1,30}") ? Double
					.parseDouble(value) : Double.NaN;
				case "tunit" -> unit = FrameInterval.seconds(value);
				default -> {
					// images: the product
				}
			}
		}
		if ((double) channels * slices * frames != planes) {
			if ((double) channels * slices * frames == 1) slices = planes;
			else throw mismatch("ImageJ", new PlaneOrder(channels, slices, frames,
				"CZT", null, interval, "").text(), planes);
		}
		return Optional.of(new PlaneOrder(channels, slices, frames, "CZT", null,
			interval * unit, "ImageJ"));
	}

	private static int number(final String value) {
		return value.matches("\\d{1,9}") ? Math.max(1, Integer.parseInt(value)) : 1;
	}

	/** Arrays of tifffile: the last axes are those of a plane, those before say how planes are ordered. */
	private static Optional<PlaneOrder> shape(final String header,
		final int planes)
	{
		final Matcher shape = SHAPE.matcher(header);
		if (!shape.find()) return Optional.empty();
		final String[] size = shape.group(1).trim().split("\\s*,\\s*");
		final Matcher m = AXES.matcher(shape.group());
		final String axes = m.find() ? m.group(1).toUpperCase(Locale.ROOT) : "";
		int n = 1, above1 = 0;
		final int[] czt = { 1, 1, 1 };
		final StringBuilder fastest = new StringBuilder();
		boolean named = axes.length() == size.length;
		for (int i = 0; i < size.length && n < planes; i++) {
			final int length = number(size[i]);
			n *= length;
			if (length == 1) continue;
			above1++;
			final int axis = named ? "CZT".indexOf(axes.charAt(i)) : -1;
			named &= axis >= 0 && czt[Math.max(0, axis)] == 1;
			if (!named) continue;
			czt[axis] = length;
			fastest.insert(0, axes.charAt(i));
		}
		if (n != planes || above1 == 0) return Optional.empty(); // of something else
		if (!named) {
			if (above1 == 1) return Optional.empty(); // one axis: as ImageJ opens it
			throw new InvalidInputException("its header (tifffile) gives the shape " + shape
				.group(1).trim().replaceAll("\\s*,\\s*", " x ") +
				" without saying which axes are time and channels. Write it with " +
				"metadata={\"axes\": \"TCYX\"}, or set channels and frames in ImageJ " +
				"(Image > Hyperstacks > Stack to Hyperstack...) and save it.");
		}
		for (final char axis : "CZT".toCharArray())
			if (fastest.indexOf(String.valueOf(axis)) < 0) fastest.append(axis);
		return Optional.of(new PlaneOrder(czt[0], czt[1], czt[2], fastest.toString(),
			null, Double.NaN, "tifffile"));
	}

	static InvalidInputException mismatch(final String source, final String says,
		final int planes)
	{
		return new InvalidInputException("its header (" + source + ") says " + says +
			", but it has " + count(planes, "plane") + ". If it is one file of several, or " +
			"incomplete, open it with Bio-Formats in Fiji and save the movie as TIFF; " +
			"otherwise set channels and frames in ImageJ (Image > Hyperstacks > Stack to " +
			"Hyperstack...) and save it.");
	}
}
