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
package org.calab.fiji.project;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.deconvolution.Baseline;
import org.calab.fiji.tuner.TunerMethod;
import org.calab.fiji.tuner.TunerSettings;
import org.calab.fiji.workspace.Order;
import org.calab.fiji.workspace.WorkspaceSettings;
import org.calab.fiji.workspace.WorkspaceView;
import org.calab.io.DataFormatException;
import org.calab.io.FileGroup;
import org.calab.io.Json;
import org.calab.kernel.CalciumKernel;
import org.calab.options.JsonFields;

/** Projects as JSON. */
public final class ProjectFiles {

	private static final String KIND = "calab_project", VERSION = "1";

	/** No recording has as many; each takes time before anything is shown. */
	private static final int MOST_STEPS = 10_000, MOST_FILES = 1000;

	private ProjectFiles() {}

	/** @return a writer of the project */
	public static FileGroup.Content content(final Project p) {
		final Map<String, Object> m = new LinkedHashMap<>();
		m.put(KIND, VERSION);
		m.put("versions", new TreeMap<>(p.versions()));
		m.put("files", p.files().stream().map(ProjectFiles::file).toList());
		m.put("steps", p.steps());
		m.put("rejected", p.rejected());
		m.put("settings", settings(p.settings()));
		m.put("view", view(p.view()));
		return Json.of(m);
	}

	private static Map<String, Object> file(final FileRecord f) {
		final Map<String, Object> m = new LinkedHashMap<>();
		m.put("role", f.role());
		m.put("path", f.path());
		m.put("absolute_path", f.before());
		m.put("bytes", f.bytes());
		m.put("sha256", f.checksum());
		m.put("hashed", f.hashed());
		return m;
	}

	private static Map<String, Object> settings(final WorkspaceSettings s) {
		final Map<String, Object> m = new LinkedHashMap<>();
		m.put("fs", s.fs().isPresent() ? s.fs().getAsDouble() : null);
		m.put("neuropil", s.neuropil());
		m.put("neuropil_factor", s.factor());
		m.put("dff", s.dff());
		m.put("kernel", s.kernel());
		final TunerSettings t = s.tuner();
		m.put("tau_rise", t.kernel().tau().tauRise());
		m.put("tau_decay", t.kernel().tau().tauDecay());
		m.put("method", t.method().toString());
		m.put("lambda", t.lambda().isPresent() ? t.lambda().getAsDouble() : null);
		m.put("band_pass", t.bandPass());
		m.put("baseline", t.baseline().toString());
		return m;
	}

	private static Map<String, Object> view(final WorkspaceView v) {
		final Map<String, Object> m = new LinkedHashMap<>();
		m.put("sort", v.order().key());
		m.put("falling", v.order().falling());
		m.put("colour_by", v.colouring());
		m.put("scale_per_cell", v.perCell());
		m.put("hide_rejected", v.acceptedOnly());
		m.put("filter", v.filter());
		m.put("selection", v.selection());
		m.put("frame", v.frame());
		m.put("first_frame", v.from());
		m.put("last_frame", v.to());
		return m;
	}

	/**
	 * @throws java.io.FileNotFoundException if there is no such file
	 * @throws DataFormatException if it is no project
	 */
	public static Project read(final Path file) throws IOException {
		final JsonNode json = Json.read(file);
		if (!json.path(KIND).asText().equals(VERSION)) throw new DataFormatException(
			file.toString(), json.has(KIND) ? "the project has version " + json.path(
				KIND).asText() + "; this CaLab for Fiji reads version " + VERSION + "."
				: "this is not a project of CaLab for Fiji, which starts with \"" + KIND +
					"\": choose the file that Save Project... wrote.");
		try {
			return of(json);
		}
		catch (final InvalidInputException | InvalidPathException e) {
			throw new DataFormatException(file.toString(), "the project is damaged: " +
				e.getMessage(), e);
		}
	}

