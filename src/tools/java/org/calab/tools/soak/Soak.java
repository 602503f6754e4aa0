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
package org.calab.tools.soak;

import net.imagej.patcher.LegacyInjector;

import ij.IJ;
import ij.macro.Interpreter;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntPredicate;

import org.calab.fiji.EveryCommand;
import org.calab.fiji.PlainImageJ;
import org.calab.fiji.Resources;
import org.scijava.Context;

/**
 * Runs the commands over and over in one Java and prints what it holds, as a
 * table; ends with 1 if that grows. Started by {@code scripts/soak}; arguments:
 * how many commands, how many between two lines, and {@code macros}, if they
 * are to be the macros of a plain ImageJ and not SciJava's modules.
 */
public final class Soak {

	private Soak() {}

	public static void main(final String[] args) throws Exception {
		final int most = Integer.parseInt(args[0]), each = Integer.parseInt(args[1]);
		final Path folder = Files.createTempDirectory("calab-soak");
		final EveryCommand commands = new EveryCommand(folder, folder);
		final PrintStream table = System.out;
		// ImageJ's log goes there when it has no window
		System.setOut(new PrintStream(OutputStream.nullOutputStream()));
		final IntPredicate runs = args.length > 2 ? macros(commands, folder)
			: modules(commands);
		table.println("| commands | heap after GC (MB) | classes | threads | " +
			"open files | temporary files | failed |\n|---|---|---|---|---|---|---|");
		Resources first = null, now = null;
		int failed = 0, wrong = 0;
		for (int k = 0; k < most; k++) {
			if (!runs.test(k)) failed++;
			if (commands.isWrong(k)) wrong++;
			if ((k + 1) % each != 0) continue;
			now = Resources.now();
			// what is loaded and pooled once is there after two rounds
			if (first == null && k >= 2 * commands.size()) first = now;
			table.println(String.format(Locale.ROOT,
				"| %d | %.1f | %d | %d | %d | %d | %d |", k + 1, now.heap() / 1048576.0,
				now.classes(), now.threads(), now.openFiles(), now.temporary(), failed));
		}
		final boolean grew = first != null && (now.exceeds(first) || now
			.temporary() > first.temporary());
		table.println(grew ? "GREW" : "flat");
		if (failed != wrong) table.println(failed + " commands failed; " + wrong +
			" should");
		System.exit(grew || failed != wrong ? 1 : 0);
	}

	/** In a SciJava context of their own. */
	private static IntPredicate modules(final EveryCommand commands) {
		final Context context = new Context();
		return k -> commands.run(context, k) == null;
	}

	/** In an ImageJ 1.x without a window, as its {@code -batch} runs them. */
	private static IntPredicate macros(final EveryCommand commands,
		final Path folder) throws Exception
	{
		System.setProperty("plugins.dir", PlainImageJ.menu(folder).toString());
		Interpreter.batchMode = true;
		return k -> "end".equals(IJ.runMacro(commands.macro(k) +
			"return \"end\";"));
	}

	static {
		// before ImageJ's classes are loaded, which it makes headless
		LegacyInjector.preinit();
	}
}
