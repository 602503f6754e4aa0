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
package org.calab.batch;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.calab.cadecon.CaDeconOptions;
import org.calab.cascade.CascadeOptions;
import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.detection.FindCellsOptions;
import org.calab.extraction.DeltaFOptions;
import org.calab.extraction.ExtractionOptions;
import org.calab.extraction.NeuropilOptions;
import org.calab.image.MovieOptions;
import org.calab.inference.AutoOptions;
import org.calab.inference.PosteriorOptions;
import org.calab.io.Json;
import org.calab.io.catune.CaTuneExport;
import org.calab.loader.LoadOptions;
import org.calab.loader.TraceFiles;
import org.calab.options.JsonFields;
import org.calab.options.OptionList;
import org.calab.spikes.SpikeOptions;

/**
 * {@link BatchSettings} as JSON, so that a batch can be repeated or sent to other machines.
 * Absent fields have their defaults; unknown fields, wrong types and values out of range
 * are errors that name the field.
 */
public final class SettingsJson {

	/** The options of each method of analysis, by its name, in order. */
	public static final Map<String, Class<? extends Record>> METHODS = methods();

	/** Options of finding cells that are for a single movie. */
	public static final String[] NOT_IN_BATCHES = { "points", "candidates" };

	private SettingsJson() {}

	private static Map<String, Class<? extends Record>> methods() {
		final Map<String, Class<? extends Record>> m = new LinkedHashMap<>();
		m.put(AutoAnalysis.METHOD, AutoOptions.class);
		m.put(DeconvolutionAnalysis.METHOD, DeconvolutionOptions.class);
		m.put(PosteriorAnalysis.METHOD, PosteriorOptions.class);
		m.put(SpikeAnalysis.METHOD, SpikeOptions.class);
		m.put(CaDeconAnalysis.METHOD, CaDeconOptions.class);
		m.put(CascadeAnalysis.METHOD, CascadeOptions.class);
		return Collections.unmodifiableMap(m);
	}

	/** @return every setting by name, in order */
	public static Map<String, Object> of(final BatchSettings s) {
		final Map<String, Object> m = new LinkedHashMap<>();
		m.put("fs", s.rate().isKnown() ? s.rate().hz() : null);
		m.put("movie", without(OptionList.valuesOf(s.movieAxes()), "fs"));
		m.put("find_cells", without(OptionList.valuesOf(s.findCells()),
			NOT_IN_BATCHES));
		m.put("neuropil", s.extraction().neuropil().map(OptionList.of(
			NeuropilOptions.class)::values)
			.orElse(null));
		m.put("demix", s.extraction().demix());
		m.put("dff", s.extraction().deltaF().map(OptionList.of(
			DeltaFOptions.class)::values).orElse(
			null));
		m.put("traces", loading(s));
		m.put("analysis", s.analysis().map(SettingsJson::fields).orElse(null));
		m.put("figures", s.figures());
		return m;
	}

	/** @return the settings as JSON text, which {@link #parse} reads */
	public static String text(final BatchSettings settings) {
		return Json.text(of(settings));
	}

	/** @return descriptions of the settings that differ */
	static List<String> differences(final BatchSettings before,
		final BatchSettings now)
	{
		final Map<String, Object> a = flat(before), b = flat(now);
		final Set<String> names = new LinkedHashSet<>(a.keySet());
		names.addAll(b.keySet());
		return names.stream().filter(n -> !Objects.equals(a.get(n), b.get(n))).map(
			n -> n + " was " + a.get(n) + " and is " + b.get(n)).toList();
	}

	/** @return every setting by its path, for example {@code analysis.lambda} */
	static Map<String, Object> flat(final BatchSettings settings) {
		return flat("", of(settings));
	}

	private static Map<String, Object> flat(final String prefix,
		final Map<?, ?> settings)
	{
		final Map<String, Object> flat = new LinkedHashMap<>();
		settings.forEach((name, value) -> {
			if (value instanceof Map<?, ?> m) flat.putAll(flat(prefix + name + ".",
				m));
			else flat.put(prefix + name, value);
		});
		return flat;
	}

	/**
	 * @throws InvalidInputException if a setting is wrong
	 * @throws IOException if the file cannot be read, or is not JSON
	 */
	public static BatchSettings read(final Path file) throws IOException {
		return of(Json.read(file));
	}

	/** As {@link #read}, from text. */
	public static BatchSettings parse(final String text) throws IOException {
		return of(Json.parse(text.getBytes(StandardCharsets.UTF_8), "settings"));
	}

