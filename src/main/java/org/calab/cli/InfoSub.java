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
package org.calab.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.calab.cli.shared.LoadArguments;
import org.calab.cli.shared.Notes;
import org.calab.cli.shared.RecordOptions;
import org.calab.loader.Loaded;
import org.calab.loader.MissingValues;
import org.calab.trace.TraceSet;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code calab info}: what is in a file of traces. */
@Command(name = "info", mixinStandardHelpOptions = true,
	description = "Prints the number of cells and frames, the rate, the duration and the range of a trace file.")
final class InfoSub implements Callable<Integer>, RecordOptions.Taker {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FILE",
		description = "Trace file, see calab convert --help")
	private Path file;

	@Mixin
	private LoadArguments load;

	@Override
	public List<RecordOptions.Use> records() {
		return List.of(LoadArguments.USE);
	}

	@Override
	public Integer call() throws Exception {
		final Loaded loaded = load.loaded(file, RecordOptions.isGiven(spec,
			"missing") ? load.options() : load.options().withMissing(
				MissingValues.KEEP));
		final TraceSet traces = loaded.traces();
		double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY;
		long missing = 0;
		for (int i = 0; i < traces.numCells(); i++) {
			for (int t = 0; t < traces.numTimepoints(); t++) {
				final double v = traces.value(i, t);
				if (!Double.isFinite(v)) missing++;
				else {
					low = Math.min(low, v);
					high = Math.max(high, v);
				}
			}
		}
		final PrintWriter out = spec.commandLine().getOut();
		out.println("file:      " + traces.origin());
		out.println("format:    " + loaded.source());
		out.println("cells:     " + traces.numCells());
		out.println("frames:    " + traces.numTimepoints());
		out.println("rate:      " + (traces.rate().isKnown() ? traces.rate()
			: "unknown: give it as --fs HZ to the other subcommands"));
		if (traces.rate().isKnown()) out.println("duration:  " + new BigDecimal(traces
			.numTimepoints() / traces.rate().hz()).round(new MathContext(6)).doubleValue() +
			" s");
		out.println("range:     " + (low <= high ? String.format(Locale.ROOT,
			"%.6g to %.6g", low, high) : "no finite value"));
		out.println("NaN or infinite: " + missing + " values");
		loaded.notes().forEach(n -> out.println("note:      " + Notes.named(spec, n)));
		return 0;
	}
}
