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
package org.calab.loader;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.calab.extraction.Footprints;
import org.calab.io.DataFormatException;
import org.calab.io.npy.Npy;
import org.calab.trace.CellStates;
import org.calab.trace.SamplingRate;

/**
 * Loads Suite2p output: the folder of a plane, the folder of all planes, or the folder
 * that contains {@code suite2p}; the folder {@code combined} if there is no plane. The traces are F minus the neuropil factor times Fneu, of
 * the ROIs classified as cells. All planes are joined if they have the same number of
 * frames and the same rate. {@code trace_key} chooses an array ("spks", which is loaded
 * unchanged), a plane ("plane1"), or both ("plane1/spks"). The sampling rate is
 * {@code fs} of ops.npy, which is found without unpickling.
 */
public final class Suite2pLoader implements TraceLoader {

	private static final String COMBINED = "combined";
	private static final String PLANE = "plane\\d{1,4}";

	@Override
	public String format() {
		return "suite2p";
	}

	@Override
	public String description() {
		return "a Suite2p folder";
	}

	@Override
	public boolean recognises(final Path path) throws IOException {
		return Files.isDirectory(path) && !planes(path).isEmpty();
	}

	@Override
	public RawTraces read(final Path path, final LoadOptions options)
		throws IOException
	{
		final List<Path> planes = Files.isDirectory(path) ? planes(path) : List.of();
		if (planes.isEmpty()) throw new DataFormatException(path.toString(),
			"this is not a Suite2p folder: there is no F.npy in it, in plane0, plane1, ..., combined " +
				"or in suite2p/plane0, ...");
		final Choice choice = choose(path, planes, options.traceKey());
		final List<String> notes = new ArrayList<>();
		if (choice.planes().get(0).endsWith(COMBINED) && options.traceKey().isEmpty() &&
			!path.endsWith(COMBINED)) notes.add(
				"Loaded the folder combined, as there is no folder plane0, plane1, ...");
		final List<double[]> rows = new ArrayList<>();
		final List<boolean[]> cells = new ArrayList<>();
		final List<String> names = new ArrayList<>(), rejected = new ArrayList<>();
		SamplingRate rate = SamplingRate.unknown();
		for (final Path plane : choice.planes()) {
			final String prefix = choice.planes().size() == 1 ? "" : plane
				.getFileName() + " ";
			final SamplingRate r = options.fs().isPresent() ? SamplingRate.unknown()
				: Suite2pOps.rate(plane, options.fsKey().orElse(Suite2pOps.KEY),
					notes);
			if (r.isKnown() && rate.isKnown() && !r.equals(rate))
				throw new DataFormatException(path.toString(), plane.getFileName() +
					" has " + r + ", but an earlier plane has " + rate + "; set trace_key to one plane, " +
						"for example plane0.");
			rate = rate.orElse(r);
			cells.add(add(plane, prefix, choice.array(), options, rows, names,
				rejected));
		}
		final boolean[] accepted = joined(cells);
		AcceptedCells.requireSome(path.toString(), rows.size(), accepted.length,
			Suite2pTraces.TOOL + " (iscell.npy)");
		AcceptedCells.note(accepted, Suite2pTraces.TOOL, options, notes);
		if (choice.planes().size() > 1) notes.add(choice.planes().size() + " planes were joined.");
		return RawTraces.of(rows.toArray(new double[0][])).withRate(rate).withNames(
			names).withStates(CellStates.rejecting(rejected)).withNotes(notes);
	}

	@Override
	public Optional<Footprints> footprints(final Path path,
		final LoadOptions options) throws IOException
	{
		List<Path> planes = planes(path);
		// ROIs without traces, as other programs write them for Suite2p
		if (planes.isEmpty()) planes = Suite2pStat.exists(path) ? List.of(path) : List
			.of();
		else planes = choose(path, planes, options.traceKey()).planes();
		if (planes.isEmpty() || !planes.stream().allMatch(Suite2pStat::exists))
			return Optional.empty();
		final List<Suite2pStat> stats = new ArrayList<>();
		final List<int[]> kept = new ArrayList<>();
		final List<String> names = new ArrayList<>(), notes = new ArrayList<>(),
				rejected = new ArrayList<>();
		for (final Path plane : planes) {
			final Suite2pStat stat = Suite2pStat.read(plane);
			final boolean[] cells = Files.isRegularFile(plane.resolve("iscell.npy"))
				? cells(plane, stat.size(), options) : null;
			final int[] rois = IntStream.range(0, stat.size()).filter(
				i -> cells == null || cells[i] || !options.cellsOnly()).toArray();
			final String prefix = planes.size() == 1 ? "" : plane.getFileName() + " ";
			for (final int i : rois) {
				names.add(prefix + "ROI " + i);
				if (cells != null && !cells[i]) rejected.add(prefix + "ROI " + i);
			}
			stats.add(stat);
			kept.add(rois);
		}
		final PixelCollector pixels = new PixelCollector(path.toString(), names);
		int cell = 0;
		for (int p = 0; p < stats.size(); p++)
			for (final int roi : kept.get(p))
				stats.get(p).addTo(pixels, roi, cell++);
		if (planes.size() > 1) notes.add("The image is that of " + planes.get(0)
			.getFileName() + ", but the outlines are those of all " + planes.size() +
			" planes; set trace_key to one plane, for example plane0.");
		final Suite2pOps.Plane image = Suite2pOps.plane(planes.get(0), notes);
		return pixels.footprints(image.width(), image.height(), 0, image.images(),
			notes).map(f -> f.withStates(CellStates.rejecting(rejected)));
	}

