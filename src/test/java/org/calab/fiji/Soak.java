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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.scijava.Context;

/**
 * Runs the commands over and over in one Java and prints what it holds, as a
 * table; ends with 1 if that grows. Started by {@code scripts/soak}; arguments:
 * how many commands, how many between two lines.
 */
public final class Soak {

	private Soak() {}

	public static void main(final String[] args) throws Exception {
		final int most = Integer.parseInt(args[0]), each = Integer.parseInt(args[1]);
		final Path folder = Files.createTempDirectory("calab-soak");
		final EveryCommand commands = new EveryCommand(folder, folder);
		final Context context = new Context();
		System.out.println("| commands | heap after GC (MB) | classes | threads | " +
			"open files | temporary files | failed |\n|---|---|---|---|---|---|---|");
		Resources first = null, now = null;
		int failed = 0, wrong = 0;
		for (int k = 0; k < most; k++) {
			if (commands.run(context, k) != null) failed++;
			if (commands.isWrong(k)) wrong++;
			if ((k + 1) % each != 0) continue;
			now = Resources.now();
			// what is loaded and pooled once is there after the first line
			if (first == null) first = now;
			System.out.println(String.format(Locale.ROOT,
				"| %d | %.1f | %d | %d | %d | %d | %d |", k + 1, now.heap() / 1048576.0,
				now.classes(), now.threads(), now.openFiles(), now.temporary(), failed));
		}
		context.dispose();
		final boolean grew = first != null && (now.exceeds(first) || now
			.temporary() > first.temporary());
		System.out.println(grew ? "GREW" : "flat");
		if (failed != wrong) System.out.println(failed + " commands failed; " +
			wrong + " should");
		System.exit(grew || failed != wrong ? 1 : 0);
	}
}