	/** @throws InvalidInputException if a setting is wrong */
	public static BatchSettings of(final JsonNode json) {
		final JsonFields f = new JsonFields(json, "");
		final BatchSettings d = BatchSettings.defaults();
		BatchSettings s = d.withFs(f.has("fs") ? Require.positive("fs", f.number(
			"fs"), "Hz") : 0).withMovieAxes(axes(f.object("movie")))
			.withFindCells(all(f.object("find_cells"), FindCellsOptions.class,
				NOT_IN_BATCHES)).withExtraction(extraction(f)).withFormat(format(f
				.object("traces"))).withLoadOptions(loading(f.object("traces")))
			.withFigures(f.flag("figures", false));
		if (f.has("analysis")) s = s.withAnalysis(analysis(f.object("analysis")));
		f.requireNoOther();
		return s;
	}

	private static MovieOptions axes(final JsonFields f) {
		return all(f, MovieOptions.class, "fs");
	}

	/** Options that are all there is in an object. */
	private static <R extends Record> R all(final JsonFields f,
		final Class<R> type, final String... without)
	{
		final R options = f.options(type, without);
		f.requireNoOther();
		return options;
	}

	private static Map<String, Object> without(final Map<String, Object> values,
		final String... keys)
	{
		List.of(keys).forEach(values::remove);
		return values;
	}

	private static ExtractionOptions extraction(final JsonFields f) {
		ExtractionOptions e = ExtractionOptions.defaults();
		if (f.has("neuropil")) e = e.withNeuropil(all(f.object("neuropil"),
			NeuropilOptions.class));
		e = e.withDemix(f.flag("demix", e.demix()));
		if (f.has("dff")) e = e.withDeltaF(all(f.object("dff"),
			DeltaFOptions.class));
		return e;
	}

	private static Map<String, Object> loading(final BatchSettings s) {
		final Map<String, Object> m = new LinkedHashMap<>();
		m.put("format", s.format());
		m.putAll(without(OptionList.valuesOf(s.loadOptions()), "fs"));
		return m;
	}

	private static String format(final JsonFields f) {
		return f.text("format", TraceFiles.AUTO);
	}

	private static LoadOptions loading(final JsonFields f) {
		format(f);
		return all(f, LoadOptions.class, "fs");
	}

	private static Map<String, Object> fields(final Analysis<?, ?> a) {
		final Map<String, Object> m = new LinkedHashMap<>();
		m.put("method", a.method());
		m.putAll(a.options());
		return m;
	}

	/**
	 * @param fields as the settings' {@code analysis} has them: {@code method}, and
	 *          those options that are not to take their defaults
	 * @throws InvalidInputException naming the field that is wrong
	 */
	public static Analysis<?, ?> analysis(final Map<String, ?> fields) {
		return analysis(new JsonFields(Json.tree(fields), ""));
	}

	/**
	 * @param method "deconvolve", or "posterior", for which only the kernel of the export is
	 * @return what a CaTune export says of a method
	 */
	public static Map<String, Object> fields(final CaTuneExport export,
		final String method)
	{
		final Map<String, Object> m = new LinkedHashMap<>();
		KernelJson.put(m, export.kernel());
		if (method.equals(PosteriorAnalysis.METHOD)) return m;
		m.put("lambda", export.lambda());
		m.put("band_pass", export.filterEnabled());
		return m;
	}

	private static Analysis<?, ?> analysis(final JsonFields f) {
		final Analysis<?, ?> a = switch (f.kind("method", "", AutoAnalysis.METHOD,
			DeconvolutionAnalysis.METHOD, PosteriorAnalysis.METHOD,
			SpikeAnalysis.METHOD, CaDeconAnalysis.METHOD, CascadeAnalysis.METHOD)) {
			case AutoAnalysis.METHOD -> AutoAnalysis.of(f);
			case DeconvolutionAnalysis.METHOD -> DeconvolutionAnalysis.of(f);
			case PosteriorAnalysis.METHOD -> PosteriorAnalysis.of(f);
			case SpikeAnalysis.METHOD -> SpikeAnalysis.of(f);
			case CaDeconAnalysis.METHOD -> CaDeconAnalysis.of(f);
			case CascadeAnalysis.METHOD -> CascadeAnalysis.of(f);
			default -> throw InvalidInputException.of("analysis.method",
				"is missing; it must be one of " + String.join(", ", METHODS.keySet()) +
					".");
		};
		f.requireNoOther();
		return a;
	}
}
