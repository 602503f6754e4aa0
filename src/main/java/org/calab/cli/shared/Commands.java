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

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.stream.Stream;

import org.calab.check.InvalidInputException;
import org.calab.simulation.ShortNames;
import org.calab.task.CancelledException;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * How each command of CaLab is run. Exit codes: 0, done; 1, failed, or in part; 2, wrong
 * usage: a command or option that does not exist or is missing, a value that the option
 * does not take, or options that exclude each other. Wrong usage is told as the option
 * that was given, what it must be and what it is, with where to find help.
 */
public final class Commands {

	private Commands() {}

	/**
	 * @param command a command of picocli
	 * @return it and its subcommands, with the options of the records that they take
	 */
	public static CommandLine line(final Object command) {
		final CommandLine line = new CommandLine(command)
			.setCaseInsensitiveEnumValuesAllowed(true);
		RecordOptions.addTo(line);
		return line;
	}

	/** @return the exit code; errors are told on {@code terminal}, in one line each */
	public static int run(final Object command, final Terminal terminal,
		final String... args)
	{
		final CommandLine line = line(command).setOut(terminal.out()).setErr(terminal
			.err());
		attach(line, terminal);
		line.setExecutionExceptionHandler((e, where, parsed) -> failed(e, where));
		line.setParameterExceptionHandler((e, parsed) -> misused(e));
		if (args.length == 0) {
			line.usage(terminal.err());
			return CommandLine.ExitCode.USAGE;
		}
		try {
			return line.execute(args);
		}
		catch (final OutOfMemoryError e) {
			terminal.err().println("calab: " + describe(e));
			return CommandLine.ExitCode.SOFTWARE;
		}
		finally {
			terminal.clear();
		}
	}

	private static void attach(final CommandLine line, final Terminal terminal) {
		line.getCommandSpec().mixins().values().forEach(m -> {
			if (m.userObject() instanceof ProgressArguments p) p.attach(terminal);
		});
		line.getSubcommands().values().forEach(s -> attach(s, terminal));
	}

	private static int failed(final Exception e, final CommandLine where) {
		final CommandSpec spec = where.getCommandSpec();
		if (e instanceof InvalidInputException invalid && invalid.input().flatMap(
			key -> option(key, spec)).isPresent()) return misused(
				new CommandLine.ParameterException(where, describe(e, spec)));
		where.getErr().println("calab: " + describe(e, spec));
		return CommandLine.ExitCode.SOFTWARE;
	}

	private static int misused(final CommandLine.ParameterException e) {
		// not the whole help, from which the error would scroll away
		final PrintWriter err = e.getCommandLine().getErr();
		final String name = e.getCommandLine().getCommandSpec().qualifiedName();
		err.println(name + ": " + e.getMessage());
		CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
		err.println("See " + name + " --help");
		return CommandLine.ExitCode.USAGE;
	}

	/** @return options that cannot be given like this, which is wrong usage */
	public static CommandLine.ParameterException misuse(final CommandSpec spec,
		final String message)
	{
		return new CommandLine.ParameterException(spec.commandLine(), message);
	}

	/** @return as {@link #describe(Throwable)}, with inputs by the names that they have here */
	public static String describe(final Throwable e, final CommandSpec spec) {
		return Notes.named(spec, e instanceof InvalidInputException invalid ? invalid
			.message(key -> option(key, spec).orElse(key)) : describe(e));
	}

	/** @return the name of the option that sets an input of the core */
	static Optional<String> option(final String key,
		final CommandSpec spec)
	{
		return Stream.of(key, ShortNames.of(key)).filter(k -> RecordOptions.isOption(
			spec, k)).map(RecordOptions::name).findFirst();
	}

	/** What went wrong, for a user; a fault of the program also says where. */
	private static String describe(final Throwable e) {
		if (e instanceof OutOfMemoryError) return "not enough memory: give more " +
			"with CALAB_JAVA_OPTS=-Xmx8g";
		final boolean expected = e instanceof IOException ||
			e instanceof InvalidInputException || e instanceof CancelledException ||
			e instanceof CommandLine.ParameterException;
		if (expected && e.getMessage() != null) return e.getMessage();
		return "unexpected " + e + (e.getStackTrace().length > 0 ? " at " + e
			.getStackTrace()[0] : "");
	}
}
