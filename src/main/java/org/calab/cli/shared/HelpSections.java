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

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** {@code --help}: a short synopsis, and the options under headings, the most needed first. */
final class HelpSections {

	/** Options under one heading; as shown, which need not be those that are parsed. */
	record Section(String heading, List<OptionSpec> options) {}

	private HelpSections() {}

	/** @param own the options that the command declares itself; they come first */
	static void set(final CommandSpec spec, final List<OptionSpec> own,
		final List<Section> others)
	{
		if (!spec.subcommands().isEmpty()) return; // its help lists these
		// the help is rendered for a command, also of options that are only shown
		others.forEach(s -> s.options().forEach(CommandSpec.create()::addOption));
		if (spec.usageMessage().customSynopsis().length == 0) spec.usageMessage()
			.customSynopsis(synopsis(spec));
		spec.usageMessage().sectionMap().put(
			UsageMessageSpec.SECTION_KEY_DESCRIPTION, h -> wrap(spec.usageMessage()
				.description(), spec.usageMessage().width()));
		final List<OptionSpec> help = own.stream().filter(o -> o.usageHelp() || o
			.versionHelp()).toList();
		final List<Section> all = new ArrayList<>();
		all.add(new Section("Options", Stream.concat(own.stream().filter(
			OptionSpec::required), own.stream().filter(o -> !o.required() && !help
				.contains(o))).toList()));
		all.addAll(others);
		all.add(new Section("Help", help));
		all.removeIf(s -> s.options().isEmpty());
		spec.usageMessage().sectionMap().put(
			UsageMessageSpec.SECTION_KEY_OPTION_LIST, h -> text(h, spec, all));
	}

	private static String synopsis(final CommandSpec spec) {
		final StringBuilder text = new StringBuilder(spec.qualifiedName());
		spec.positionalParameters().forEach(p -> text.append(' ').append(p
			.paramLabel()).append(p.arity().max() > 1 ? "..." : ""));
		spec.options().stream().filter(OptionSpec::required).forEach(o -> text.append(
			' ').append(o.shortestName()).append(' ').append(o.paramLabel()));
		return text.append(" [OPTIONS]").toString();
	}

	/** Between words only: picocli also breaks lines within the name of a file. */
	private static String wrap(final String[] paragraphs, final int width) {
		final StringBuilder text = new StringBuilder();
		for (final String paragraph : paragraphs) {
			int column = 0;
			for (final String word : paragraph.split(" ")) {
				final boolean fits = column + 1 + word.length() < width;
				if (column > 0) text.append(fits ? " " : System.lineSeparator());
				column = (column > 0 && fits ? column + 1 : 0) + word.length();
				text.append(word);
			}
			text.append(System.lineSeparator());
		}
		return text.toString();
	}

	private static String text(final Help help, final CommandSpec spec,
		final List<Section> sections)
	{
		final List<OptionSpec> shown = sections.stream().flatMap(s -> s.options()
			.stream()).toList();
		final StringBuilder text = new StringBuilder();
		for (final Section section : sections) {
			final Help.Layout layout = help.createDefaultLayout(shown, spec
				.positionalParameters(), help.colorScheme());
			layout.addAllOptions(section.options(), help
				.createDefaultParamLabelRenderer());
			text.append(String.format("%n%s:%n", section.heading())).append(layout);
		}
		return text.toString();
	}
}
