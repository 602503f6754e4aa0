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
			.contains("\"fs\": 25.0") && out.contains("\"method\": \"auto\""), out);
		assertFalse(Files.exists(folder.resolve("out")), "nothing is made");
	}

	@Test
	void whatIsPrintedCanBeGivenAgain() throws IOException {
		assertEquals(0, run(
			"batch DIR/in -o DIR/a --method deconvolve --kernel gcamp6f --lambda 0.1 --neuropil --neuropil-factor 0.5 --min-neuropil-pixels 100 --figures --threads 1"),
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
			"extract DIR/in/movie.tif --rois DIR/in/movie_RoiSet.zip --neuropil --neuropil-factor 0.5 --min-neuropil-pixels 100 -o DIR/t");
		run("deconvolve DIR/t --kernel gcamp6f --lambda 0.1 -o DIR/d");
		assertArrayEquals(Npy.read(folder.resolve("d.npy")), Npy.read(folder.resolve(
			"a/movie.npy")));
		assertEquals(2, run(
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
			.startsWith("recording,cell,state,snr,spikes,"));
		assertEquals(1, run("batch DIR/in -o DIR/out --dry-run"), "a problem");
		assertEquals(0, run(
			"batch DIR/in -o DIR/out --method spikes --kernel gcamp6f --pattern movie*"),
			() -> err);
		assertTrue(out.contains("movie: done earlier"), out);
		assertEquals(1, run(
			"batch DIR/in -o DIR/out --method spikes --kernel gcamp6s --pattern movie*"));
		assertTrue(err.contains("analysis.tau_rise was 0.1 and is 0.4"), err);
		assertEquals(0, run(
			"batch DIR/in -o DIR/out --method spikes --kernel gcamp6s --pattern movie* --overwrite"),
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
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
		"--method magic|2|--method must be one of auto, deconvolve, posterior, spikes, cadecon, cascade, traces, but is \"magic\".",
		"--method deconvolve|2|The kernel is missing: give --tau-rise and --tau-decay",
		"--method deconvolve --tau-rise 0.1|2|--tau-rise is only half of the kernel",
		"--method deconvolve --tau-rise -1 --tau-decay 0.6|2|batch: --tau-rise must be a number greater than 0 s, but is -1.",
		"--method deconvolve --kernel gcamp6f --lambda -1|2|batch: --lambda must be a number of at least 0, or auto, but is -1.",
		"--method deconvolve --kernel gcamp9|2|--kernel must be tau",
		"--method cadecon --max-iterations 0|2|batch: --max-iterations must be a whole number from 1 to 200, but is 0.",
		"--method auto --solver fista --patience 2|2|--solver, --patience have no effect with --method auto.",
		"--tau-rise 0.1|2|--tau-rise has no effect with --method auto unless --fixed-kernel is given.",
		"--kernel gcamp6f|2|--kernel has no effect with --method auto unless --fixed-kernel is given.",
		"--fixed-kernel|2|The kernel is missing",
		"--method traces --lambda 1|2|--lambda has no effect with --method traces.",
		"--method spikes --kernel gcamp6f --params x.json|2|--params has no effect with --method spikes.",
		"--method deconvolve --kernel gcamp6f --params x.json|2|--kernel cannot be given with --params, which has it.",
		"--threads 0|2|--threads must be a whole number of at least 1, but is 0.",
		"--inputs pictures|2|--inputs must be one of auto, movies, traces, but is \"pictures\".",
		"--dff-window 3|2|--dff-window has an effect only with --dff.",
		"--rois DIR/none.zip|1|File not found",
		"--pattern *.avi|1|No recording was found in",
		"--settings DIR/none.json|1|none.json",
		"--fs -1|2|--fs must be a number greater than 0 Hz, but is -1." })
	void wrongUsageIsTold(final String options, final int code,
		final String message)
	{
		assertEquals(code, run("batch DIR/in -o DIR/out " + options), out + err);
		assertTrue(err.contains(message), err);
		assertFalse(Files.exists(folder.resolve("out/movie.npy")));
	}

	/** What is wrong in a file is named by its place there, and is no wrong usage. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
		"{\"analysis\": {\"method\": \"deconvolve\", \"tau_rise\": -1, \"tau_decay\": 0.6}}|s.json: analysis.tau_rise must be a number greater than 0 s, but is -1.",
		"{\"analysis\": {\"method\": \"deconvolve\", \"tau_decay\": 0.6}}|s.json: analysis.tau_rise is missing",
		"{\"analysis\": {\"method\": \"auto\", \"shift\": 3}}|s.json: analysis.shift must be a number from -1 to 1 s, but is 3.",
		"{\"fs\": -1}|s.json: fs must be" })
	void whatIsWrongInAFileIsNamedAsThere(final String settings,
		final String message) throws IOException
	{
		Files.writeString(folder.resolve("s.json"), settings);
		assertEquals(1, run("batch DIR/in -o DIR/out --settings DIR/s.json"), out);
		assertTrue(err.contains(message), err);
	}

	/** Filters are on in one method and off in another: each can be turned over. */
	@Test
	void flagsTakeTheDefaultOfTheMethod() {
		assertEquals(0, run("batch DIR/in -o DIR/out --dry-run --method cadecon"));
		assertTrue(out.contains("\"high_pass\": true"), out);
		assertEquals(0, run(
			"batch DIR/in -o DIR/out --dry-run --method cadecon --no-high-pass"));
		assertTrue(out.contains("\"high_pass\": false"), out);
		assertEquals(0, run(
			"batch DIR/in -o DIR/out --dry-run --method spikes --kernel gcamp6f"));
		assertTrue(out.contains("\"high_pass\": false"), out);
		assertEquals(0, run(
			"batch DIR/in -o DIR/out --dry-run --method spikes --kernel gcamp6f --high-pass"));
		assertTrue(out.contains("\"high_pass\": true"), out);
	}

	@Test
	void automaticInferenceTakesAFixedKernel() {
		assertEquals(0, run(
			"batch DIR/in -o DIR/out --dry-run --fixed-kernel --kernel gcamp6s"),
			() -> err);
		assertTrue(out.contains("\"tau_rise\": 0.4") && out.contains(
			"\"fixed_kernel\": true"), out);
	}

	@Test
	void anExportIsASetting() throws IOException {
		Files.writeString(folder.resolve("p.json"),
			"{\"parameters\": {\"tau_rise_s\": 0.05, \"tau_decay_s\": 0.5, \"lambda\": 0.2, \"sampling_rate_hz\": 20, \"filter_enabled\": true}}");
		assertEquals(0, run(
			"batch DIR/in -o DIR/out --dry-run --method deconvolve --params DIR/p.json"),
			() -> err);
		assertTrue(out.contains("\"tau_decay\": 0.5") && out.contains(
			"\"lambda\": 0.2") && out.contains("\"band_pass\": true"), out);
	}
}
