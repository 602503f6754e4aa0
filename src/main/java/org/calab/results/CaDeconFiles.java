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
package org.calab.results;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.zip.ZipOutputStream;

import org.calab.io.DataFormatException;
import org.calab.io.FileGroup;
import org.calab.io.Json;
import org.calab.io.UndatedEntry;
import org.calab.io.mat.MatWriter;
import org.calab.io.npy.Npy;
import org.calab.io.table.TableCsv;
import org.calab.kernel.CalciumKernel;
import org.calab.trace.InferredActivity;
import org.calab.trace.ResultLayout;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;

/**
 * Saves a run of CaDecon. CaLab's own tools can read {@code OUT_activity.npy} ({@code <f4}, n_cells ×
 * n_timepoints) and {@code OUT_results.json}, and optionally both in
 * {@code OUT_cadecon_results.zip}; there, the activity of traces that came from a MATLAB file is
 * {@code activity.mat}, as in the page. Tables are saved as {@code OUT_cells.csv},
 * {@code OUT_history.csv} and {@code OUT_kernel.csv}; the standard deviation and the probability of the
 * activity as {@code OUT_sd.npy} and {@code OUT_probability.npy}, if the solver knows them.
 */
public final class CaDeconFiles {

	private static final String ACTIVITY = "_activity.npy", RESULTS =
		"_results.json", ZIP = "_cadecon_results.zip";

	private CaDeconFiles() {}

	/**
	 * Content of saved files.
	 *
	 * @param activity spikes per frame, n_cells × n_timepoints
	 * @param alphas amplitude of one spike of each cell, in the unit of its trace
	 * @param baselines baseline of the fit of each cell
	 * @param pves proportion of variance explained of each cell
	 * @param kernel kernel of the final pass
	 * @param beta amplitude of the kernel relative to one spike
	 * @param freeKernel free-form kernel at the frame rate; may be empty
	 * @param numIterations number of entries of the history, including the seed
	 * @param convergedAt first iteration from which the kernel was unchanged; empty if it did not
	 *          converge
	 */
	public record Saved(TraceSet activity, double[] alphas, double[] baselines,
		double[] pves, CalciumKernel kernel, double beta, double[] freeKernel,
		int numIterations, OptionalInt convergedAt)
	{}

	/** @return the files that {@link #save} writes, the activity first */
	public static List<Path> files(final Path stem, final ResultLayout layout,
		final boolean zip)
	{
		final List<Path> files = new ArrayList<>();
		for (final String end : List.of(ACTIVITY, RESULTS, "_cells.csv",
			"_history.csv", "_kernel.csv"))
			files.add(ActivityFiles.beside(stem, end));
		files.addAll(ActivityFiles.uncertainty(stem, layout));
		if (zip) files.add(ActivityFiles.beside(stem, ZIP));
		return files;
	}

	/**
	 * Writes all files or, on an error, none.
	 *
	 * @return the files, the activity first
	 */
	public static List<Path> save(final InferredActivity result, final Path stem,
		final boolean zip, final boolean overwrite) throws IOException
	{
		final Map<Path, FileGroup.Content> files = contents(result, stem, zip);
		FileGroup.write(files, overwrite);
		return List.copyOf(files.keySet());
	}

	/** @return the files that {@link #save} writes, with their content, the activity first */
	public static Map<Path, FileGroup.Content> contents(
		final InferredActivity result, final Path stem, final boolean zip)
	{
		final TraceSet spikes = result.activity();
		final FileGroup.Content activity = Npy.single(spikes.numCells(), spikes
			.numTimepoints(), spikes::trace);
		final FileGroup.Content info = Json.of(result.info());
		final Map<Path, FileGroup.Content> contents = new LinkedHashMap<>();
		contents.put(ActivityFiles.beside(stem, ACTIVITY), activity);
		contents.put(ActivityFiles.beside(stem, RESULTS), info);
		contents.put(ActivityFiles.beside(stem, "_cells.csv"), TableCsv.of(result
			.cellTable()));
		result.runTables().forEach((name, table) -> contents.put(ActivityFiles
			.beside(stem, "_" + name + ".csv"), TableCsv.of(table)));
		contents.putAll(ActivityFiles.uncertainty(result, stem));
		if (zip) contents.put(ActivityFiles.beside(stem, ZIP), out -> {
			final ZipOutputStream z = new ZipOutputStream(out);
			if (spikes.origin().toLowerCase(Locale.ROOT).endsWith(".mat")) {
				z.putNextEntry(UndatedEntry.of(ResultsZip.MAT));
				MatWriter.single(ResultsZip.VARIABLE, spikes.numCells(), spikes
					.numTimepoints(), spikes::trace).writeTo(z);
			}
			else {
				z.putNextEntry(UndatedEntry.of(ResultsZip.NPY));
				activity.writeTo(z);
			}
			z.putNextEntry(UndatedEntry.of(ResultsZip.JSON));
			info.writeTo(z);
			z.finish();
		});
		return contents;
	}

	/**
	 * Reads files saved by this class or by CaLab's CaDecon.
	 *
	 * @param stem path of the files without {@code _activity.npy} and {@code _results.json}, or
	 *          that of the {@code .zip}
	 * @throws java.io.FileNotFoundException if a file is missing
	 * @throws DataFormatException if a field is missing or inconsistent
	 */
	public static Saved read(final Path stem) throws IOException {
		if (stem.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) return saved(
			stem, ResultsZip.json(stem), stem, ResultsZip.activity(stem));
		final Path activity = ActivityFiles.beside(stem, ACTIVITY), results =
			ActivityFiles.beside(stem, RESULTS);
		return saved(results, Json.read(results), activity, Npy.read(activity));
	}

	private static Saved saved(final Path results, final JsonNode json,
		final Path activity, final double[][] rows) throws DataFormatException
	{
		final double[] alphas = numbers(results, json, "alphas");
		if (alphas.length != rows.length) throw new DataFormatException(results
			.toString(), "must have one alpha per cell, but has " + alphas.length +
				" alphas, and " + activity + " has " + rows.length + " cells");
		final JsonNode at = json.path("converged_at_iteration");
		return new Saved(TraceSet.of(rows, SamplingRate.ofHz(number(results, json,
			"fs"))).withOrigin(json.path("source").asText("")), alphas, numbers(
				results, json, "baselines"), numbers(results, json, "pves"),
			new CalciumKernel(number(results, json, "tau_rise"), number(results, json,
				"tau_decay")), number(results, json, "beta"), numbers(results, json,
					"h_free"), (int) number(results, json, "num_iterations"), at.isNumber()
						? OptionalInt.of(at.asInt()) : OptionalInt.empty());
	}

	private static double number(final Path file, final JsonNode json,
		final String name) throws DataFormatException
	{
		final JsonNode v = json.path(name);
		if (!v.isNumber()) throw new DataFormatException(file.toString(), "\"" +
			name + "\" is missing or not a number");
		return v.asDouble();
	}

	private static double[] numbers(final Path file, final JsonNode json,
		final String name) throws DataFormatException
	{
		final JsonNode v = json.path(name);
		if (!v.isArray()) throw new DataFormatException(file.toString(), "\"" +
			name + "\" is missing or not an array");
		final double[] out = new double[v.size()];
		for (int i = 0; i < out.length; i++)
			out[i] = v.get(i).asDouble();
		return out;
	}
}
