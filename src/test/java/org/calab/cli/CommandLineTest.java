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

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.calab.Correlation;
import org.calab.Sample;
import org.calab.SharedData;
import org.calab.io.Json;
import org.calab.io.npy.Npy;
import org.calab.loader.TraceFiles;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

	@TempDir
	Path folder;

	private String out, err;

	@BeforeEach
	void sample() throws IOException {
		Sample.write(folder);
	}

	private int run(final String line) {
		final StringWriter o = new StringWriter(), e = new StringWriter();
		final int code = CaLab.run(new PrintWriter(o, true), new PrintWriter(e,
			true), line.replace("DIR", folder.toString()).split(" "));
		out = o.toString();
		err = e.toString();
		return code;
	}

	@Test
	void movieToActivity() throws IOException {
		assertEquals(0, run(
			"extract DIR/movie.tif --rois DIR/movie_RoiSet.zip -o DIR/t"), () -> err);
		final TraceSet traces = TraceFiles.load(folder.resolve("t"));
		assertEquals(Sample.CELLS, traces.numCells());
		assertEquals(20, traces.rate().hz(), 1e-9, "from the frame interval");
		assertEquals("cell-01", traces.names().get(0));
		assertEquals(0, run(
			"deconvolve DIR/t --tau-rise 0.1 --tau-decay 0.6 --lambda 0.1 --full --figure -o DIR/a.npy"),
			() -> err);
		final double[][] activity = Npy.read(folder.resolve("a.npy"));
		assertEquals(Sample.CELLS, activity.length);
		assertEquals(Sample.FRAMES, activity[0].length);
		for (final String f : List.of("a_info.json", "a_fit.npy", "a_activity.csv",
			"a_cells.csv", "a.png", "a_raster.png"))
			assertTrue(Files.size(folder.resolve(f)) > 100, f);
		assertEquals(0, run("info DIR/t"));
		assertTrue(out.contains("16") && out.contains("20.0 Hz"), out);
		assertEquals(0, run("info DIR/a.npy --format npy"));
		assertTrue(out.contains("unknown: give it as --fs HZ"), out);
	}

	@Test
	void solversAgree() throws IOException {
		run("extract DIR/movie.tif --rois DIR/movie_RoiSet.zip -o DIR/t");
		for (final String solver : List.of("exact", "fft", "banded"))
			assertEquals(0, run(
				"deconvolve DIR/t.npy --tau-rise 0.1 --tau-decay 0.6 --lambda 0.1 --solver " +
					solver + " -o DIR/" + solver), () -> err);
		final double[][] a = Npy.read(folder.resolve("fft.npy")), b = Npy.read(
			folder.resolve("banded.npy"));
		for (int i = 0; i < a.length; i++)
			assertArrayEquals(a[i], b[i], 0.2, "2e-3 of the peak, cell " + i);
	}

	/** What goes wrong first with a new tool is told so that the next try goes right. */
	@Test
	void aFirstTryThatIsWrongIsToldInShort() {
		assertEquals(1, run("deconvolve DIR/traces -o DIR/a.npy"));
		assertTrue(err.contains("--auto"), err);
		assertEquals(2, run("deconvolve DIR/traces --auto"));
		assertTrue(err.startsWith("calab deconvolve: ") && err.contains("--output") && err
			.contains("See calab deconvolve --help"), err);
		assertEquals(2, err.lines().count(), err);
		assertEquals(2, run("deconvolv DIR/traces"));
		assertTrue(err.contains("calab deconvolve"), "the one that was meant: " + err);
	}

	/** Help lists options by name: each must be understood without the one that was declared before it. */
	@ParameterizedTest
	@ValueSource(strings = { "extract", "deconvolve", "spikes", "kernel",
		"cadecon", "batch", "convert", "info", "simulate", "simulate-movie",
		"tune" })
	void everyOptionSaysWhatItTakes(final String subcommand) {
		assertEquals(0, run(subcommand + " --help"), () -> err);
		assertFalse(out.contains("=<"), "an option without the name of its value: " +
			out);
		assertFalse(out.contains("of both") || out.contains("that follow"), out);
		assertFalse(out.lines().anyMatch(l -> l.matches(
			" +--\\S+ +(\\(?default: .*|above .*|of .*|for so many .*)")), out);
	}

	@Test
	void noNumberAtAll() throws IOException {
		run("extract DIR/movie.tif --rois DIR/movie_RoiSet.zip -o DIR/t");
		assertEquals(0, run(
			"deconvolve DIR/t --kernel GCaMP6f --lambda auto --full -o DIR/a"),
			() -> err);
		final String info = Files.readString(folder.resolve("a_info.json"));
		assertTrue(info.matches("(?s).*\"lambda\" ?: \"auto\".*") && info.matches(
			"(?s).*\"tau_decay_s\" ?: 0.6.*"), info);
		assertTrue(Files.readAllLines(folder.resolve("a_cells.csv")).get(0).contains(
			"lambda"));
	}

	@Test
	void automatic() throws IOException {
		for (final int seed : new int[] { 1, 2 })
			run("simulate --cells 3 --frames " + 600 * seed + " --seed " + seed +
				" -o DIR/s" + seed);
		assertEquals(0, run("deconvolve DIR/s1 --auto --full -o DIR/a"), () -> err);
		final String info = Files.readString(folder.resolve("a_info.json"));
		assertTrue(info.contains("standardised_noise") && info.contains(
			"tau_decay_s"), info);
		assertEquals(1, run(
			"deconvolve DIR/s1.npy DIR/s2.npy DIR/none.npy --auto --pool -o DIR/pool"));
		assertTrue(err.contains("1 of 3 failed"), err);
		assertEquals(600, Npy.read(folder.resolve("pool/s1.npy"))[0].length);
		assertEquals(1200, Npy.read(folder.resolve("pool/s2.npy"))[2].length);
		final String decay = ".*tau_decay (\\S+) s.*";
		assertEquals(out.lines().findFirst().orElseThrow().replaceFirst(decay, "$1"),
			out.lines().skip(1).findFirst().orElseThrow().replaceFirst(decay, "$1"),
			"one data set, one kernel");
	}

	@Test
	void simulatedTracesToSpikes() throws IOException {
		assertEquals(0, run(
			"simulate --cells 3 --frames 900 --seed 5 -o DIR/sim"), () -> err);
		assertEquals(0, run(
			"spikes DIR/sim --tau-rise 0.1 --tau-decay 0.6 --full --figure -o DIR/s.npy"),
			() -> err);
		final double[][] truth = Npy.read(folder.resolve("sim_spikes.npy")), found =
			Npy.read(folder.resolve("s.npy"));
		for (int i = 0; i < truth.length; i++) {
			final double r = Correlation.of(smooth(truth[i]), smooth(found[i]));
			assertTrue(r > 0.8, "cell " + i + ": " + r);
			for (final double v : found[i])
				assertTrue(v >= 0 && v == Math.rint(v), "a count: " + v);
		}
		final JsonNode info = Json.read(folder.resolve("s_info.json"));
		for (final String key : List.of("alpha", "baseline", "threshold", "pve",
			"iterations", "converged"))
			assertEquals(3, info.get(key).size(), key);
		assertEquals("spikes per frame", info.get("activity_unit").asText());
		assertEquals(10, info.get("upsample_factor").asInt());
		for (final String f : List.of("s_fit.npy", "s_activity.csv", "s_cells.csv",
			"s.png", "s_raster.png"))
			assertTrue(Files.size(folder.resolve(f)) > 100, f);
		assertEquals(0, run(
			"kernel DIR/sim --tau-rise 0.1 --tau-decay 0.6 --figure -o DIR/k"),
			() -> err);
		assertTrue(out.contains("tau_decay 0."), out);
		assertTrue(Files.size(folder.resolve("k_kernel.png")) > 1000);
		assertEquals(1, run(
			"spikes DIR/sim DIR/none.npy --tau-rise 0.1 --tau-decay 0.6 -o DIR/batch"));
		assertTrue(Files.exists(folder.resolve("batch/sim_info.json")), err);
		assertTrue(err.contains("1 of 2 failed"), err);
	}

	private static double[] smooth(final double[] v) {
		final double[] out = new double[v.length];
		for (int t = 1; t + 1 < v.length; t++)
			out[t] = v[t - 1] + v[t] + v[t + 1];
		return out;
	}


	/** Real files of each format: format, shape and rate. */
	@ParameterizedTest
	@CsvSource({ "caiman/caiman_analysis.hdf5,caiman,72,1000,30",
		"minian/2020-10_fixture_208units,minian,208,100,12",
		"minian/neuroconv_3units_100frames,minian,3,100,12",
		"suite2p/neuroconv_10Hz_2planes,suite2p,14,250,10",
		"suite2p/neuroconv_10Hz_2planes/plane0,suite2p,7,250,10",
		"nwb/nwb_test.nwb,nwb,15,250,10",
		"npy/mesmerize_core_temporal_components.npy,npy,9,2000,12" })
	void realFilesConvert(final String name, final String format,
		final int cells, final int frames, final double fs) throws IOException
	{
		final Path file = SharedData.require("data/loaders/" + name);
		assertEquals(0, run("info " + file), () -> err);
		assertTrue(out.contains("format:    " + format), out);
		final boolean rateIsStored = !out.contains("unknown: give it as --fs");
		if (!rateIsStored) {
			assertEquals(1, run("convert " + file + " -o DIR/c"));
			assertTrue(err.contains("give --fs HZ"), err);
		}
		assertEquals(0, run("convert " + file + (rateIsStored ? "" : " --fs " + fs) +
			" -o DIR/c"), () -> err);
		final TraceSet traces = TraceFiles.load(folder.resolve("c"));
		assertEquals(cells, traces.numCells());
		assertEquals(frames, traces.numTimepoints());
		assertEquals(fs, traces.rate().hz(), 1e-9);
		assertEquals(1, run("convert " + file + " --fs 12 --format npz -o DIR/d"));
		assertFalse(Files.exists(folder.resolve("d.npy")));
	}

	@Test
	void kernelAndSpikesFromTheTracesAlone() throws IOException {
		assertEquals(0, run(
			"simulate --preset gcamp6f --cells 4 --frames 900 -o DIR/cd"));
		assertEquals(0, run(
			"cadecon DIR/cd --max-iterations 2 --num-subsets 1 --target-coverage 1 --zip --figure --report -o DIR/cd"),
			err.toString());
		final var saved = org.calab.results.CaDeconFiles.read(folder.resolve("cd"));
		assertEquals(900, saved.activity().numTimepoints());
		assertEquals(30, saved.activity().rate().hz());
		assertEquals(4, saved.pves().length);
		assertTrue(Files.readString(folder.resolve("cd_history.csv")).startsWith(
			"iteration,tau_rise,tau_decay,"));
		assertTrue(Files.exists(folder.resolve("cd_cadecon_results.zip")));
		assertTrue(Files.exists(folder.resolve("cd_cadecon.png")));
		assertTrue(Files.readString(folder.resolve("cd_report.html")).contains(
			"<tr><td>num_subsets</td><td>1</td></tr>"));
		assertEquals(1, run("cadecon DIR/cd -o DIR/cd"), "overwritten unasked");
	}

	@Test
	void missingSamples() throws IOException {
		Files.writeString(folder.resolve("n.csv"),
			"time_s,a,b\n0,1,2\n0.1,NaN,3\n0.2,3,4\n");
		assertEquals(0, run("info DIR/n.csv"), () -> err);
		assertTrue(out.contains("NaN or infinite: 1 values"), out);
		assertEquals(1, run("convert DIR/n.csv -o DIR/c"));
		assertTrue(err.contains("(a)") && err.contains("frame 1"), err);
		assertEquals(0, run("convert DIR/n.csv --nan interpolate -o DIR/c"),
			() -> err);
		assertEquals(2, TraceFiles.load(folder.resolve("c")).value(0, 1), 1e-12);
		assertTrue(err.contains("1 "), "the count is told: " + err);
	}

	@Test
	void aBatchGoesOnAfterAFailure() throws IOException {
		run("extract DIR/movie.tif --rois DIR/movie_RoiSet.zip -o DIR/good");
		Files.writeString(folder.resolve("broken.npy"), "not an array");
		assertEquals(1, run(
			"deconvolve DIR/broken.npy DIR/good.npy DIR/missing.npy --tau-rise 0.1 --tau-decay 0.6 --lambda 0.1 -o DIR/batch"));
		assertTrue(Files.exists(folder.resolve("batch/good.npy")));
		assertFalse(Files.exists(folder.resolve("batch/broken.npy")));
		assertTrue(err.contains("2 of 3 failed"), err);
		assertTrue(err.contains("broken.npy") && err.contains("missing.npy"), err);
	}

	@Test
	void aFolderIsABatchOfItsTraces() throws IOException {
		Files.createDirectory(folder.resolve("in"));
		run("extract DIR/movie.tif --rois DIR/movie_RoiSet.zip --neuropil --min-neuropil-pixels 90 -o DIR/in/one");
		Files.copy(folder.resolve("in/one.csv"), folder.resolve("in/two.csv"));
		assertEquals(0, run(
			"deconvolve DIR/in --tau-rise 0.1 --tau-decay 0.6 --lambda 0.1 -o DIR/batch"),
			() -> err);
		try (Stream<Path> s = Files.list(folder.resolve("batch"))) {
			assertEquals(List.of("one.npy", "two.npy"), s.map(f -> f.getFileName()
				.toString()).sorted().toList());
		}
	}

	/** Each: a message that names the input, a code other than 0, nothing written. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"deconvolve DIR/t --tau-rise 0 --tau-decay 0.6 --lambda 0.1 -o DIR/x | tau_rise is 0",
		"deconvolve DIR/t --tau-rise -1 --tau-decay 0.6 --lambda 0.1 -o DIR/x | tau_rise is -1",
		"deconvolve DIR/t --tau-rise NaN --tau-decay 0.6 --lambda 0.1 -o DIR/x | tau_rise is NaN",
		"deconvolve DIR/t --tau-rise 0.1 --tau-decay Infinity --lambda 0.1 -o DIR/x | tau_decay is Infinity",
		"deconvolve DIR/t --tau-rise 0.1 --tau-decay 1e9 --lambda 0.1 -o DIR/x | tau_decay is 1.0E9",
		"deconvolve DIR/t --tau-rise 0.6 --tau-decay 0.1 --lambda 0.1 -o DIR/x | tau_rise is 0.6",
		"deconvolve DIR/t --tau-rise 0.1 --tau-decay 0.6 --lambda -1 -o DIR/x | lambda is -1",
		"deconvolve DIR/t --tau-rise 0.1 --tau-decay 0.6 --lambda NaN -o DIR/x | lambda is NaN",
		"deconvolve DIR/t --tau-rise x --tau-decay 0.6 --lambda 0.1 -o DIR/x | --tau-rise",
		"deconvolve DIR/t --tau-rise 0.1 --tau-decay 0.6 -o DIR/x | --lambda L",
		"deconvolve DIR/t --tau-rise 0.1 --tau-decay 0.6 --lambda much -o DIR/x | a number of at least 0, or auto",
		"deconvolve DIR/t --kernel gcamp9 --lambda auto -o DIR/x | gcamp6f, gcamp6m",
		"deconvolve DIR/t --kernel gcamp6f --tau-rise 0.1 --lambda auto -o DIR/x | or --kernel INDICATOR",
		"deconvolve DIR/t --auto --kernel gcamp6f -o DIR/x | --auto finds kernel",
		"deconvolve DIR/t --auto --shift 2 -o DIR/x | shift is 2",
		"deconvolve DIR/t --pool --kernel gcamp6f --lambda auto -o DIR/x | only with --auto",
		"spikes DIR/t --tau-rise 0.1 --tau-decay 0.6 --solver magic -o DIR/x | exact, banded",
		"deconvolve DIR/t --fs 0 --tau-rise 0.1 --tau-decay 0.6 --lambda 0.1 -o DIR/x | fs is 0",
		"deconvolve DIR/t --solver magic --tau-rise 0.1 --tau-decay 0.6 --lambda 0.1 -o DIR/x | exact, banded, fft",
		"deconvolve DIR/t --constraint l2 --tau-rise 0.1 --tau-decay 0.6 --lambda 0.1 -o DIR/x | nonneg, box01",
		"deconvolve DIR/t --max-iterations -1 --tau-rise 0.1 --tau-decay 0.6 --lambda 0.1 -o DIR/x | max_iters is -1",
		"deconvolve DIR/none --tau-rise 0.1 --tau-decay 0.6 --lambda 0.1 -o DIR/x | File not found",
		"deconvolve DIR/t --params DIR/none.json -o DIR/x | File not found",
		"deconvolve DIR/t --tau-rise 0.1 --tau-decay 0.6 --lambda 0.1 -o DIR/no/folder/x | folder of the output does not exist",
		"extract DIR/none.tif --rois DIR/movie_RoiSet.zip -o DIR/x | File not found",
		"extract DIR/movie.tif --rois DIR/none.zip -o DIR/x | File not found",
		"extract DIR/movie.tif --rois DIR/movie.tif -o DIR/x | not an ImageJ ROI",
		"extract DIR/movie.tif -o DIR/x | --rois",
		"extract DIR/movie.tif --rois DIR/movie_RoiSet.zip --channel 2 -o DIR/x | channel is 2",
		"extract DIR/movie.tif --rois DIR/movie_RoiSet.zip --neuropil 5 -o DIR/x | neuropil_factor is 5",
		"extract DIR/movie.tif --rois DIR/movie_RoiSet.zip --dff --dff-percentile 101 -o DIR/x | dff_percentile is 101",
		"cadecon DIR/t --max-iterations 0 -o DIR/x | max_iterations is 0",
		"cadecon DIR/t --target-coverage 2 -o DIR/x | target_coverage is 2",
		"cadecon DIR/t --solver best -o DIR/x | --solver is",
		"cadecon DIR/t | --output",
		"spikes DIR/t --tau-rise 0 --tau-decay 0.6 -o DIR/x | tau_rise is 0",
		"spikes DIR/t --tau-rise 0.1 --tau-decay NaN -o DIR/x | tau_decay is NaN",
		"spikes DIR/t --tau-rise 0.1 --tau-decay 0.6 --upsample-target 0 -o DIR/x | target is 0",
		"spikes DIR/t --tau-rise 0.1 --tau-decay 0.6 --upsample-target 1e6 -o DIR/x | upsample_factor is 50000",
		"spikes DIR/t --tau-rise 0.1 --tau-decay 0.6 --lambda -1 -o DIR/x | lambda is -1",
		"spikes DIR/t --tau-rise 0.1 --tau-decay 0.6 --max-iterations -5 -o DIR/x | max_iters is -5",
		"spikes DIR/t --tau-decay 0.6 -o DIR/x | --tau-rise",
		"spikes DIR/none --tau-rise 0.1 --tau-decay 0.6 -o DIR/x | File not found",
		"kernel DIR/t --tau-rise 0.1 --tau-decay 0.6 --length -1 -o DIR/x | length is -1",
		"kernel DIR/t --tau-rise 0.1 --tau-decay 0.6 --kernel-solver magic -o DIR/x | fista, exact",
		"kernel DIR/t --tau-rise 0.1 --tau-decay 0.6 --skip 100000 -o DIR/x | skip is 100000",
		"simulate --preset gcamp9 -o DIR/x | allowed is one of gcamp6f",
		"simulate --cells 0 -o DIR/x | num_cells is 0",
		"simulate --fs -1 -o DIR/x | fs_hz is -1",
		"convert DIR/none -o DIR/x | File not found",
		"convert DIR/movie.tif -o DIR/x | not a known kind of file",
		"convert DIR/t --format tiff -o DIR/x | allowed is one of auto",
		"convert DIR/t --nan maybe -o DIR/x | refuse, interpolate, keep",
		"convert DIR/t --suite2p-neuropil 2 -o DIR/x | neuropil is 2",
		"tune DIR/none --no-open | File not found",
		"tune DIR/t --port 70000 | port is 70000",
		"tune DIR/t --timeout 0 | timeout is 0",
		"tune DIR/t --app-url nowhere | app_url is",
		"tune DIR/t --no-open -o DIR/no/p.json | folder of the output does not exist",
		"tune DIR/t --headless --browser-path DIR/none | No browser that can be run",
		"cadecon --browser DIR/t --max-iterations 0 -o DIR/x | max_iterations is 0",
		"cadecon-browser DIR/t --target-coverage 2 -o DIR/x | target_coverage is 2",
		"cadecon-browser DIR/t --no-open | --output",
		"info DIR/none | File not found" })
	void badInput(final String line, final String message) throws IOException {
		run("extract DIR/movie.tif --rois DIR/movie_RoiSet.zip -o DIR/t");
		final List<Path> before = files();
		assertTrue(run(line) != 0, line);
		assertTrue(err.contains(message), () -> "\"" + message +
			"\" is not in: " + err);
		assertEquals("", out);
		assertEquals(before, files());
	}

	@Test
	void nothingIsOverwrittenUnasked() throws IOException {
		run("extract DIR/movie.tif --rois DIR/movie_RoiSet.zip -o DIR/t");
		final byte[] before = Files.readAllBytes(folder.resolve("t.npy"));
		final String again =
			"extract DIR/movie.tif --rois DIR/movie_RoiSet.zip --neuropil -o DIR/t";
		assertEquals(1, run(again));
		assertTrue(err.contains("already exists"), err);
		assertArrayEquals(before, Files.readAllBytes(folder.resolve("t.npy")));
		assertEquals(0, run(again + " --overwrite"), () -> err);
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> s = Files.walk(folder)) {
			return s.sorted().toList();
		}
	}
}
