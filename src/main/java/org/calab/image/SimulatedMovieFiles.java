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

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.io.FileInfo;
import ij.io.FileSaver;
import ij.io.RoiEncoder;
import ij.io.TiffEncoder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipOutputStream;

import org.calab.io.FileGroup;
import org.calab.io.UndatedEntry;
import org.calab.io.catune.TuningData;
import org.calab.options.OptionList;
import org.calab.results.SimulationFiles;
import org.calab.simulation.CellBody;
import org.calab.simulation.MovieConfig;
import org.calab.simulation.SimulatedMovie;
import org.calab.simulation.SimulationJson;
import org.calab.simulation.SimulationResult;
import org.calab.task.Progress;
import org.calab.trace.TraceSet;

/** A simulated movie as an image and as files, with the ground truth. */
public final class SimulatedMovieFiles {

	/** A movie larger than this fraction of the heap is virtual: its frames are drawn on demand. */
	private static final double LARGEST_PART_OF_HEAP = 0.25;

	/** The outline of a cell is at half its brightness. */
	private static final double HALF = 0.5;

	private SimulatedMovieFiles() {}

	/** @return the movie, 16 bit, with its frame interval and its true ROIs as an overlay */
	public static ImagePlus image(final SimulatedMovie movie,
		final String title, final Progress progress)
	{
		final SimulatedStack drawn = new SimulatedStack(movie);
		final double bytes = 2.0 * drawn.getWidth() * drawn.getHeight() * drawn
			.size();
		final boolean fits = bytes < LARGEST_PART_OF_HEAP * Runtime.getRuntime()
			.maxMemory();
		return image(movie, title, fits ? inMemory(drawn, progress) : drawn);
	}

	private static ImageStack inMemory(final SimulatedStack drawn,
		final Progress progress)
	{
		final ImageStack stack = new ImageStack(drawn.getWidth(), drawn
			.getHeight());
		for (int t = 1; t <= drawn.size(); t++) {
			progress.checkCancelled();
			stack.addSlice(null, drawn.getProcessor(t).getPixels());
			progress.report((double) t / drawn.size(), "Drawing frames");
		}
		return stack;
	}

	private static ImagePlus image(final SimulatedMovie movie,
		final String title, final ImageStack stack)
	{
		final ImagePlus image = new ImagePlus(title, stack);
		image.setDimensions(1, 1, stack.size());
		image.setOpenAsHyperStack(true);
		image.getCalibration().frameInterval = 1 / movie.config().cells().fs();
		image.getCalibration().setTimeUnit("sec");
		final Overlay overlay = new Overlay();
		rois(movie).forEach(overlay::add);
		image.setOverlay(overlay);
		return image;
	}

	/**
	 * @return one polygon per cell, named "cell-01", "cell-02", ...; the numbers have so many digits
	 *         that names sorted as text are in order
	 */
	public static List<Roi> rois(final SimulatedMovie movie) {
		final int digits = Math.max(2, String.valueOf(movie.bodies().size())
			.length());
		final List<Roi> rois = new ArrayList<>();
		for (final CellBody c : movie.bodies()) {
			final Roi roi = new PolygonRoi(c.outlineX().clone(), c.outlineY().clone(),
				Roi.POLYGON);
			roi.setName(String.format(Locale.ROOT, "cell-%0" + digits + "d", rois.size() +
				1));
			rois.add(roi);
		}
		return rois;
	}

	/** @return the files that {@link #save} writes, the movie and its ROIs first */
	public static List<Path> files(final Path stem) {
		final String name = stem.getFileName().toString();
		final List<Path> files = new ArrayList<>(List.of(stem.resolveSibling(name +
			".tif"), stem.resolveSibling(name + "_RoiSet.zip")));
		files.addAll(TuningData.files(traces(stem)));
		files.addAll(SimulationFiles.truthFiles(stem));
		return files;
	}

	private static Path traces(final Path stem) {
		return stem.resolveSibling(stem.getFileName() + "_traces");
	}

	/**
	 * Writes all files, or none, and returns them: {@code OUT.tif} frame by
	 * frame, {@code OUT_RoiSet.zip}, the true ΔF/F as tuning data
	 * ({@code OUT_traces.npy}, {@code OUT_traces_metadata.json}) and the truth of
	 * {@link SimulationFiles}.
	 */
	public static List<Path> save(final SimulatedMovie movie, final Path stem,
		final boolean overwrite, final Progress progress) throws IOException
	{
		final List<Path> files = files(stem);
		for (final Path f : files)
			FileGroup.requireWritable(f, overwrite);
		final List<Roi> rois = rois(movie);
		final SimulationResult truth = movie.truth();
		final TraceSet traces = truth.traces().withNames(rois.stream().map(
			Roi::getName).toList());
		try (FileGroup group = new FileGroup(overwrite)) {
			group.add(files.get(0), out -> new TiffEncoder(tiff(movie, stem
				.getFileName().toString(), progress)).write(out));
			group.add(files.get(1), out -> {
				final ZipOutputStream entries = new ZipOutputStream(out);
				for (final Roi roi : rois) {
					entries.putNextEntry(UndatedEntry.of(roi.getName() + ".roi"));
					entries.write(RoiEncoder.saveAsByteArray(roi));
				}
				entries.finish();
			});
			group.addAll(TuningData.contents(traces, traces(stem), Map.of()));
			SimulationFiles.addTruth(group, new SimulationResult(traces, truth
				.cells(), truth.config()), stem, about(movie.config()), i -> cell(movie,
					i));
			group.commit();
		}
		return files;
	}

	/** @return the movie for ImageJ's encoder; frames are drawn while writing */
	private static FileInfo tiff(final SimulatedMovie movie, final String title,
		final Progress progress)
	{
		final SimulatedStack stack = new SimulatedStack(movie) {

			@Override
			public ij.process.ImageProcessor getProcessor(final int n) {
				progress.checkCancelled();
				progress.report((double) n / size(), "Writing frames");
				return super.getProcessor(n);
			}
		};
		final ImagePlus image = image(movie, title, (ImageStack) stack);
		final FileInfo info = image.getFileInfo();
		info.nImages = stack.size();
		info.virtualStack = stack;
		info.description = new FileSaver(image).getDescriptionString();
		info.overlay = rois(movie).stream().map(RoiEncoder::saveAsByteArray).toArray(
			byte[][]::new);
		return info;
	}

	private static Map<String, Object> about(final MovieConfig c) {
		final Map<String, Object> about = new LinkedHashMap<>();
		about.put("config", SimulationJson.map(c.cells()));
		about.put("movie", OptionList.valuesOf(c.scene()));
		return about;
	}

	private static Map<String, Object> cell(final SimulatedMovie movie,
		final int i)
	{
		final CellBody body = movie.bodies().get(i);
		final Map<String, Object> cell = new LinkedHashMap<>();
		cell.put("active", movie.isActive(i));
		cell.put("peak_snr", movie.peakSnr(i));
		cell.put("x", body.x());
		cell.put("y", body.y());
		cell.put("radius", body.radius());
		cell.put("donut", body.donut());
		return cell;
	}
}