	private static Project of(final JsonNode json) {
		final Map<String, String> versions = new TreeMap<>();
		json.path("versions").fields().forEachRemaining(e -> versions.put(e
			.getKey(), e.getValue().asText()));
		final List<FileRecord> files = new ArrayList<>();
		for (final JsonNode f : list(json, "files", MOST_FILES))
			files.add(file(new JsonFields(f, "files[" + files.size() + "]")));
		return new Project(files, texts(json, "steps", MOST_STEPS), texts(json, "rejected",
			Integer.MAX_VALUE),
			settings(new JsonFields(json.path("settings"), "settings")), view(json.path(
				"view")), versions);
	}

	private static FileRecord file(final JsonFields f) {
		final String path = f.text("path", ""), before = f.text("absolute_path", "");
		if (path.isBlank()) throw InvalidInputException.of("path",
			"is missing in files.");
		Path.of(path); // both are paths, or this throws
		Path.of(before);
		return new FileRecord(f.text("role", ""), path, before, f.whole("bytes", 0,
			0, 1L << 52), f.text("sha256", ""), f.text("hashed", ""));
	}

	private static WorkspaceSettings settings(final JsonFields f) {
		final WorkspaceSettings usual = WorkspaceSettings.defaults();
		final CalciumKernel tau = usual.tuner().kernel().tau();
		final double factor = Require.nonNegative("neuropil_factor", f.number(
			"neuropil_factor", usual.factor()), "");
		final WorkspaceSettings s = usual.withFs(value(f, "fs")).withNeuropil(f.flag(
			"neuropil", usual.neuropil())).withFactor(factor).withDff(f.flag("dff", usual
				.dff())).with(f.text("kernel", usual.kernel()), new CalciumKernel(f.number(
					"tau_rise", tau.tauRise()), f.number("tau_decay", tau.tauDecay())), Require
						.choice("method", f.text("method", TunerMethod.DECONVOLVE.toString()),
							TunerMethod.class));
		return s.withTuner(s.tuner().withLambda(value(f, "lambda")).withBandPass(f.flag(
			"band_pass", false)).withBaseline(Require.choice("baseline", f.text(
				"baseline", Baseline.ROLLING.toString()), Baseline.class)));
	}

	/** @return a number, at least 0; empty for null */
	private static OptionalDouble value(final JsonFields f, final String field) {
		return f.has(field) ? OptionalDouble.of(Require.nonNegative(field, f.number(
			field), "")) : OptionalDouble.empty();
	}

	private static WorkspaceView view(final JsonNode json) {
		final JsonFields f = new JsonFields(json, "view");
		final WorkspaceView usual = WorkspaceView.initial();
		return new WorkspaceView(new Order(f.text("sort", usual.order().key()), f.flag(
			"falling", false)), f.text("colour_by", usual.colouring()), f.flag(
				"scale_per_cell", usual.perCell()), f.flag("hide_rejected", usual
					.acceptedOnly()), f.text("filter", ""), texts(json, "selection", Integer.MAX_VALUE),
			(int) f.whole("frame", 0, 0, Integer.MAX_VALUE), Require.nonNegative(
				"first_frame", f.number("first_frame", 0), ""), Require.nonNegative(
					"last_frame", f.number("last_frame", 0), ""));
	}

	private static JsonNode list(final JsonNode json, final String field, final int most) {
		if (!json.path(field).isArray()) throw InvalidInputException.mustBe(field,
			"a list", shortened(json.path(field)));
		if (json.get(field).size() > most) throw InvalidInputException.of(field,
			"must have at most " + most + " entries, but has " + json.get(field).size() + ".");
		return json.get(field);
	}

	/** A message is read by a person, however large the value. */
	private static String shortened(final JsonNode value) {
		final String text = value.toString();
		return text.length() > 100 ? text.substring(0, 100) + "..." : text;
	}

	private static List<String> texts(final JsonNode json, final String field, final int most) {
		final List<String> all = new ArrayList<>();
		for (final JsonNode n : list(json, field, most)) {
			if (!n.isTextual()) throw InvalidInputException.mustBe(field,
				"a list of texts", shortened(n));
			all.add(n.textValue());
		}
		return all;
	}
}
