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

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

import org.calab.check.InvalidInputException;
import org.calab.Version;
import org.calab.task.CancelledException;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;

/** The command line of CaLab for Fiji. Exit codes: 0 done, 1 failed, 2 wrong usage. */
@Command(name = "calab", mixinStandardHelpOptions = true,
	versionProvider = CaLab.Versions.class,
	description = "From a calcium-imaging movie to inferred activity.",
	footer = "The options of one: calab COMMAND --help",
	subcommands = { ExtractSub.class, DeconvolveSub.class, SpikesSub.class, KernelSub.class, CaDeconSub.class, BatchSub.class,
		ConvertSub.class, InfoSub.class,
		SimulateSub.class, SimulateMovieSub.class, TuneSub.class,
		CaDeconBrowserSub.class })
public final class CaLab {

	private CaLab() {}

	/** What {@code --version} prints. */
	static final class Versions implements IVersionProvider {

		@Override
		public String[] getVersion() {
			return new String[] { Version.generator() };
		}
	}

	public static void main(final String... args) {
		System.exit(run(new PrintWriter(System.out, true), new PrintWriter(
			System.err, true), args));
	}

	/** @return the exit code; errors are told on {@code err}, in one line each */
	public static int run(final PrintWriter out, final PrintWriter err,
		final String... args)
	{
		return execute(new CaLab(), out, err, withPage(args));
	}

	/** As {@link #run}, of another command in the place of {@code calab}. */
	public static int execute(final Object command, final PrintWriter out,
		final PrintWriter err, final String... args)
	{
		final CommandLine line = new CommandLine(command).setOut(out).setErr(err)
			.setCaseInsensitiveEnumValuesAllowed(true);
		RecordOptions.addTo(line);
		line.setExecutionExceptionHandler((e, where, parsed) -> {
			err.println("calab: " + describe(e, where.getCommandSpec()));
			return CommandLine.ExitCode.SOFTWARE;
		});
		line.setParameterExceptionHandler((e, parsed) -> {
			// not the whole help, from which the error would scroll away
			final String name = e.getCommandLine().getCommandSpec().qualifiedName();
			err.println(name + ": " + e.getMessage());
			CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
			err.println("See " + name + " --help");
			return CommandLine.ExitCode.USAGE;
		});
		if (args.length == 0) {
			line.usage(err);
			return CommandLine.ExitCode.USAGE;
		}
		try {
			return line.execute(args);
		}
		catch (final OutOfMemoryError e) {
			err.println("calab: " + describe(e));
			return CommandLine.ExitCode.SOFTWARE;
		}
	}

	/** {@code cadecon --browser} is a command of its own: the page has other options than the loop here. */
	private static String[] withPage(final String... args) {
		final List<String> words = new ArrayList<>(List.of(args));
		if (words.indexOf("cadecon") == 0 && words.remove("--browser")) words.set(0,
			"cadecon-browser");
		return words.toArray(String[]::new);
	}

	/** As {@link #describe(Throwable)}, with inputs by the names that they have here. */
	private static String describe(final Throwable e, final CommandSpec spec) {
		return e instanceof InvalidInputException invalid ? invalid.message(
			key -> spec.findOption(RecordOptions.name(key)) == null ? key
				: RecordOptions.name(key)) : describe(e);
	}

	/** What went wrong, for a user; a fault of the program also says where. */
	static String describe(final Throwable e) {
		if (e instanceof OutOfMemoryError) return "not enough memory: give more " +
			"with CALAB_JAVA_OPTS=-Xmx8g";
		final boolean expected = e instanceof IOException ||
			e instanceof InvalidInputException || e instanceof CancelledException;
		if (expected && e.getMessage() != null) return e.getMessage();
		return "unexpected " + e + (e.getStackTrace().length > 0 ? " at " + e
			.getStackTrace()[0] : "");
	}
}
