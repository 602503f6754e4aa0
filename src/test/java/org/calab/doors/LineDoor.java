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

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.calab.cli.CaLab;
import org.calab.cli.CommandLines;
import org.calab.options.OptionSpec;

import picocli.CommandLine.Model.CommandSpec;

/** The options of a subcommand. */
final class LineDoor extends Door {

	private final String sub;
	private final CommandSpec spec;
	private final List<String> arguments;
	private final Map<Class<? extends Record>, List<String>> needed =
		new LinkedHashMap<>();

	/** @param arguments without which the subcommand would not come as far as to its options */
	LineDoor(final String sub, final String... arguments) {
		super("calab " + sub);
		this.sub = sub;
		spec = CommandLines.all().getSubcommands().get(sub).getCommandSpec();
		this.arguments = List.of(arguments);
		adds("picocli's own", "help", "version");
	}

	/** Arguments without which the options of a record are not looked at. */
	LineDoor needs(final Class<? extends Record> record,
		final String... further)
	{
		needed.put(record, List.of(further));
		return this;
	}

	private static String option(final OptionSpec o) {
		return "--" + o.key().replace('_', '-');
	}

	@Override
	Set<String> names() {
		final Set<String> names = new TreeSet<>();
		spec.options().forEach(o -> names.add(o.longestName().replaceFirst("^--", "")
			.replace('-', '_')));
		return names;
	}

	@Override
	List<String> differences(final Taken t) {
		final OptionSpec o = t.option();
		final var option = spec.findOption(option(o));
		// help names other options as they are here: --tau-rise for tau_rise
		final String said = Pattern.compile("--([a-z]+(-[a-z]+)+)").matcher(String
			.join("\n", option.description()).replace("%%", "%")).replaceAll(
				m -> m.group(1).replace('-', '_'));
		final List<String> all = new ArrayList<>();
		if (!said.contains(o.help())) all.add("its help is \"" + said +
			"\", without \"" + o.help() + "\"");
		if (o.isFlag()) {
			if (o.defaultText().equals("true") && !option.negatable()) all.add(
				"it cannot be switched off");
		}
		else if (hasDefault(o) && !said.contains(o.help() +
			" (default: " + o.defaultText() + ")")) all.add("its help is \"" + said +
				"\", without the default " + o.defaultText());
		for (final String choice : o.choices())
			if (!o.isOptional() && !said.contains(choice)) all.add(
				"its help does not name the choice " + choice);
		return all;
	}

	/** A kernel has to be given, and what the page decides has no default here. */
	private static boolean hasDefault(final OptionSpec o) {
		return !List.of("", "default").contains(o.defaultText()) && !List.of(
			"tau_rise", "tau_decay").contains(o.key());
	}

	/** A flag without a default of its own takes no value. */
	@Override
	Optional<Object> wrong(final OptionSpec o) {
		return o.type() == Boolean.class ? Optional.empty() : super.wrong(o);
	}

	@Override
	String told(final OptionSpec o) {
		return option(o);
	}

	@Override
	String refusal(final Taken t, final Object wrong) {
		final List<String> all = new ArrayList<>(List.of(sub));
		all.addAll(arguments);
		needed.getOrDefault(t.record(), List.of()).stream().filter(a -> !a.startsWith(
			option(t.option()) + "=")).forEach(all::add);
		all.add(option(t.option()) + "=" + wrong);
		final StringWriter err = new StringWriter();
		final int code = CaLab.run(new PrintWriter(new StringWriter()),
			new PrintWriter(err, true), all.toArray(String[]::new));
		return code + " " + err;
	}
}
