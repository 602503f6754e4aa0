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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.options.JsonFields;
import org.calab.extraction.DeltaFOptions;
import org.calab.extraction.ExtractionOptions;
import org.calab.extraction.NeuropilOptions;
import org.calab.image.MovieOptions;
import org.calab.io.catune.CaTuneExport;
import org.calab.io.Json;
import org.calab.loader.LoadOptions;
import org.calab.loader.MissingValues;
import org.calab.loader.TraceFiles;
import org.calab.loader.UnevenTimes;
import org.calab.kernel.CalciumKernel;

/**
 * {@link BatchSettings} as JSON, so that a batch can be repeated, or sent
 * elsewhere. What is absent takes its default; fields that do not exist,
 * wrong types and values out of range are refused by name.
 */
public final class SettingsJson {

	private SettingsJson() {}

	/** @return every setting by name, in order */
	public static Map<String, Object> of(final BatchSettings s) {
		final Map<String, Object> m = new LinkedHashMap<>();
		m.put("fs_hz", s.rate().isKnown() ? s.rate().hz() : null);
		final Map<String, Object> movie = new LinkedHashMap<>();
		movie.put("channel", s.movieAxes().channel());
		movie.put("slice", s.movieAxes().slice());
		movie.put("z_as_time", s.movieAxes().zAsTime());
		m.put("movie", movie);
		m.put("neuropil", s.extraction().neuropil().map(SettingsJson::neuropil)
			.orElse(null));
		m.put("dff", s.extraction().deltaF().map(SettingsJson::deltaF).orElse(
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

	/** @return in words, each setting that is not the same */
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
	 * @throws InvalidInputException naming what is wrong
	 * @throws IOException if it cannot be read, or is not JSON
	 */
	public static BatchSettings read(final Path file) throws IOException {
		return of(Json.read(file));
	}

	/** As {@link #read}, from the text itself. */
	public static BatchSettings parse(final String text) throws IOException {
		return of(Json.parse(text.getBytes(StandardCharsets.UTF_8), "settings"));
	}

	/** @throws InvalidInputException naming what is wrong */
	public static BatchSettings of(final JsonNode json) {
		final JsonFields f = new JsonFields(json, "");
		final BatchSettings d = BatchSettings.defaults();
		BatchSettings s = d.withFs(f.has("fs_hz") ? Require.positive("fs_hz", f
			.number("fs_hz"), "Hz") : 0).withMovieAxes(axes(f.object("movie")))
			.withExtraction(extraction(f)).withFormat(format(f
				.object("traces"))).withLoadOptions(loading(f.object("traces")))
			.withFigures(f.flag("figures", false));
		if (f.has("analysis")) s = s.withAnalysis(analysis(f.object("analysis")));
		f.requireNoOther();
		return s;
	}

	private static MovieOptions axes(final JsonFields f) {
		final MovieOptions axes = MovieOptions.defaults().withChannel((int) f.whole(
			"channel", 1, 1, Integer.MAX_VALUE)).withSlice((int) f.whole("slice", 1,
				1, Integer.MAX_VALUE)).withZAsTime(f.flag("z_as_time", false));
		f.requireNoOther();
		return axes;
	}

	private static ExtractionOptions extraction(final JsonFields f) {
		ExtractionOptions e = ExtractionOptions.defaults();
		if (f.has("neuropil")) e = e.withNeuropil(neuropil(f.object("neuropil")));
		if (f.has("dff")) e = e.withDeltaF(deltaF(f.object("dff")));
		return e;
	}

	private static Map<String, Object> neuropil(final NeuropilOptions n) {
		final Map<String, Object> m = new LinkedHashMap<>();
		m.put("factor", n.factor());
		m.put("inner_gap", n.innerGap());
		m.put("min_pixels", n.minPixels());
		return m;
	}

	private static NeuropilOptions neuropil(final JsonFields f) {
		final NeuropilOptions d = NeuropilOptions.defaults();
		final NeuropilOptions n = new NeuropilOptions(f.number("factor", d
			.factor()), (int) f.whole("inner_gap", d.innerGap(), 0,
				Integer.MAX_VALUE), (int) f.whole("min_pixels", d.minPixels(), 0,
					Integer.MAX_VALUE));
		f.requireNoOther();
		return n;
	}

	private static Map<String, Object> deltaF(final DeltaFOptions o) {
		final Map<String, Object> m = new LinkedHashMap<>();
		m.put("window_s", o.window());
		m.put("percentile", o.percentile());
		return m;
	}

	private static DeltaFOptions deltaF(final JsonFields f) {
		final DeltaFOptions d = DeltaFOptions.defaults();
		final DeltaFOptions o = new DeltaFOptions(f.number("window_s", d.window()),
			f.number("percentile", d.percentile()));
		f.requireNoOther();
		return o;
	}

	private static Map<String, Object> loading(final BatchSettings s) {
		final LoadOptions l = s.loadOptions();
		final Map<String, Object> m = new LinkedHashMap<>();
		m.put("format", s.format());
		m.put("trace_key", l.key().orElse(null));
		m.put("fs_key", l.rateKey().orElse(null));
		m.put("all_rois", !l.cellsOnly());
		m.put("suite2p_neuropil", l.neuropil());
		m.put("nan", l.missing().toString());
		m.put("uneven", l.uneven().toString());
		m.put("interpolate_dropped", l.interpolateDropped());
		return m;
	}

	private static String format(final JsonFields f) {
		return f.text("format", TraceFiles.AUTO);
	}

	private static LoadOptions loading(final JsonFields f) {
		format(f);
		final LoadOptions d = LoadOptions.defaults();
		LoadOptions l = d.withCellsOnly(!f.flag("all_rois", false)).withNeuropil(f
			.number("suite2p_neuropil", d.neuropil())).withMissing(Require.choice(
				"nan", f.text("nan", d.missing().toString()), MissingValues.class))
			.withUneven(Require.choice("uneven", f.text("uneven", d.uneven()
				.toString()), UnevenTimes.class)).withInterpolateDropped(f.flag(
					"interpolate_dropped", false));
		if (f.has("trace_key")) l = l.withKey(f.text("trace_key", ""));
		if (f.has("fs_key")) l = l.withRateKey(f.text("fs_key", ""));
		f.requireNoOther();
		return l;
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
	 * @throws InvalidInputException naming what is wrong
	 */
	public static Analysis<?, ?> analysis(final Map<String, ?> fields) {
		return analysis(new JsonFields(Json.tree(fields), "analysis"));
	}

	/** @return what a CaTune export says of the method "deconvolve" */
	public static Map<String, Object> fields(final CaTuneExport export) {
		final Map<String, Object> m = new LinkedHashMap<>();
		KernelJson.put(m, new CalciumKernel(export.tauRise(), export.tauDecay()));
		m.put("lambda", export.lambda());
		m.put("filter", export.filterEnabled());
		return m;
	}

	private static Analysis<?, ?> analysis(final JsonFields f) {
		final Analysis<?, ?> a = switch (f.kind("method", "", AutoAnalysis.METHOD,
			DeconvolutionAnalysis.METHOD, SpikeAnalysis.METHOD,
			CaDeconAnalysis.METHOD)) {
			case AutoAnalysis.METHOD -> AutoAnalysis.of(f);
			case DeconvolutionAnalysis.METHOD -> DeconvolutionAnalysis.of(f);
			case SpikeAnalysis.METHOD -> SpikeAnalysis.of(f);
			case CaDeconAnalysis.METHOD -> CaDeconAnalysis.of(f);
			default -> throw new InvalidInputException(
				"analysis.method is missing; allowed is one of " + String.join(", ",
					AutoAnalysis.METHOD, DeconvolutionAnalysis.METHOD,
					SpikeAnalysis.METHOD, CaDeconAnalysis.METHOD));
		};
		f.requireNoOther();
		return a;
	}
}
