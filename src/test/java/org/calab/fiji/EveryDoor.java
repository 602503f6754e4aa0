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

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import org.calab.cli.CaLab;
import org.scijava.Context;

/**
 * Runs the commands and the command line once in a Java of its own, whose
 * language, encoding and folder a test chooses. Arguments: the folder of the
 * movie, the folder for what is written.
 */
public final class EveryDoor {

	private EveryDoor() {}

	public static void main(final String[] args) throws Exception {
		final Path in = Path.of(args[0]), out = Files.createDirectories(Path.of(
			args[1]));
		final EveryCommand commands = new EveryCommand(in, out);
		final Context context = new Context();
		for (int k = 0; k < commands.size(); k++) {
			final Throwable e = commands.run(context, k);
			if (e != null != commands.isWrong(k)) throw new IllegalStateException(
				commands.name(k), e);
		}
		context.dispose();
		cli("simulate", "--preset", "gcamp6f", "--cells", "3", "--frames", "300",
			"-o", out + "/cli-s");
		cli("extract", in + "/movie.tif", "--rois", in + "/movie_RoiSet.zip",
			"--neuropil", "--neuropil-factor", "0.7", "-o", out + "/cli-t");
		cli("rois", in + "/movie_RoiSet.zip", "-o", out + "/cli-stat");
		cli("deconvolve", out + "/cli-s", "--tau-rise", "0.1", "--tau-decay", "0.6",
			"--lambda", "0.05", "--full", "--figure", "-o", out + "/cli-a.npy");
		cli("spikes", out + "/cli-s", "--tau-rise", "0.1", "--tau-decay", "0.6",
			"--upsample-target", "60", "-o", out + "/cli-i.npy");
		cli("convert", out + "/cli-t.csv", "-o", out + "/cli-c");
		cli("info", out + "/cli-c.npy");
	}

	private static void cli(final String... args) {
		final PrintWriter log = new PrintWriter(System.out, true);
		final int code = CaLab.run(log, log, args);
		if (code != 0) throw new IllegalStateException("exit code " + code + " of " +
			String.join(" ", args));
	}
}
