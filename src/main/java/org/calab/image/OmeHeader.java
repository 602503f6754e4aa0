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

import java.io.StringReader;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.calab.check.InvalidInputException;

/**
 * The order of planes in the OME-XML of a TIFF (Open Microscopy Environment, OME-TIFF
 * specification, version 6). For one use.
 */
final class OmeHeader {

	private static final String START = "<OME", END = "</OME>";

	/** As OME names the axes of a plane and those between planes. */
	private static final Set<String> ORDERS = Set.of("XYCZT", "XYCTZ", "XYZCT",
		"XYZTC", "XYTCZ", "XYTZC");

	private final int planes;
	private int images, channels, slices, frames, samples = 1;
	private String fastest;
	private double interval = Double.NaN;

	/** Plane of each (c, z, t); -1 if not said. */
	private int[] map;
	private boolean otherFiles;

	private OmeHeader(final int planes) {
		this.planes = planes;
	}

	static boolean isIn(final String header) {
		return header.contains(START) && header.contains(END);
	}

	static Optional<PlaneOrder> order(final String header, final int planes) {
		final OmeHeader ome = new OmeHeader(planes);
		final int from = header.indexOf(START);
		try {
			ome.read(header.substring(from, header.lastIndexOf(END) + END.length()));
		}
		catch (final XMLStreamException | StringIndexOutOfBoundsException e) {
			throw new InvalidInputException("its OME header is damaged. Open it with " +
				"Bio-Formats in Fiji and save the movie as TIFF.");
		}
		return ome.images == 0 ? Optional.empty() : Optional.of(ome.order());
	}

	private void read(final String xml) throws XMLStreamException {
		final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		final XMLStreamReader in = factory.createXMLStreamReader(new StringReader(
			xml));
		boolean afterIfd = false;
		while (in.hasNext()) {
			if (in.next() != XMLStreamConstants.START_ELEMENT) continue;
			switch (in.getLocalName()) {
				case "Pixels" -> {
					if (++images == 1) pixels(in);
				}
				case "Channel" -> {
					if (images == 1) samples = Math.max(samples, number(in,
						"SamplesPerPixel", 1));
				}
				case "TiffData" -> {
					if (images == 1) tiffData(in);
				}
				case "UUID" -> {
					final String name = in.getAttributeValue(null, "FileName");
					otherFiles |= afterIfd && name != null;
				}
				default -> {
					// says nothing of planes
				}
			}
			afterIfd = in.getLocalName().equals("TiffData");
		}
	}

	private void pixels(final XMLStreamReader in) {
		channels = number(in, "SizeC", 1);
		slices = number(in, "SizeZ", 1);
		frames = number(in, "SizeT", 1);
		final String order = in.getAttributeValue(null, "DimensionOrder");
		if (!ORDERS.contains(String.valueOf(order))) throw new InvalidInputException(
			"DimensionOrder in its OME header must be one of XYCZT, XYCTZ, XYZCT, XYZTC, " +
				"XYTCZ and XYTZC, but is " + order + ".");
		fastest = order.substring(2);
		final String increment = in.getAttributeValue(null, "TimeIncrement"), unit =
			in.getAttributeValue(null, "TimeIncrementUnit");
		if (increment != null && increment.matches("[\\d.eE+-]{1,30}")) try {
			interval = Double.parseDouble(increment) * (unit == null ? 1
				: FrameInterval.seconds(unit));
		}
		catch (final NumberFormatException e) {
			interval = Double.NaN; // the rate stays unknown
		}
	}

	private void tiffData(final XMLStreamReader in) {
		if (channels % samples == 0 && samples > 1) {
			channels /= samples; // of one page, and not in turn
			samples = 1;
		}
		final double all = (double) channels * slices * frames;
		if (all != planes) return; // several files: answered by order()
		if (map == null) {
			map = new int[planes];
			Arrays.fill(map, -1);
		}
		final boolean one = in.getAttributeValue(null, "IFD") != null;
		int ifd = number(in, "IFD", 0);
		final int count = number(in, "PlaneCount", one ? 1 : planes);
		final int[] at = { number(in, "FirstC", 0), number(in, "FirstZ", 0), number(
			in, "FirstT", 0) };
		if (at[0] >= channels || at[1] >= slices || at[2] >= frames || ifd >= planes)
			throw damaged();
		final PlaneOrder order = new PlaneOrder(channels, slices, frames, fastest,
			null, interval, "OME");
		int n = order.plane(at[0], at[1], at[2]);
		final int[] inOrder = positions(order);
		for (int i = 0; i < count && n < planes && ifd < planes; i++, n++, ifd++)
			map[inOrder[n]] = ifd;
	}

	/** @return the index in the order CZT of each plane in the order of the header */
	private static int[] positions(final PlaneOrder order) {
		final int[] out = new int[order.channels() * order.slices() * order
			.frames()];
		int i = 0;
		for (int t = 0; t < order.frames(); t++)
			for (int z = 0; z < order.slices(); z++)
				for (int c = 0; c < order.channels(); c++)
					out[order.plane(c, z, t)] = i++;
		return out;
	}

	private PlaneOrder order() {
		if (images > 1) throw new InvalidInputException("its OME header has " +
			images + " images. Open the movie with Bio-Formats in Fiji and save it as TIFF.");
		if (samples > 1 && channels % samples == 0) channels /= samples;
		final PlaneOrder order = new PlaneOrder(channels, slices, frames, fastest,
			null, interval, "OME");
		if ((double) channels * slices * frames == planes) {
			if (map == null) return order;
			if (Arrays.stream(map).distinct().count() < planes || Arrays.stream(map)
				.anyMatch(i -> i < 0)) throw damaged();
			return new PlaneOrder(channels, slices, frames, fastest, map, interval,
				"OME");
		}
		if (channels == 1 && slices == 1) // whichever part it is, its planes are frames
			return new PlaneOrder(1, 1, planes, fastest, null, interval, "OME");
		throw PlaneOrder.mismatch("OME" + (otherFiles ? ", of several files" : ""),
			order.text(), planes);
	}

	private static InvalidInputException damaged() {
		return new InvalidInputException("its OME header gives no plane, or several, " +
			"for a channel, slice and frame. Open it with Bio-Formats in Fiji and save the " +
			"movie as TIFF.");
	}

	private static int number(final XMLStreamReader in, final String name,
		final int otherwise)
	{
		final String value = in.getAttributeValue(null, name);
		if (value == null) return otherwise;
		if (!value.trim().matches("\\d{1,9}")) throw new InvalidInputException(name +
			" in its OME header must be a whole number, but is \"" + value + "\".");
		return Integer.parseInt(value.trim());
	}
}
