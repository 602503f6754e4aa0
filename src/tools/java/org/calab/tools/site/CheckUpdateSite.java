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
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges an update site's folder. */
@Command(name = "check-update-site", mixinStandardHelpOptions = true,
	description = "Checks the folder of a Fiji update site: each checksum, size and " +
		"timestamp, and that with Fiji's it holds each class that is needed, once. " +
		"Exit code 0 if all is well, 1 if not.")
public final class CheckUpdateSite implements Callable<Integer> {

	@Parameters(paramLabel = "FOLDER", description = "The site's folder.")
	private Path site;

	@Option(names = "--fiji", required = true, paramLabel = "FOLDER",
		description = "A Fiji, or what stands for one: the jars in it and below are " +
			"taken as installed.")
	private Path fiji;

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws IOException {
		if (!Files.isDirectory(fiji)) throw new NoSuchFileException(
			"The folder does not exist: " + fiji);
		final List<Path> jars = new ArrayList<>(SiteCheck.files(fiji));
		jars.removeIf(f -> !f.toString().endsWith(".jar"));
		final List<String> problems = SiteCheck.problems(site, jars);
		final PrintWriter out = spec.commandLine().getOut();
		problems.forEach(out::println);
		out.println(problems.isEmpty() ? site + " is sound" : problems.size() +
			" problems in " + site);
		return problems.isEmpty() ? 0 : 1;
	}

	public static void main(final String... args) {
		System.exit(BuildUpdateSite.run(new CheckUpdateSite(), new PrintWriter(
			System.out, true), new PrintWriter(System.err, true), args));
	}
}
