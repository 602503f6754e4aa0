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

import ij.gui.Roi;
import ij.io.RoiDecoder;
import ij.io.RoiEncoder;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.calab.io.DataFormatException;
import org.calab.io.FileGroup;
import org.calab.io.UndatedEntry;
import org.calab.trace.CellState;

/**
 * Reads RoiSet.zip and .roi files, and changes the states in them, without the ROI Manager, which does not work headless.
 * Sizes are limited, and nothing is unpacked to disk.
 */
public final class RoiFiles {

	/** In bytes. */
	static final int LARGEST_ROI = 16 << 20;
	private static final int MOST_ROIS = 100_000;
	private static final String SUFFIX = ".roi";

	private RoiFiles() {}

	/**
	 * @param file a RoiSet.zip or a .roi, distinguished by content
	 * @return its ROIs in the order of the file, named after their entries; at least one
	 * @throws FileNotFoundException if there is no such file
	 * @throws DataFormatException if it has no ROI, or a damaged one
	 */
	public static List<Roi> read(final Path file) throws IOException {
		if (!Files.isRegularFile(file)) throw new FileNotFoundException(
			"File not found: " + file);
		try (InputStream in = new BufferedInputStream(Files.newInputStream(
			file)))
		{
			in.mark(2);
			final boolean zip = in.read() == 'P' && in.read() == 'K';
			in.reset();
			if (zip) return readZip(in, file);
			final String name = file.getFileName().toString();
			return List.of(decode(bounded(in, file, name), file, name));
		}
	}

	/**
	 * @return false only for a zip without ROIs, such as a zipped image; true for a damaged zip
	 */
	public static boolean mayHoldRois(final Path file) {
		if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) return true;
		try (ZipFile zip = new ZipFile(file.toFile())) {
			return zip.stream().anyMatch(e -> e.getName().endsWith(SUFFIX));
		}
		catch (final IOException | IllegalArgumentException e) {
			return true;
		}
	}

	private static List<Roi> readZip(final InputStream in, final Path file)
		throws IOException
	{
		final List<Roi> rois = new ArrayList<>();
		try (ZipInputStream zip = new ZipInputStream(in)) {
			for (ZipEntry e = zip.getNextEntry(); e != null; e = zip
				.getNextEntry())
			{
				final String name = e.getName().replaceFirst("^.*[/\\\\]", "");
				if (e.isDirectory() || !name.endsWith(SUFFIX)) continue;
				if (rois.size() == MOST_ROIS) throw new DataFormatException(file
					.toString(), "the file has more than " + MOST_ROIS + " ROIs.");
				rois.add(decode(bounded(zip, file, name), file, name));
			}
		}
		catch (final java.util.zip.ZipException | java.io.EOFException |
				IllegalArgumentException e)
		{
			throw new DataFormatException(file.toString(),
				"the zip file is damaged or truncated: " + e.getMessage(), e);
		}
		if (rois.isEmpty()) throw new DataFormatException(file.toString(),
			"the file has no ROI (no entry ends in .roi).");
		return rois;
	}

	/**
	 * @param file a file that {@link #read} has read
	 * @param states one per ROI, in its order
	 * @return a writer of the file with these states; what does not change is copied as it is
	 */
	public static FileGroup.Content withStates(final Path file,
		final List<CellState> states) throws IOException
	{
		final byte[] bytes = Files.readAllBytes(file);
		final String name = file.getFileName().toString();
		if (bytes.length < 2 || bytes[0] != 'P' || bytes[1] != 'K') {
			final byte[] changed = withState(bytes, states.get(0), file, name);
			return out -> out.write(changed);
		}
		final ByteArrayOutputStream all = new ByteArrayOutputStream();
		try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(
			bytes)); ZipOutputStream zip = new ZipOutputStream(all))
		{
			int roi = 0;
			for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
				zip.putNextEntry(UndatedEntry.of(e.getName()));
				final String entry = e.getName().replaceFirst("^.*[/\\\\]", "");
				if (e.isDirectory() || !entry.endsWith(SUFFIX)) in.transferTo(zip);
				else zip.write(withState(bounded(in, file, entry), states.get(roi++),
					file, entry));
			}
		}
		return out -> out.write(all.toByteArray());
	}

	private static byte[] withState(final byte[] bytes, final CellState state,
		final Path file, final String entry) throws DataFormatException
	{
		final Roi roi = decode(bytes, file, entry);
		if (RoiStates.of(roi) == state) return bytes;
		final int group = RoiStates.change(roi, group(bytes), state);
		return withGroup(RoiEncoder.saveAsByteArray(roi), group);
	}

	/** @return the group of a ROI, whose lengths and offsets were checked; 0 if it has none */
	private static int group(final byte[] roi) {
		final int at = groupAt(roi);
		return at < 0 ? 0 : roi[at] & 0xff;
	}

	private static byte[] withGroup(final byte[] roi, final int group) {
		final int at = groupAt(roi);
		if (at < 0) return roi;
		final byte[] changed = roi.clone();
		changed[at] = (byte) group;
		return changed;
	}

	/** @return the index of the byte of the group, which is in the second header; -1 if there is none */
	private static int groupAt(final byte[] roi) {
		if (roi.length < RoiDecoder.HEADER2_OFFSET + 4) return -1;
		final int header = ByteBuffer.wrap(roi).getInt(RoiDecoder.HEADER2_OFFSET);
		return header <= 0 || header > roi.length - RoiDecoder.GROUP - 1 ? -1
			: header + RoiDecoder.GROUP;
	}

	private static byte[] bounded(final InputStream in, final Path file,
		final String name) throws IOException
	{
		final byte[] bytes = in.readNBytes(LARGEST_ROI + 1);
		if (bytes.length > LARGEST_ROI) throw new DataFormatException(file
			.toString(), "the ROI " + name + " has more than " + LARGEST_ROI + " bytes.");
		return bytes;
	}

	private static Roi decode(final byte[] bytes, final Path file,
		final String entry) throws DataFormatException
	{
		Roi roi = null;
		Throwable cause = null;
		try {
			// without its group, for whose colour ImageJ looks in a folder of its own
			if (RoiCheck.lengthsFit(bytes)) roi = RoiDecoder.openFromByteArray(withGroup(
				bytes, 0));
		}
		catch (final RuntimeException | OutOfMemoryError e) {
			cause = e; // the decoder trusts every length and offset in the file
		}
		if (roi == null) throw new DataFormatException(file.toString(),
			"this is not an ImageJ ROI, or it is damaged: " + entry, cause);
		if (RoiStates.of(roi, group(bytes)) == CellState.REJECTED) roi.setProperty(
			RoiStates.PROPERTY, CellState.REJECTED.toString());
		roi.setName(entry.endsWith(SUFFIX) ? entry.substring(0, entry.length() -
			SUFFIX.length()) : entry);
		return roi;
	}
}