	private static boolean[] joined(final List<boolean[]> planes) {
		final boolean[] all = new boolean[planes.stream().mapToInt(p -> p.length).sum()];
		int n = 0;
		for (final boolean[] plane : planes) {
			System.arraycopy(plane, 0, all, n, plane.length);
			n += plane.length;
		}
		return all;
	}

	/** The array to load, and its planes. */
	private record Choice(List<Path> planes, String array) {}

	private static Choice choose(final Path path, final List<Path> all,
		final Optional<String> key) throws IOException
	{
		List<Path> planes = all;
		String array = Suite2pTraces.DEFAULT;
		for (final String part : key.map(k -> k.split("/")).orElse(new String[0])) {
			if (part.matches(PLANE) || part.equals(COMBINED)) planes = Files.exists(all
				.get(0).resolveSibling(part).resolve("F.npy")) ? List.of(all.get(0)
					.resolveSibling(part)) : List.of();
			else array = part;
		}
		final List<String> arrays = arrays(all.get(0));
		if (planes.isEmpty() || !arrays.contains(array))
			throw new DataFormatException(path.toString(), "the folder has no \"" + key.orElse("") +
				"\"; it contains " + String.join(", ", arrays) + " in " + String.join(", ",
				all.stream().map(p -> p.getFileName().toString()).toList()));
		return new Choice(planes, array);
	}

	/** @return the arrays of ROI × frame in the folder of a plane */
	private static List<String> arrays(final Path plane) {
		return Suite2pTraces.ARRAYS.stream().filter(n -> Files.isRegularFile(plane
			.resolve(n + ".npy"))).toList();
	}

	/** @return the folders of the planes, in the order of their numbers */
	private static List<Path> planes(final Path path) throws IOException {
		if (Files.isRegularFile(path.resolve("F.npy"))) return List.of(path);
		for (final Path base : List.of(path, path.resolve("suite2p"))) {
			if (!Files.isDirectory(base)) continue;
			final List<Path> found = new ArrayList<>();
			try (DirectoryStream<Path> entries = Files.newDirectoryStream(base,
				"plane*"))
			{
				for (final Path e : entries)
					if (e.getFileName().toString().matches(PLANE) && Files.isRegularFile(e
						.resolve("F.npy"))) found.add(e);
			}
			found.sort(Comparator.comparingInt(p -> Integer.parseInt(p.getFileName()
				.toString().substring("plane".length()))));
			if (!found.isEmpty()) return found;
		}
		return Stream.of(path, path.resolve("suite2p")).map(p -> p.resolve(
			COMBINED)).filter(p -> Files.isRegularFile(p.resolve("F.npy"))).limit(1)
			.toList();
	}

	/** @return whether Suite2p classified each ROI of the plane as a cell */
	private static boolean[] add(final Path plane, final String prefix,
		final String array, final LoadOptions options, final List<double[]> rows,
		final List<String> names, final List<String> rejected) throws IOException
	{
		final double[][] all = Npy.read(plane.resolve(array + ".npy"));
		final boolean[] cells = cells(plane, all.length, options);
		if (Suite2pTraces.hasNeuropil(array, options)) subtract(plane, array, all,
			options.neuropilFactor());
		for (int i = 0; i < all.length; i++) {
			if (!cells[i]) rejected.add(prefix + "ROI " + i);
			if (!cells[i] && options.cellsOnly()) continue;
			if (!rows.isEmpty() && rows.get(0).length != all[i].length)
				throw new DataFormatException(plane.toString(), "it has " + all[i].length +
					" frames, but an earlier plane has " + rows.get(0).length +
					"; set trace_key to one plane, for example plane0.");
			rows.add(all[i]);
			names.add(prefix + "ROI " + i);
		}
		return cells;
	}

	private static boolean[] cells(final Path plane, final int n,
		final LoadOptions options) throws IOException
	{
		final Path file = plane.resolve("iscell.npy");
		if (Files.isRegularFile(file)) return Suite2pTraces.classes(file.toString(),
			Npy.read(file), n, options);
		if (options.cellsOnly()) throw new FileNotFoundException("File not found: " +
			file + " (the classification of the ROIs; not needed with cells_only false)");
		final boolean[] all = new boolean[n];
		Arrays.fill(all, true);
		return all;
	}

	private static void subtract(final Path plane, final String array,
		final double[][] f, final double factor) throws IOException
	{
		final Path file = plane.resolve(Suite2pTraces.neuropil(array) + ".npy");
		if (!Files.isRegularFile(file)) throw new FileNotFoundException(
			"File not found: " + file + " (the neuropil; not needed with a neuropil_factor of 0)");
		Suite2pTraces.subtract(file.toString(), array, f, Npy.read(file), factor);
	}
}
