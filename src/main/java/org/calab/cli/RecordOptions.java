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
package org.calab.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.calab.options.OptionList;
import org.calab.options.OptionSpec;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The options of records as options of the command line: {@code --max-iterations} for
 * the key {@code max_iterations}, with its help and its default.
 */
final class RecordOptions {

	/** A subcommand that takes the options of records. */
	interface Taker {

		/** @return the records, and of each the keys that are no options here */
		List<Use> records();
	}

	/**
	 * @param type an options record
	 * @param without keys that are no options of the subcommand
	 * @param when with which other option the record is used, for the help; empty: always
	 */
	record Use(Class<? extends Record> type, List<String> without, String when) {

		static Use of(final Class<? extends Record> type,
			final String... without)
		{
			return new Use(type, List.of(without), "");
		}

		/** @param option for example {@code --method auto} */
		Use when(final String option) {
			return new Use(type, without, option);
		}
	}

	private RecordOptions() {}

	/** @return the option's name here */
	static String name(final String key) {
		return "--" + key.replace('_', '-');
	}

	/** Adds to a command and its subcommands the options of the records that they take. */
	static void addTo(final CommandLine line) {
		final CommandSpec spec = line.getCommandSpec();
		if (spec.userObject() instanceof Taker taker) {
			// several records may have the same option; it is given once
			final Map<String, List<Told>> told = new LinkedHashMap<>();
			for (final Use use : taker.records())
				for (final OptionSpec o : OptionList.of(use.type()).options())
					if (!use.without().contains(o.key()) && spec.findOption(name(o
						.key())) == null) told.computeIfAbsent(o.key(),
							k -> new ArrayList<>()).add(new Told(o, use.when()));
			told.values().forEach(all -> spec.addOption(option(all)));
		}
		line.getSubcommands().values().forEach(RecordOptions::addTo);
	}

	/** An option of a record, and when the record is used. */
	private record Told(OptionSpec option, String when) {}

	private static CommandLine.Model.OptionSpec option(final List<Told> all) {
		final OptionSpec o = all.get(0).option();
		final CommandLine.Model.OptionSpec.Builder option = CommandLine.Model.OptionSpec
			.builder(name(o.key())).description(help(all));
		if (o.isFlag()) {
			// said so that a flag that is on by default is not turned off by naming it
			option.type(boolean.class).negatable(all.stream().anyMatch(t -> t.option()
				.defaultText().equals("true"))).defaultValue(o.defaultText())
				.fallbackValue("true");
		}
		else if (o.type() == Boolean.class) option.type(Boolean.class).negatable(
			true).arity("0").fallbackValue("true");
		else option.type(String.class).arity("1").paramLabel(paramLabel(o));
		return option.build();
	}

	/** @return a line for each text: several records tell the same, or each its own */
	private static String[] help(final List<Told> all) {
		final Map<String, List<String>> when = new LinkedHashMap<>();
		all.forEach(t -> when.computeIfAbsent(help(t.option()).replace("%", "%%"),
			k -> new ArrayList<>()).add(t.when()));
		return when.entrySet().stream().map(e -> e.getValue().contains("") ? e
			.getKey() : "With " + String.join(", ", e.getValue()) + ": " + e.getKey())
			.toArray(String[]::new);
	}

	private static String help(final OptionSpec o) {
		return o.isFlag() || o.defaultText().isEmpty() ? o.help() : o.help() +
			" (default: " + o.defaultText() + ")";
	}

	private static String paramLabel(final OptionSpec o) {
		if (!o.unit().isEmpty()) return o.unit().toUpperCase(java.util.Locale.ROOT);
		if (o.type() == double.class) return "X";
		return o.type() == int.class || o.type() == long.class ? "N" : "NAME";
	}

	/**
	 * @param without keys whose options take their defaults, whatever was given
	 * @return the record as the command line says; what is not given takes its default
	 */
	static <R extends Record> R read(final CommandSpec spec,
		final Class<R> type, final String... without)
	{
		final List<String> left = List.of(without);
		return OptionList.of(type).read(key -> left.contains(key) ? null : value(spec,
			key));
	}

	/** @return of the options of a record those that were given, by key */
	static Map<String, Object> given(final CommandSpec spec,
		final Class<? extends Record> type)
	{
		final Map<String, Object> given = new LinkedHashMap<>();
		for (final OptionSpec o : OptionList.of(type).options())
			if (isGiven(spec, o.key())) given.put(o.key(), value(spec, o.key()));
		return given;
	}

	/** @return of the keys those whose options were given */
	static List<String> given(final CommandSpec spec, final String... keys) {
		final List<String> given = new ArrayList<>();
		for (final String key : keys)
			if (isGiven(spec, key)) given.add(name(key));
		return given;
	}

	static boolean isGiven(final CommandSpec spec, final String key) {
		final CommandLine.Model.OptionSpec option = spec.findOption(name(key));
		return option != null && spec.commandLine().getParseResult().matchedOptions()
			.contains(option);
	}

	private static Object value(final CommandSpec spec, final String key) {
		final CommandLine.Model.OptionSpec option = spec.findOption(name(key));
		return option == null ? null : option.getValue();
	}
}
