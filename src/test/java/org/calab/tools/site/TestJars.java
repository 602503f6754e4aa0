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

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import javax.tools.ToolProvider;

/** Small jars for tests, with classes compiled on the spot. */
final class TestJars {

	private final Path folder;

	TestJars(final Path folder) {
		this.folder = folder;
	}

	/** @param entries name, content, name, content, ... in this order */
	static Path jar(final Path file, final String... entries)
		throws IOException
	{
		final Map<String, byte[]> contents = new LinkedHashMap<>();
		for (int i = 0; i < entries.length; i += 2)
			contents.put(entries[i], entries[i + 1].getBytes(StandardCharsets.UTF_8));
		return jar(file, contents);
	}

	private static Path jar(final Path file, final Map<String, byte[]> entries)
		throws IOException
	{
		Files.createDirectories(file.getParent());
		try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(
			file)))
		{
			for (final var e : entries.entrySet()) {
				out.putNextEntry(new JarEntry(e.getKey()));
				out.write(e.getValue());
			}
		}
		return file;
	}

	/**
	 * @param name the jar's file name
	 * @param className such as {@code p.A}; its source is the last argument
	 * @param libraries jars that it is compiled against
	 */
	Path compiled(final String name, final String className, final String source,
		final Path... libraries) throws IOException
	{
		final Path work = Files.createTempDirectory(folder, "compiled");
		final String path = className.replace('.', '/');
		final Path java = work.resolve(path + ".java");
		Files.createDirectories(java.getParent());
		Files.writeString(java, source);
		final int code = ToolProvider.getSystemJavaCompiler().run(null, null, null,
			"-proc:none", "-cp", String.join(File.pathSeparator, List.of(libraries).stream()
				.map(Path::toString).toList()), "-d", work.toString(), java.toString());
		if (code != 0) throw new AssertionError("does not compile: " + source);
		final Map<String, byte[]> entries = new LinkedHashMap<>();
		for (final Path file : SiteCheck.files(work)) {
			final String entry = work.relativize(file).toString().replace('\\', '/');
			if (entry.endsWith(".class")) entries.put(entry, read(file));
		}
		return jar(work.resolve(name), entries);
	}

	private static byte[] read(final Path file) {
		try {
			return Files.readAllBytes(file);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
