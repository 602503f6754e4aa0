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
package org.calab.fiji;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * What a Java process holds at a moment.
 *
 * @param heap bytes in use after a full collection
 * @param classes loaded
 * @param threads alive
 * @param openFiles of the process; 0 where it cannot be asked (not on Linux)
 * @param temporary files and folders of CaLab's in the folder for temporary files,
 *          which others use too
 */
public record Resources(long heap, int classes, int threads, int openFiles,
	int temporary)
{

	private static final String OURS = "calab";

	public static Resources now() {
		for (int i = 0; i < 3; i++)
			System.gc();
		final Runtime r = Runtime.getRuntime();
		return new Resources(r.totalMemory() - r.freeMemory(), ManagementFactory
			.getClassLoadingMXBean().getLoadedClassCount(), ManagementFactory
				.getThreadMXBean().getThreadCount(), count("/proc/self/fd"), count(
					System.getProperty("java.io.tmpdir"), OURS));
	}

	private static int count(final String folder) {
		return count(folder, "");
	}

	private static int count(final String folder, final String start) {
		final String[] names = new File(folder).list((f, name) -> name.toLowerCase(
			Locale.ROOT).startsWith(start));
		return names == null ? 0 : names.length;
	}

	/**
	 * @param earlier after everything was used once
	 * @return whether this is more than was held then, beyond a few pools and caches;
	 *         temporary files are not looked at
	 */
	public boolean exceeds(final Resources earlier) {
		return heap > 1.2 * earlier.heap + (8 << 20) || classes > earlier.classes +
			500 || threads > earlier.threads + 16 || openFiles > earlier.openFiles +
				8;
	}
}
