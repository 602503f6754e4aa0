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

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

import org.calab.Version;
import org.calab.cli.shared.Commands;
import org.calab.cli.shared.Terminal;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/**
 * The command line of CaLab for Fiji. Exit codes: 0, done; 1, failed, or in part; 2,
 * wrong usage, which a value is too that an option does not take. See {@link Commands}.
 */
@Command(name = "calab", mixinStandardHelpOptions = true,
	versionProvider = CaLab.Versions.class,
	description = "From a calcium-imaging movie to inferred activity.",
	footer = "Options of a command: calab COMMAND --help",
	subcommands = { FindCellsSub.class, ExtractSub.class, RoisSub.class, DeconvolveSub.class,
		SpikesSub.class, KernelSub.class, CaDeconSub.class, BatchSub.class, ConvertSub.class,
		InfoSub.class, MarkSub.class, FilterSub.class, AlignSub.class, CorrelationsSub.class,
		ExportSub.class, MethodsSub.class, SimulateSub.class, SimulateMovieSub.class, TuneSub.class,
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
		System.exit(Commands.run(new CaLab(), Terminal.ofSystem(), withPage(args)));
	}

	/** @return the exit code; errors are told on {@code err}, in one line each */
	public static int run(final PrintWriter out, final PrintWriter err,
		final String... args)
	{
		return Commands.run(new CaLab(), Terminal.of(out, err), withPage(args));
	}

	/** @return the command of picocli, with all options of its subcommands */
	public static CommandLine commandLine() {
		return Commands.line(new CaLab());
	}

	/** {@code cadecon --browser} is a command of its own: the page has other options than the loop here. */
	private static String[] withPage(final String... args) {
		final List<String> words = new ArrayList<>(List.of(args));
		if (words.indexOf("cadecon") == 0 && words.remove("--browser")) words.set(0,
			"cadecon-browser");
		return words.toArray(String[]::new);
	}
}
