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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.calab.Sample;
import org.calab.io.npy.Npy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code calab batch} on a folder with one whole movie, and some that are not. */
class BatchSubTest {

	@TempDir
	Path folder;

	private String out, err;

	@BeforeEach
	void recordings() throws IOException {
		Sample.write(Files.createDirectory(folder.resolve("in")));
	}

	private int run(final String line) {
		final StringWriter o = new StringWriter(), e = new StringWriter();
		final int code = CaLab.run(new PrintWriter(o, true), new PrintWriter(e,
			true), Arrays.stream(line.split(" ")).map(w -> w.replace("DIR", folder
				.toString())).toArray(String[]::new));
		out = o.toString();
		err = e.toString();
		return code;
	}

	@Test
	void thePlanComesFirst() {
		assertEquals(0, run("batch DIR/in -o DIR/out --dry-run --fs 25"), () -> err);
		assertTrue(out.contains("movie: movie.tif + movie_RoiSet.zip") && out
			.contains("\"fs_hz\": 25.0") && out.contains("\"method\": \"auto\""), out);
		assertFalse(Files.exists(folder.resolve("out")), "nothing is made");
	}

	@Test
	void whatIsPrintedCanBeGivenAgain() throws IOException {
		assertEquals(0, run(
			"batch DIR/in -o DIR/a --method deconvolve --kernel gcamp6f --lambda 0.1 --neuropil 0.5 --min-neuropil-pixels 100 --figures --threads 1"),
			() -> err);
		assertEquals(0, run(
			"batch DIR/in -o DIR/b --settings DIR/a/batch_settings.json"),
			() -> err);
		assertEquals(Files.readString(folder.resolve("a/batch_settings.json")),
			Files.readString(folder.resolve("b/batch_settings.json")));
		assertArrayEquals(Npy.read(folder.resolve("a/movie.npy")), Npy.read(folder
			.resolve("b/movie.npy")));
		assertTrue(Files.exists(folder.resolve("b/movie_raster.png")));
		// and it is what the two commands give, one after the other
		run(
			"extract DIR/in/movie.tif --rois DIR/in/movie_RoiSet.zip --neuropil 0.5 --min-neuropil-pixels 100 -o DIR/t");
		run("deconvolve DIR/t --kernel gcamp6f --lambda 0.1 -o DIR/d");
		assertArrayEquals(Npy.read(folder.resolve("d.npy")), Npy.read(folder.resolve(
			"a/movie.npy")));
		assertEquals(1, run(
			"batch DIR/in -o DIR/b --settings DIR/a/batch_settings.json --fs 3"));
		assertTrue(err.contains("--fs cannot be given with --settings"), err);
	}

	@Test
	void failuresAreListedAndTheRestIsDone() throws IOException {
		Files.write(folder.resolve("in/broken.tif"), Arrays.copyOf(Files
			.readAllBytes(folder.resolve("in/movie.tif")), 3000));
		Files.copy(folder.resolve("in/movie_RoiSet.zip"), folder.resolve(
			"in/broken.zip"));
		Files.copy(folder.resolve("in/movie.tif"), folder.resolve("in/lonely.tif"));
		assertEquals(1, run("batch DIR/in -o DIR/out --method spikes --kernel gcamp6f"));
		assertTrue(out.contains("movie: done"), out);
		assertTrue(err.contains("2 of 3 failed") && err.contains("broken: ") && err
			.contains("lonely: no regions"), err);
		assertTrue(Files.readString(folder.resolve("out/batch_summary.csv"))
			.startsWith("recording,cell,peak_snr,spikes,"));
		assertEquals(1, run("batch DIR/in -o DIR/out --dry-run"), "a problem");
		assertEquals(0, run(
			"batch DIR/in -o DIR/out --method spikes --kernel gcamp6f --filter movie*"),
			() -> err);
		assertTrue(out.contains("movie: done earlier"), out);
		assertEquals(1, run(
			"batch DIR/in -o DIR/out --method spikes --kernel gcamp6s --filter movie*"));
		assertTrue(err.contains("analysis.tau_rise_s was 0.1 and is 0.4"), err);
		assertEquals(0, run(
			"batch DIR/in -o DIR/out --method spikes --kernel gcamp6s --filter movie* --overwrite"),
			() -> err);
	}

	@Test
	void tracesByEveryMethod() throws IOException {
		for (final String method : new String[] { "auto", "cadecon", "traces" })
			assertEquals(0, run("batch DIR/in -o DIR/" + method +
				" --inputs traces --method " + method), () -> err);
		assertEquals(Sample.CELLS, Npy.read(folder.resolve(
			"auto/movie_traces.npy")).length);
		assertTrue(Files.exists(folder.resolve(
			"cadecon/movie_traces_results.json")));
		assertTrue(Files.exists(folder.resolve("traces/movie_traces_traces.csv")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"--method magic|analysis.method is \"magic\"",
		"--method deconvolve|analysis.tau_rise_s is missing",
		"--method auto --solver fft|analysis.solver is not",
		"--method traces --lambda 1|takes no option of an analysis",
		"--method deconvolve --kernel gcamp6f --params x.json|either --params",
		"--threads 0|threads is 0", "--inputs pictures|--inputs is \"pictures\"",
		"--rois DIR/none.zip|File not found", "--filter *.avi|No recording was found in",
		"--settings DIR/none.json|none.json", "--fs -1|--fs is -1" })
	void wrongUsageIsTold(final String options, final String message) {
		assertEquals(1, run("batch DIR/in -o DIR/out " + options), out);
		assertTrue(err.contains(message), err);
		assertFalse(Files.exists(folder.resolve("out/movie.npy")));
	}

	@Test
	void anExportIsASetting() throws IOException {
		Files.writeString(folder.resolve("p.json"),
			"{\"parameters\": {\"tau_rise_s\": 0.05, \"tau_decay_s\": 0.5, \"lambda\": 0.2, \"sampling_rate_hz\": 20, \"filter_enabled\": true}}");
		assertEquals(0, run(
			"batch DIR/in -o DIR/out --dry-run --method deconvolve --params DIR/p.json"),
			() -> err);
		assertTrue(out.contains("\"tau_decay_s\": 0.5") && out.contains(
			"\"lambda\": 0.2") && out.contains("\"filter\": true"), out);
	}
}
