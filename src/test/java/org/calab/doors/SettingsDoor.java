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
package org.calab.doors;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.calab.batch.SettingsJson;
import org.calab.check.InvalidInputException;
import org.calab.io.Json;
import org.calab.options.OptionSpec;

/** One object of the settings of a batch. */
final class SettingsDoor extends Door {

	private final String path;
	private final Map<String, ?> least;

	/** @param least the fields without which the object is not complete */
	SettingsDoor(final String path, final Map<String, ?> least) {
		super("settings: " + path + " " + least);
		this.path = path;
		this.least = least;
	}

	private static Map<String, Object> settings(final String path,
		final Map<String, ?> fields)
	{
		return SettingsJson.of(SettingsJson.of(Json.tree(Map.of(path, fields))));
	}

	@SuppressWarnings("unchecked")
	private Map<String, Object> all() {
		return (Map<String, Object>) settings(path, least).get(path);
	}

	@Override
	Set<String> names() {
		return new TreeMap<>(all()).keySet();
	}

	@Override
	List<String> differences(final Taken t) {
		final OptionSpec o = t.option();
		final Object value = all().get(o.key());
		return least.containsKey(o.key()) || isDefault(value, o) ? List.of() : List
			.of("default is " + value + ", not " + o.defaultText());
	}

	@Override
	String told(final OptionSpec o) {
		return path + "." + o.key();
	}

	@Override
	Optional<Object> wrong(final OptionSpec o) {
		return o.isFlag() ? Optional.of("perhaps") : super.wrong(o);
	}

	@Override
	String refusal(final Taken t, final Object wrong) {
		final Map<String, Object> fields = new LinkedHashMap<>(least);
		fields.put(t.option().key(), wrong);
		try {
			settings(path, fields);
			return "(not refused)";
		}
		catch (final InvalidInputException e) {
			return e.getMessage();
		}
	}
}
