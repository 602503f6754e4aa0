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
package org.calab.guide;

import java.nio.file.Files;
import java.nio.file.Path;

import org.calab.fiji.PlainImageJ;

/** One real ImageJ for the macros of all pages; each page finds nothing open. */
final class SharedImageJ implements AutoCloseable {

	private static final String CLOSE_ALL =
		"run(\"Close Traces...\", \"traces=[]\"); close(\"*\");";

	private final Path folder;
	private PlainImageJ.Session session;
	private Object page;

	/** @param folder gets ImageJ's own files */
	SharedImageJ(final Path folder) {
		this.folder = folder;
	}

	/** @param of whose macro it is: another one than before begins with nothing open */
	void run(final Object of, final String macro) throws Exception {
		if (session == null || !session.isAlive()) {
			close();
			session = new PlainImageJ.Session(Files.createTempDirectory(Files
				.createDirectories(folder), "imagej"));
		}
		else if (of != page) session.run(CLOSE_ALL);
		page = of;
		session.run(macro);
	}

	@Override
	public void close() throws Exception {
		if (session != null) session.close();
	}
}
