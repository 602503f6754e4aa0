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
package org.calab.fiji.help;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.scijava.plugin.Plugin;
import org.scijava.service.AbstractService;
import org.scijava.service.SciJavaService;
import org.scijava.service.Service;

/**
 * The guide as files that a browser can open without a network. The build renders it into
 * the jar; here it is written to a temporary folder, once per context. The files stay
 * there, since a browser may show them after the context has gone.
 */
@Plugin(type = Service.class)
public final class GuideFiles extends AbstractService implements
	SciJavaService
{

	private static final String PAGES = "/org/calab/guide/";

	private Path folder;

	/** @return the guide's first page, in a folder with all others */
	public synchronized Path firstPage() throws IOException {
		if (folder == null || !Files.isDirectory(folder)) folder = extract();
		return folder.resolve("index.html");
	}

	private static Path extract() throws IOException {
		final Path to = Files.createTempDirectory("calab-guide-");
		for (final String name : list().lines().toList()) {
			final Path file = to.resolve(name);
			Files.createDirectories(file.getParent());
			try (InputStream in = open(name)) {
				Files.copy(in, file);
			}
		}
		return to;
	}

	private static String list() throws IOException {
		try (InputStream in = open("files.txt")) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static InputStream open(final String name) throws IOException {
		final InputStream in = GuideFiles.class.getResourceAsStream(PAGES + name);
		if (in == null) throw new FileNotFoundException(
			"The guide is not in this build: " + PAGES + name);
		return in;
	}
}
