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
package org.calab.fiji.imagej1;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

/** A screen that nobody sees, by Xvfb. */
final class VirtualDisplay implements Closeable {

	private final Process server;
	private final String name;

	/** Skips the test where Xvfb is not installed. */
	VirtualDisplay() throws IOException {
		Assumptions.assumeTrue(Stream.of(System.getenv("PATH").split(
			File.pathSeparator)).anyMatch(p -> Files.isExecutable(Path.of(p, "Xvfb"))),
			"Xvfb is not installed");
		server = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0",
			"1280x900x24", "-nolisten", "tcp").redirectError(
				ProcessBuilder.Redirect.DISCARD).start();
		final String number = new BufferedReader(new InputStreamReader(server
			.getInputStream(), StandardCharsets.US_ASCII)).readLine();
		if (number == null) throw new IOException("Xvfb did not start");
		name = ":" + number;
	}

	/** @return the value of {@code DISPLAY} */
	String name() {
		return name;
	}

	@Override
	public void close() {
		server.destroy();
	}
}
