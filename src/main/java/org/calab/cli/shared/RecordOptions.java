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
package org.calab.cli.shared;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.calab.check.InvalidInputException;
import org.calab.options.OptionList;
import org.calab.options.OptionSpec;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The options of records as options of the command line: {@code --max-iterations} for
 * the key {@code max_iterations}, with its help and its default.
 */
public final class RecordOptions {

	/** A command that takes the options of records. */
	public interface Taker {

		/** @return the records, in the order of {@code --help} */
		List<Use> records();
	}

	/**
	 * @param heading of these options in {@code --help}
	 * @param type an options record
	 * @param without keys that are no options of the command
	 */
	public record Use(String heading, Class<? extends Record> type,
		List<String> without)
	{

		public static Use of(final String heading,
			final Class<? extends Record> type, final String... without)
		{
			return new Use(heading, type, List.of(without));
		}

		/** The record's options that are options of the command. */
		Stream<OptionSpec> options() {
			return OptionList.of(type).options().stream().filter(o -> !without
				.contains(o.key()));
		}
	}

	private RecordOptions() {}

	/** @return the option's name here */
	public static String name(final String key) {
		return "--" + key.replace('_', '-');
	}

	/** @return whether a command has an option for a key */
	static boolean isOption(final CommandSpec spec, final String key) {
		return spec.findOption(name(key)) != null;
	}

	/** Adds to a command and its subcommands the options of the records that they take. */
	static void addTo(final CommandLine line) {
		final CommandSpec spec = line.getCommandSpec();
		final List<Use> uses = uses(spec);
		final List<CommandLine.Model.OptionSpec> own = List.copyOf(spec.options());
		// several records may have the same option; it is given once
		uses.stream().flatMap(Use::options).filter(o -> !isOption(spec, o.key()))
			.map(OptionSpec::key).distinct().toList().forEach(key -> spec.addOption(
				option(key, spec)));
		final List<HelpSections.Section> sections = new ArrayList<>();
		uses.forEach(u -> sections.add(new HelpSections.Section(u.heading(), u
			.options().filter(o -> own.stream().noneMatch(mine -> List.of(mine.names())
				.contains(name(o.key())))).map(o -> option(o, isOnAnywhere(o.key(), uses),
					help(o, spec))).toList())));
		HelpSections.set(spec, own, sections);
		line.getSubcommands().values().forEach(RecordOptions::addTo);
	}

	private static List<Use> uses(final CommandSpec spec) {
		return spec.userObject() instanceof Taker taker ? taker.records() : List
			.of();
	}

	private static CommandLine.Model.OptionSpec option(final String key,
		final CommandSpec spec)
	{
		final List<OptionSpec> all = uses(spec).stream().flatMap(Use::options).filter(
			o -> o.key().equals(key)).toList();
		return option(all.get(0), isOnAnywhere(key, uses(spec)), all.stream().map(
			o -> help(o, spec)).distinct().toArray(String[]::new));
	}

	/** A flag that one of the records has on by default can be turned off. */
	private static boolean isOnAnywhere(final String key, final List<Use> uses) {
		return uses.stream().flatMap(Use::options).anyMatch(o -> o.key().equals(
			key) && (o.isFlag() ? o.defaultText().equals("true") : o
				.type() == Boolean.class));
	}

	private static CommandLine.Model.OptionSpec option(final OptionSpec o,
		final boolean isNegatable, final String... help)
	{
		final CommandLine.Model.OptionSpec.Builder option =
			CommandLine.Model.OptionSpec.builder(name(o.key())).description(Stream
				.of(help).map(h -> h.replace("%", "%%")).toArray(String[]::new));
		// without defaults here: what is not given takes the default of the record
		if (o.isFlag() || o.type() == Boolean.class) option.type(Boolean.class)
			.negatable(isNegatable).arity("0").fallbackValue("true");
		else option.type(String.class).arity("1").paramLabel(paramLabel(o));
		return option.build();
	}

	/** The help of an option, with other options by the names that they have here. */
	private static String help(final OptionSpec o, final CommandSpec spec) {
		String help = o.help();
		for (final Use use : uses(spec))
			for (final OptionSpec other : use.options().toList())
				if (other.key().contains("_")) help = help.replaceAll("\\b" + other
					.key() + "\\b", name(other.key()));
		final String usual = o.isFlag() ? o.defaultText().equals("true") ? "on" : ""
			: o.defaultText().replace("default", "");
		return usual.isEmpty() || GivenKernel.isTimeConstant(o.key()) ? help : help + " (default: " + usual + ")";
	}

	private static String paramLabel(final OptionSpec o) {
		if (!o.unit().isEmpty()) return o.unit().toUpperCase(Locale.ROOT);
		if (o.type() == double.class) return "X";
		if (o.type() == Path.class) return "FILE";
		if (o.type() == URI.class) return "URL";
		return o.type() == int.class || o.type() == long.class ? "N" : "NAME";
	}

	/**
	 * @param without keys whose options take their defaults, whatever was given
	 * @return the record as the command line says; what is not given takes its default
	 * @throws InvalidInputException naming an option that is not what it must be, or one
	 *           that has no effect since it is of a group that is not switched on
	 */
	public static <R extends Record> R read(final CommandSpec spec,
		final Class<R> type, final String... without)
	{
		final List<String> left = List.of(without);
		final OptionList<R> list = OptionList.of(type);
		final R record = list.read(key -> left.contains(key) ? null : value(spec, key)
			.orElse(null));
		for (final String key : given(spec, type).keySet()) {
			final Optional<String> group = list.switchOf(key).filter(g -> !Boolean.TRUE
				.equals(list.values(record).get(g)));
			if (group.isPresent() && !left.contains(key) && isOfOneRecord(spec, key))
				throw InvalidInputException.of(key, "has an effect only with " + name(
					group.get()) + ".");
		}
		return record;
	}

	private static boolean isOfOneRecord(final CommandSpec spec,
		final String key)
	{
		return uses(spec).stream().filter(u -> u.options().anyMatch(o -> o.key()
			.equals(key))).count() == 1;
	}

	/** @return of the options of a record those that were given, by key */
	public static Map<String, Object> given(final CommandSpec spec,
		final Class<? extends Record> type)
	{
		final Map<String, Object> given = new LinkedHashMap<>();
		for (final OptionSpec o : OptionList.of(type).options())
			value(spec, o.key()).ifPresent(v -> given.put(o.key(), v));
		return given;
	}

	/** @return the names of those of the keys whose options were given */
	public static List<String> given(final CommandSpec spec,
		final String... keys)
	{
		return Stream.of(keys).filter(key -> isGiven(spec, key)).map(
			RecordOptions::name).toList();
	}

	public static boolean isGiven(final CommandSpec spec, final String key) {
		final CommandLine.Model.OptionSpec option = spec.findOption(name(key));
		return option != null && spec.commandLine().getParseResult()
			.matchedOptions().contains(option);
	}

	private static Optional<Object> value(final CommandSpec spec,
		final String key)
	{
		return isGiven(spec, key) ? Optional.ofNullable(spec.findOption(name(key))
			.getValue()) : Optional.empty();
	}
}
