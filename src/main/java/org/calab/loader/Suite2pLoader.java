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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.calab.io.DataFormatException;
import org.calab.io.npy.Npy;
import org.calab.trace.SamplingRate;

/**
 * Loads Suite2p output: the folder of a plane, the folder of all planes, or the folder
 * that contains {@code suite2p}. The traces are F minus the neuropil factor times Fneu, of
 * the ROIs classified as cells. All planes are joined if they have the same number of
 * frames and the same rate. {@code trace_key} chooses an array ("spks", which is loaded
 * unchanged), a plane ("plane1"), or both ("plane1/spks"). The sampling rate is
 * {@code fs} of ops.npy, which is found without unpickling.
 */
public final class Suite2pLoader implements TraceLoader {

	private static final String DEFAULT_ARRAY = "F";
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
		final List<Path> all = Files.isDirectory(path) ? planes(path) : List.of();
		if (all.isEmpty()) throw new DataFormatException(path.toString(),
			"this is not a Suite2p folder: there is no F.npy in it, in plane0, plane1, ... or in " +
				"suite2p/plane0, ...");
		final Choice choice = choose(path, all, options.traceKey());
		final List<String> notes = new ArrayList<>();
		final List<double[]> rows = new ArrayList<>();
		final List<String> names = new ArrayList<>();
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
			add(plane, prefix, choice.array(), options, rows, names, notes);
		}
		if (rows.isEmpty()) throw new DataFormatException(path.toString(),
			"no ROI is classified as a cell (iscell.npy); set cells_only to false to load all ROIs.");
		if (choice.planes().size() > 1) notes.add(choice.planes().size() + " planes were joined.");
		return RawTraces.of(rows.toArray(new double[0][])).withRate(rate).withNames(
			names).withNotes(notes);
	}

	/** The array to load, and its planes. */
	private record Choice(List<Path> planes, String array) {}

	private static Choice choose(final Path path, final List<Path> all,
		final Optional<String> key) throws IOException
	{
		List<Path> planes = all;
		String array = DEFAULT_ARRAY;
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
		return List.of("F", "Fneu", "spks", "F_chan2", "Fneu_chan2").stream().filter(
			n -> Files.isRegularFile(plane.resolve(n + ".npy"))).toList();
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
		return List.of();
	}

	private static void add(final Path plane, final String prefix,
		final String array, final LoadOptions options, final List<double[]> rows,
		final List<String> names, final List<String> notes) throws IOException
	{
		final double[][] all = Npy.read(plane.resolve(array + ".npy"));
		final boolean[] selected = selected(plane, all.length, options.cellsOnly());
		if (options.neuropilFactor() > 0 && (array.equals("F") || array.equals(
			"F_chan2"))) subtract(plane, array, all, options.neuropilFactor());
		int n = 0;
		for (int i = 0; i < all.length; i++) {
			if (!selected[i]) continue;
			if (!rows.isEmpty() && rows.get(0).length != all[i].length)
				throw new DataFormatException(plane.toString(), "it has " + all[i].length +
					" frames, but an earlier plane has " + rows.get(0).length +
					"; set trace_key to one plane, for example plane0.");
			rows.add(all[i]);
			names.add(prefix + "ROI " + i);
			n++;
		}
		if (options.cellsOnly()) notes.add(prefix + n + " of " + all.length +
			" ROIs are classified as cells.");
	}

	private static boolean[] selected(final Path plane, final int n,
		final boolean cellsOnly) throws IOException
	{
		final boolean[] selected = new boolean[n];
		if (!cellsOnly) {
			java.util.Arrays.fill(selected, true);
			return selected;
		}
		final Path file = plane.resolve("iscell.npy");
		if (!Files.isRegularFile(file)) throw new FileNotFoundException(
			"File not found: " + file + " (the classification of the ROIs; not needed with cells_only " +
				"false)");
		final double[][] iscell = Npy.read(file);
		// the class of each ROI, with or without its probability
		final boolean flat = iscell.length == 1 && iscell[0].length == n && n != 1;
		if (!flat && (iscell.length != n || n > 0 && iscell[0].length == 0))
			throw new DataFormatException(file.toString(), "it has " + iscell.length +
				" ROIs, but the traces beside it have " + n + ".");
		for (int i = 0; i < n; i++)
			selected[i] = (flat ? iscell[0][i] : iscell[i][0]) > 0;
		return selected;
	}

	private static void subtract(final Path plane, final String array,
		final double[][] f, final double factor) throws IOException
	{
		final Path file = plane.resolve("Fneu" + array.substring(1) + ".npy");
		if (!Files.isRegularFile(file)) throw new FileNotFoundException(
			"File not found: " + file + " (the neuropil; not needed with a neuropil_factor of 0)");
		final double[][] neuropil = Npy.read(file);
		if (neuropil.length != f.length || f.length > 0 &&
			neuropil[0].length != f[0].length) throw new DataFormatException(file
				.toString(), "its shape differs from that of " + array + ".npy beside it.");
		for (int i = 0; i < f.length; i++)
			for (int t = 0; t < f[i].length; t++)
				f[i][t] -= factor * neuropil[i][t];
	}
}
