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
import java.util.List;
import java.util.Optional;
import java.util.function.ObjIntConsumer;

import org.calab.check.InvalidInputException;
import org.calab.task.Progress;
import org.calab.trace.CellState;
import org.calab.trace.Gaps;
import org.calab.trace.TraceSet;

/**
 * Extracts the traces of regions from a movie in one pass over its frames. Only one frame and the traces
 * are held in memory.
 */
public final class TraceExtraction {

	private TraceExtraction() {}

	/**
	 * @param width of the frames in pixels
	 * @param height of the frames in pixels
	 * @param regions all regions of the movie
	 * @param region the region, counted from 0
	 * @return the pixels of its neuropil ring as indices in a frame, row by row; none if the
	 *         region is outside the image
	 * @throws InvalidInputException if no pixel of the image remains for the ring
	 */
	public static int[] ring(final int width, final int height,
		final List<Region> regions, final int region,
		final NeuropilOptions options)
	{
		final List<Region.Pixels> pixels = regions.stream().map(r -> r.inside(width,
			height)).toList();
		return pixels.get(region).offsets().length == 0 ? new int[0]
			: new NeuropilRing(width, height, pixels).around(regions.get(region)
				.name(), pixels.get(region), options).offsets();
	}

	/**
	 * @param movie movie, which is read once, frame by frame
	 * @param regions at least one region. Regions partly outside the image are clipped, those
	 *          entirely outside are left out; the notices report both.
	 * @param progress receives the progress, can cancel
	 * @return the traces after each processing step
	 * @throws InvalidInputException if no region remains, if ΔF/F is requested and the rate is
	 *           unknown or its window shorter than 2 frames, or if F0 is greater than 0 for no
	 *           region
	 * @throws org.calab.task.CancelledException if cancelled
	 */
	public static ExtractedTraces extract(final Movie movie,
		final List<Region> regions, final ExtractionOptions options,
		final Progress progress)
	{
		if (regions.isEmpty()) throw InvalidInputException.of("rois",
			"must contain at least 1 ROI, but are empty.");
		if (options.deltaF().isPresent() && !movie.rate().isKnown()) {
			throw InvalidInputException.of("fs", "is missing: dF/F needs the sampling rate, " +
				"since its window is in seconds, and that of \"" + movie.title() +
				"\" is unknown. Give it in Hz (frames per second), for example 20.");
		}
		if (options.deltaF().isPresent()) DeltaF.requireWindow(movie.rate().hz(),
			options.deltaF().get());
		final List<String> notices = new ArrayList<>(movie.notes());
		final List<String> names = new ArrayList<>();
		final List<CellState> states = new ArrayList<>();
		final List<Region.Pixels> cells = new ArrayList<>();
		for (final Region r : regions) {
			final Region.Pixels p = r.inside(movie.width(), movie.height());
			final String image = "the " + movie.width() + " x " + movie.height() +
				" image";
			if (p.offsets().length == 0) {
				notices.add("ROI \"" + r.name() + "\" lies entirely outside " + image +
					" and was left out.");
				continue;
			}
			if (p.offsets().length < r.size()) notices.add("ROI \"" + r.name() +
				"\" was clipped: " + (r.size() - p.offsets().length) + " of " + r
					.size() + " pixels lie outside " + image + ".");
			names.add(r.name());
			states.add(r.state());
			cells.add(p);
		}
		if (cells.isEmpty()) throw new InvalidInputException(String.join(" ", notices) +
			" No ROI remains: make sure that the ROIs belong to this movie.");

		final List<Region.Pixels> rings = new ArrayList<>();
		if (options.neuropil().isPresent()) {
			final NeuropilRing maker = new NeuropilRing(movie.width(), movie
				.height(), cells);
			for (int i = 0; i < cells.size(); i++) {
				progress.checkCancelled();
				rings.add(maker.around(names.get(i), cells.get(i), options.neuropil()
					.get()));
			}
		}
		return compute(movie, names, states, cells, rings, options, notices, progress);
	}

	private static ExtractedTraces compute(final Movie movie,
		final List<String> names, final List<CellState> states,
		final List<Region.Pixels> cells,
		final List<Region.Pixels> rings, final ExtractionOptions options,
		final List<String> notices, final Progress progress)
	{
		final double[][] f = new double[cells.size()][movie.numFrames()];
		final double[][] n = new double[rings.size()][movie.numFrames()];
		final MissingPixels inCells = new MissingPixels(f.length), inRings =
			new MissingPixels(n.length);
		final MotionCheck motion = new MotionCheck(movie.width(), movie.height(), movie
			.numFrames(), movie.rate(), diameter(cells));
		final Optional<Demixing> demixing = options.demix() ? Optional.of(new Demixing(
			movie.width(), movie.height(), cells, diameter(cells))) : Optional.empty();
		final double[][] demixed = new double[options.demix() ? f.length : 0][movie
			.numFrames()];
		readFrames(movie, cells, f, inCells, rings, n, inRings, (reader, t) -> {
			if (motion.wants(t)) motion.add(reader::value);
			demixing.ifPresent(d -> d.solve(reader, demixed, t));
		}, progress);
		final Optional<Motion> moved = motion.result(progress);
		moved.flatMap(Motion::warning).ifPresent(notices::add);
		notices.addAll(inCells.notes(names, cells, movie.numFrames(), "ROI"));
		notices.addAll(inRings.notes(names, rings, movie.numFrames(),
			"the neuropil of ROI"));

		final boolean[] accepted = new boolean[f.length];
		for (int i = 0; i < f.length; i++)
			accepted[i] = states.get(i) == CellState.ACCEPTED;
		final TraceSet raw = TraceSet.of(f, movie.rate()).withNames(names)
			.withOrigin(movie.title()).withAccepted(accepted);
		Optional<TraceSet> neuropil = Optional.empty(), corrected = Optional
			.empty(), deltaF = Optional.empty();
		if (!rings.isEmpty()) {
			neuropil = Optional.of(raw.withTraces(n));
			subtract(f, n, options.neuropil().get().factor());
			corrected = Optional.of(raw.withTraces(f));
		}
		if (options.demix()) corrected = Optional.of(raw.withTraces(demixed));
		if (options.deltaF().isPresent()) deltaF = Optional.of(deltaF(corrected.orElse(
			raw), options.deltaF().get(), notices, progress));
		return new ExtractedTraces(raw, neuropil, corrected, deltaF, moved, notices);
	}

