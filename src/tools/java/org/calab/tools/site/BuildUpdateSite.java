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
package org.calab.tools.site;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.calab.check.InvalidInputException;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Releases the plugin into an update site's folder. */
@Command(name = "build-update-site", mixinStandardHelpOptions = true,
	description = "Puts a release into the folder of a Fiji update site.")
public final class BuildUpdateSite implements Callable<Integer> {

	@Option(names = "--into", required = true, paramLabel = "FOLDER",
		description = "The site's folder; made if missing, added to if not.")
	private Path site;

	@Option(names = "--plugin", required = true, paramLabel = "JAR",
		description = "What goes to Fiji's plugins.")
	private List<Path> plugins;

	@Option(names = "--snapshot", description = "A -SNAPSHOT version may be put " +
		"there, for a site of one's own; never on one that is published.")
	private boolean snapshot;

	@Option(names = "--timestamp", paramLabel = "TIME",
		description = "14 digits, year to second, of the release; default: now.")
	private Long timestamp;

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws IOException {
		final SiteRelease release = new SiteRelease(timestamp == null ? Timestamps
			.now() : timestamp);
		for (final Path plugin : plugins) {
			if (!snapshot) requireReleased(plugin);
			release.add("plugins", plugin);
		}
		Files.createDirectories(site);
		final List<String> changes = release.writeInto(site);
		final PrintWriter out = spec.commandLine().getOut();
		changes.forEach(out::println);
		out.println(changes.isEmpty() ? "Nothing changed in " + site
			: "Released into " + site);
		return CommandLine.ExitCode.OK;
	}

	private static void requireReleased(final Path jar) {
		if (jar.getFileName().toString().contains("-SNAPSHOT"))
			throw new InvalidInputException("A released version must be published, but " +
				jar.getFileName() + " is a snapshot. Set the version in pom.xml, or " +
				"add --snapshot for a site of your own.");
	}

	public static void main(final String... args) {
		System.exit(run(new BuildUpdateSite(), new PrintWriter(System.out, true),
			new PrintWriter(System.err, true), args));
	}

	/** @return the exit code: 0 done, 1 failed, 2 wrong usage */
	static int run(final Callable<Integer> command, final PrintWriter out,
		final PrintWriter err, final String... args)
	{
		final CommandLine line = new CommandLine(command).setOut(out).setErr(err);
		line.setExecutionExceptionHandler((e, c, parsed) -> {
			if (!(e instanceof IOException || e instanceof InvalidInputException))
				throw e;
			err.println(c.getCommandName() + ": " + e.getMessage());
			return CommandLine.ExitCode.SOFTWARE;
		});
		return line.execute(args);
	}
}