	/** @return the median of the cells' diameters, in pixels */
	private static double diameter(final List<Region.Pixels> cells) {
		final double[] all = cells.stream().mapToDouble(Region.Pixels::diameter)
			.sorted().toArray();
		return all[all.length / 2];
	}

	private static void subtract(final double[][] f, final double[][] neuropil,
		final double factor)
	{
		for (int i = 0; i < f.length; i++)
			for (int t = 0; t < f[i].length; t++)
				f[i][t] -= factor * neuropil[i][t];
	}

	/**
	 * Processes extracted fluorescence with other options, as {@link #extract} does.
	 *
	 * @param raw fluorescence of each region, see {@link ExtractedTraces#fluorescence()}
	 * @param neuropil mean fluorescence of the rings, to be subtracted; empty for none
	 * @param factor fraction of the neuropil that is subtracted
	 * @param deltaF options of ΔF/F; empty for fluorescence
	 * @return the traces, without the cells for which ΔF/F is undefined
	 * @throws InvalidInputException if ΔF/F is undefined for all cells
	 */
	public static TraceSet processed(final TraceSet raw,
		final Optional<TraceSet> neuropil, final double factor,
		final Optional<DeltaFOptions> deltaF)
	{
		final double[][] f = raw.toArray();
		neuropil.ifPresent(n -> subtract(f, n.toArray(), factor));
		final TraceSet traces = raw.withOwned(f);
		return deltaF.map(d -> deltaF(traces, d, new ArrayList<>(), Progress.none()))
			.orElse(traces);
	}

	/** @return ΔF/F of the regions for which it is defined; the notices name the others */
	private static TraceSet deltaF(final TraceSet f, final DeltaFOptions options,
		final List<String> notices, final Progress progress)
	{
		final List<double[]> defined = new ArrayList<>();
		final List<String> names = new ArrayList<>(), undefined = new ArrayList<>();
		for (int i = 0; i < f.numCells(); i++) {
			progress.checkCancelled();
			try {
				defined.add(deltaF(f.trace(i), f.rate().hz(), options, f.names().get(i)));
				names.add(f.names().get(i));
			}
			catch (final DeltaF.UndefinedException e) {
				undefined.add(e.getMessage());
			}
		}
		if (defined.isEmpty()) throw new InvalidInputException(undefined.get(0) +
			" Switch dff off, reduce the neuropil factor, or use a movie without background subtraction.");
		undefined.forEach(n -> notices.add(n + " It was left out of dF/F."));
		return TraceSet.owning(defined.toArray(double[][]::new), f.rate()).withNames(
			names).withOrigin(f.origin()).withStates(f.states());
	}

	/** ΔF/F, for which missing samples are interpolated, and are missing again in the result. */
	private static double[] deltaF(final double[] f, final double fs,
		final DeltaFOptions options, final String name)
	{
		if (!Gaps.hasFinite(f)) return f;
		final double[] filled = f.clone();
		Gaps.fill(filled, null);
		final double[] out = DeltaF.overF(filled, fs, options, name);
		for (int t = 0; t < f.length; t++)
			if (!Double.isFinite(f[t])) out[t] = Double.NaN;
		return out;
	}

	private static void readFrames(final Movie movie,
		final List<Region.Pixels> cells, final double[][] f,
		final MissingPixels inCells, final List<Region.Pixels> rings,
		final double[][] n, final MissingPixels inRings,
		final ObjIntConsumer<FrameReader> more, final Progress progress)
	{
		final FrameReader reader = new FrameReader(movie.frames());
		for (int t = 0; t < movie.numFrames(); t++) {
			progress.checkCancelled();
			reader.load(t);
			means(reader, cells, f, inCells, t);
			means(reader, rings, n, inRings, t);
			more.accept(reader, t);
			progress.report((t + 1.0) / movie.numFrames(), "Reading frames");
		}
	}

	private static void means(final FrameReader reader,
		final List<Region.Pixels> regions, final double[][] out,
		final MissingPixels missing, final int t)
	{
		for (int i = 0; i < out.length; i++) {
			final Region.Pixels pixels = regions.get(i);
			out[i][t] = reader.sum(pixels) / pixels.totalWeight();
			if (Double.isFinite(out[i][t])) continue;
			out[i][t] = reader.finiteMean(pixels);
			missing.count(i, reader.missing(pixels), pixels.offsets().length);
		}
	}
}
