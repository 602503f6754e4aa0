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
import java.util.List;
import java.util.stream.Stream;

import org.calab.Correlation;
import org.calab.Sample;
import org.calab.SharedData;
import org.calab.io.FileGroup;
import org.calab.io.Json;
import org.calab.io.cascade.ModelWriter;
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
		assertTrue(out.contains("20.0 Hz"), () -> "as in a_info.json: " + out);
		assertEquals(0, run("info DIR/a_fit.npy --format npy"));
		assertTrue(out.contains("20.0 Hz"), () -> "as in a_info.json: " + out);
		Files.copy(folder.resolve("a_fit.npy"), folder.resolve("alone.npy"));
		assertEquals(0, run("info DIR/alone.npy --format npy"));
		assertTrue(out.contains("unknown: give it as --fs HZ"), out);
	}

	@Test
	void posterior() throws IOException {
		assertEquals(0, run(
			"extract DIR/movie.tif --rois DIR/movie_RoiSet.zip -o DIR/t"), () -> err);
		assertEquals(0, run(
			"deconvolve DIR/t --method posterior --kernel gcamp6f --figure -o DIR/p.npy"),
			() -> err);
		for (final String f : List.of("p.npy", "p_sd.npy", "p_probability.npy")) {
			final double[][] values = Npy.read(folder.resolve(f));
			assertEquals(Sample.CELLS, values.length, f);
			assertEquals(Sample.FRAMES, values[0].length, f);
		}
		assertEquals(0, run(
			"batch DIR -o DIR/out --inputs movies --method posterior --kernel gcamp6f"),
			() -> err);
		assertArrayEquals(Npy.read(folder.resolve("p_sd.npy"))[0], Npy.read(folder
			.resolve("out/movie_sd.npy"))[0]);
	}

	/** The command line, a macro's line and a batch give the same. */
	@Test
	void cascade() throws IOException {
		final Path model = ModelWriter.write(folder.resolve("model"), 20);
		assertEquals(0, run(
			"extract DIR/movie.tif --rois DIR/movie_RoiSet.zip --dff -o DIR/t"), () -> err);
		assertEquals(0, run(
			"deconvolve DIR/t --method cascade --model DIR/model --full --figure -o DIR/c.npy"),
			() -> err);
		assertTrue(err.contains("are NaN"), err);
		assertTrue(Files.exists(folder.resolve("c.png")));
		assertFalse(Files.exists(folder.resolve("c_fit.npy")));
		assertTrue(Files.readString(folder.resolve("c_cells.csv")).startsWith(
			"cell,state,snr,noise_level,model_noise_level,spikes,"));
		final double[][] rate = Npy.read(folder.resolve("c.npy"));
		assertTrue(Double.isNaN(rate[0][0]) && rate[0][60] >= 0);
		assertEquals(0, run(
			"batch DIR -o DIR/out --inputs movies --method cascade --model " + model +
				" --dff"), () -> err);
		assertArrayEquals(rate[0], Npy.read(folder.resolve("out/movie.npy"))[0]);
	}

	@Test
	void solversAgree() throws IOException {
		run("extract DIR/movie.tif --rois DIR/movie_RoiSet.zip -o DIR/t");
		for (final String solver : List.of("exact", "fista_fft", "fista"))
			assertEquals(0, run(
				"deconvolve DIR/t.npy --tau-rise 0.1 --tau-decay 0.6 --lambda 0.1 --solver " +
					solver + " -o DIR/" + solver), () -> err);
		final double[][] a = Npy.read(folder.resolve("fista_fft.npy")), b = Npy.read(
			folder.resolve("fista.npy"));
		for (int i = 0; i < a.length; i++)
			assertArrayEquals(a[i], b[i], 0.2, "2e-3 of the peak, cell " + i);
	}

	/** What goes wrong first with a new tool is told so that the next try goes right. */
	@Test
	void aFirstTryThatIsWrongIsToldInShort() {
		assertEquals(1, run("deconvolve DIR/traces -o DIR/a.npy"));
		assertTrue(err.contains("File not found"), err);
		assertEquals(2, run("deconvolve DIR/traces"));
		assertTrue(err.startsWith("calab deconvolve: ") && err.contains("--output") && err
			.contains("See calab deconvolve --help"), err);
		assertEquals(2, err.lines().count(), err);
		assertEquals(2, run("deconvolv DIR/traces"));
		assertTrue(err.contains("calab deconvolve"), "the one that was meant: " + err);
	}

	/** Help lists options by name: each must be understood without the one that was declared before it. */
	@ParameterizedTest
	@ValueSource(strings = { "find-cells", "extract", "deconvolve", "spikes", "kernel",
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
			"(?s).*\"tau_decay\" ?: 0.6.*"), info);
		assertTrue(Files.readAllLines(folder.resolve("a_cells.csv")).get(0).contains(
			"lambda"));
	}

	@Test
	void automatic() throws IOException {
		for (final int seed : new int[] { 1, 2 })
			run("simulate --cells 3 --frames " + 600 * seed + " --seed " + seed +
				" -o DIR/s" + seed);
		assertEquals(0, run("deconvolve DIR/s1 --full -o DIR/a"), () -> err);
		final String info = Files.readString(folder.resolve("a_info.json"));
		assertTrue(info.contains("standardised_noise") && info.contains(
			"tau_decay"), info);
		assertEquals(1, run(
			"deconvolve DIR/s1.npy DIR/s2.npy DIR/none.npy --pool -o DIR/pool"));
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
			"spikes DIR/sim --tau-rise 0.1 --tau-decay 0.6 --solver exact --full --figure -o DIR/s.npy"),
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
		"nwb/nwb_test.nwb,nwb,7,250,10",
		"npy/mesmerize_core_temporal_components.npy,npy,9,2000,12" })
	void realFilesConvert(final String name, final String format,
		final int cells, final int frames, final double fs) throws IOException
	{
		final Path file = SharedData.require("data/loaders/" + name);
		assertEquals(0, run("info " + file), () -> err);
		assertTrue(out.contains("format:    " + format), out);
		assertEquals(format.equals("nwb") || format.equals("suite2p"), out.contains(
			"left out; set --no-cells-only to load all."), out);
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
		assertEquals(0, run("convert DIR/n.csv --missing interpolate -o DIR/c"),
			() -> err);
		assertEquals(2, TraceFiles.load(folder.resolve("c")).value(0, 1), 1e-12);
		assertTrue(err.contains("1 "), "the count is told: " + err);
	}

	/** Said once, by the name of the option, wherever traces are read. */
	@ParameterizedTest
	@ValueSource(strings = { "info", "convert --fs 20 -o DIR/c", "spikes --fs 20 --kernel gcamp6f -o DIR/s" })
	void moreCellsThanFrames(final String command) throws IOException {
		final double[][] rows = new double[60][3];
		for (int t = 0; t < rows.length; t++)
			for (int i = 0; i < 3; i++)
				rows[t][i] = (t * 37 + i * 11) % 17;
		FileGroup.write(folder.resolve("n.npy"), false, Npy.of(rows));
		final String line = command.replaceFirst("^\\w+", "$0 DIR/n.npy");
		run(line);
		assertEquals(1, (out + err).split("more cells \\(60\\) than frames \\(3\\)", -1).length - 1, out +
			err);
		assertTrue((out + err).contains("set --transpose."), out + err);
		run(line + " --transpose --overwrite".substring(0, command.equals("info") ? 12 : 24));
		assertFalse((out + err).contains("more cells"), out + err);
	}

	@Test
	void waysOutAreOptions() throws IOException {
		Files.writeString(folder.resolve("n.csv"), "a,b\n1,\n2,3\n4,5\n");
		assertEquals(1, run("convert DIR/n.csv --fs 20 -o DIR/c"));
		assertTrue(err.contains("set --missing to interpolate"), err);
		Files.writeString(folder.resolve("n.csv"), " ,C0\nTime(s),rejected\n0,1\n0.1,2\n");
		assertEquals(1, run("convert DIR/n.csv -o DIR/c"));
		assertTrue(err.contains("set --no-cells-only to load"), err);
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

	/**
	 * Each: a code that tells wrong usage from failure, a message that names the input as
	 * it was given, its value and what it must be, and nothing written.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
		"deconvolve DIR/t --tau-rise 0 --tau-decay 0.6 -o DIR/x | 2 | --tau-rise must be a number greater than 0 s, but is 0.",
		"deconvolve DIR/t --tau-rise -1 --tau-decay 0.6 -o DIR/x | 2 | --tau-rise must be a number greater than 0 s, but is -1.",
		"deconvolve DIR/t --tau-rise NaN --tau-decay 0.6 -o DIR/x | 2 | --tau-rise must be a number greater than 0 s, but is NaN.",
		"deconvolve DIR/t --tau-rise 0.1 --tau-decay Infinity -o DIR/x | 2 | --tau-decay must be a number greater than 0 s, but is Infinity.",
		"deconvolve DIR/t --tau-rise 0.1 --tau-decay 1e9 -o DIR/x | 2 | --tau-decay",
		"deconvolve DIR/t --tau-rise 0.6 --tau-decay 0.1 -o DIR/x | 2 | are the two swapped?",
		"deconvolve DIR/t --tau-rise x --tau-decay 0.6 -o DIR/x | 2 | --tau-rise must be a number greater than 0 s, but is \"x\".",
		"deconvolve DIR/t --tau-rise 0.1 -o DIR/x | 2 | --tau-rise is only half of the kernel: give --tau-rise and --tau-decay.",
		"deconvolve DIR/t --tau-decay 0.6 -o DIR/x | 2 | --tau-decay is only half of the kernel",
		"deconvolve DIR/t --kernel tau -o DIR/x | 2 | The kernel is missing",
		"deconvolve DIR/t --kernel tau --tau-rise 0.1 -o DIR/x | 2 | --tau-rise is only half of the kernel",
		"deconvolve DIR/t --tau-rise 0.1 --tau-decay 0.6 --lambda -1 -o DIR/x | 2 | --lambda must be a number of at least 0, or auto, but is -1.",
		"deconvolve DIR/t --tau-rise 0.1 --tau-decay 0.6 --lambda NaN -o DIR/x | 2 | --lambda must be a number of at least 0, or auto, but is NaN.",
		"deconvolve DIR/t --tau-rise 0.1 --tau-decay 0.6 --lambda much -o DIR/x | 2 | --lambda must be a number of at least 0, or auto, but is \"much\".",
		"deconvolve DIR/t --kernel gcamp9 -o DIR/x | 2 | --kernel must be tau (with tau_rise and tau_decay) or one of gcamp6f, gcamp6m, gcamp6s, jgcamp8f, ogb1, jgcamp8m, jgcamp8s, jgcamp7f, xcampgf, jrgeco1a, cal520, jgcamp7s, but is \"gcamp9\".",
		"deconvolve DIR/t --kernel gcamp6f --tau-rise 0.1 -o DIR/x | 2 | --tau-rise cannot be given with --kernel gcamp6f, which has its own time constants.",
		"deconvolve DIR/t --kernel gcamp6f --tau-rise 0.1 --tau-decay 0.6 -o DIR/x | 2 | --tau-rise, --tau-decay cannot be given with --kernel gcamp6f",
		"deconvolve DIR/t --kernel auto --tau-decay 0.6 -o DIR/x | 2 | --tau-decay is allowed only with a given kernel",
		"deconvolve DIR/t --kernel auto --params DIR/p.json -o DIR/x | 2 | --params is allowed only with a given kernel",
		"deconvolve DIR/t --band-pass --solver exact -o DIR/x | 2 | --band-pass, --solver are allowed only with a given kernel",
		"deconvolve DIR/t --params DIR/p.json --kernel gcamp6f -o DIR/x | 2 | --kernel cannot be given with --params, which has it.",
		"deconvolve DIR/t --params DIR/p.json --tau-rise 0.1 --lambda 1 -o DIR/x | 2 | --tau-rise, --lambda cannot be given with --params, which has them.",
		"deconvolve DIR/t --shift 2 -o DIR/x | 2 | --shift must be a number from -1 to 1 s, but is 2.",
		"deconvolve DIR/t --shift 0.1 --kernel gcamp6f -o DIR/x | 2 | --shift is allowed only with --kernel auto",
		"deconvolve DIR/t --method cascade -o DIR/x | 2 | --model is missing",
		"deconvolve DIR/t --method cascade --model DIR/none -o DIR/x | 1 | config.yaml",
		"deconvolve DIR/t --method cascade --kernel gcamp6f -o DIR/x | 2 | --kernel is not allowed with --method cascade",
		"deconvolve DIR/t --model DIR/none -o DIR/x | 2 | --model is allowed only with --method cascade",
		"deconvolve DIR/t --method posterior -o DIR/x | 2 | --method posterior needs a kernel",
		"deconvolve DIR/t --method magic --kernel gcamp6f -o DIR/x | 2 | --method must be one of deconvolve, posterior, cascade, but is \"magic\".",
		"deconvolve DIR/t --method posterior --kernel gcamp6f --lambda 1 -o DIR/x | 2 | --lambda is allowed only with --method deconvolve.",
		"deconvolve DIR/t --pool --kernel gcamp6f -o DIR/x | 2 | --pool is allowed only with --kernel auto",
		"spikes DIR/t --tau-rise 0.1 --tau-decay 0.6 --solver magic -o DIR/x | 2 | --solver must be one of posterior, exact, fista, but is \"magic\".",
		"deconvolve DIR/t --fs -1 -o DIR/x | 2 | --fs must be a number greater than 0 Hz, but is -1.",
		"deconvolve DIR/t --solver magic --kernel gcamp6f -o DIR/x | 2 | --solver must be one of exact, fista, fista_fft, but is \"magic\".",
		"deconvolve DIR/t --constraint l2 --kernel gcamp6f -o DIR/x | 2 | --constraint must be one of nonneg, box01, but is \"l2\".",
		"deconvolve DIR/t --max-iterations -1 --kernel gcamp6f -o DIR/x | 2 | --max-iterations must be a whole number of at least 0, but is -1.",
		"deconvolve DIR/none --kernel gcamp6f -o DIR/x | 1 | File not found",
		"deconvolve DIR/t --params DIR/none.json -o DIR/x | 1 | File not found",
		"deconvolve DIR/t --kernel gcamp6f -o DIR/no/folder/x | 1 | The output folder does not exist",
		"extract DIR/none.tif --rois DIR/movie_RoiSet.zip -o DIR/x | 1 | File not found",
		"extract DIR/movie.tif --rois DIR/none.zip -o DIR/x | 1 | File not found",
		"extract DIR/movie.tif --rois DIR/movie.tif -o DIR/x | 1 | not an ImageJ ROI",
		"extract DIR/movie.tif -o DIR/x | 2 | --rois SET.zip or --labels",
		"extract DIR/movie.tif --rois DIR/movie_RoiSet.zip --channel 2 -o DIR/x | 2 | --channel must be a whole number from 1 to 1, but is 2.",
		"extract DIR/movie.tif --rois DIR/movie_RoiSet.zip --neuropil --neuropil-factor 5 -o DIR/x | 2 | --neuropil-factor must be a number from 0 to 2, but is 5.",
		"extract DIR/movie.tif --rois DIR/movie_RoiSet.zip --neuropil-factor 0.5 -o DIR/x | 2 | --neuropil-factor has an effect only with --neuropil.",
		"extract DIR/movie.tif --rois DIR/movie_RoiSet.zip --dff --dff-percentile 101 -o DIR/x | 2 | --dff-percentile must be a number from 0 to 100, but is 101.",
		"extract DIR/movie.tif --rois DIR/movie_RoiSet.zip --dff-window 9 -o DIR/x | 2 | --dff-window has an effect only with --dff.",
		"cadecon DIR/t --max-iterations 0 -o DIR/x | 2 | --max-iterations must be a whole number from 1 to 200, but is 0.",
		"cadecon DIR/t --target-coverage 2 -o DIR/x | 2 | --target-coverage must be a number greater than 0 and at most 1, but is 2.",
		"cadecon DIR/t --solver best -o DIR/x | 2 | --solver must be one of exact, fista, but is \"best\".",
		"cadecon DIR/t | 2 | --output",
		"spikes DIR/t --tau-rise 0 --tau-decay 0.6 -o DIR/x | 2 | --tau-rise must be a number greater than 0 s, but is 0.",
		"spikes DIR/t --tau-rise 0.1 --tau-decay NaN -o DIR/x | 2 | --tau-decay must be a number greater than 0 s, but is NaN.",
		"spikes DIR/t --kernel gcamp6f --upsample-target 0 -o DIR/x | 2 | --upsample-target must be a number greater than 0 Hz, but is 0.",
		"spikes DIR/t --kernel gcamp6f --upsample-target 1e6 -o DIR/x | 2 | --upsample-target must be at most 10000 times the frame rate of 20 Hz, but is 1000000.",
		"spikes DIR/t --kernel gcamp6f --lambda -1 -o DIR/x | 2 | --lambda must be a number of at least 0, but is -1.",
		"spikes DIR/t --kernel gcamp6f --max-iterations -5 -o DIR/x | 2 | --max-iterations must be a whole number of at least 0, but is -5.",
		"spikes DIR/t --tau-decay 0.6 -o DIR/x | 2 | --tau-decay is only half of the kernel",
		"spikes DIR/t -o DIR/x | 2 | The kernel is missing: give --tau-rise and --tau-decay in seconds, or --kernel",
		"kernel DIR/t -o DIR/x | 2 | The kernel is missing",
		"spikes DIR/none --kernel gcamp6f -o DIR/x | 1 | File not found",
		"kernel DIR/t --kernel gcamp6f --length -1 -o DIR/x | 2 | --length must be a number of at least 0 s, but is -1.",
		"kernel DIR/t --kernel gcamp6f --kernel-solver magic -o DIR/x | 2 | --kernel-solver must be one of fista, exact, but is \"magic\".",
		"kernel DIR/t --kernel gcamp6f --skip 100000 -o DIR/x | 2 | --skip must be a whole number from 0 to",
		"simulate --preset gcamp9 -o DIR/x | 2 | --preset must be one of gcamp6f",
		"simulate --preset clean --config DIR/c.json -o DIR/x | 2 | --preset and --config exclude each other",
		"simulate --cells 0 -o DIR/x | 2 | --cells must be a whole number of at least 1, but is 0.",
		"simulate --fs -1 -o DIR/x | 2 | --fs must be a number greater than 0 Hz, but is -1.",
		"simulate-movie --frames 0 -o DIR/x | 2 | --frames must be a whole number of at least 1, but is 0.",
		"simulate-movie --width 0 -o DIR/x | 2 | --width must be",
		"convert DIR/none -o DIR/x | 1 | File not found",
		"convert DIR/movie.tif -o DIR/x | 1 | the format of this file is not supported",
		"convert DIR/t --format tiff -o DIR/x | 2 | --format must be one of auto",
		"convert DIR/t --missing maybe -o DIR/x | 2 | --missing must be one of refuse, interpolate, keep, but is \"maybe\".",
		"convert DIR/t --neuropil-factor 3 -o DIR/x | 2 | --neuropil-factor must be a number from 0 to 2, but is 3.",
		"tune DIR/none --no-open-browser | 1 | File not found",
		"tune DIR/t --port 70000 | 2 | --port must be a whole number from 0 to 65535, but is 70000.",
		"tune DIR/t --timeout -1 | 2 | --timeout must be a number greater than 0 s, but is -1.",
		"tune DIR/t --app-url nowhere | 2 | --app-url must be an address such as https://miniscope.github.io/CaLab/CaTune/, but is \"nowhere\".",
		"tune DIR/t --no-open-browser -o DIR/no/p.json | 1 | The output folder does not exist",
		"tune DIR/t --headless --browser-path DIR/none | 1 | is not an executable file",
		"cadecon --browser DIR/t --max-iterations 0 -o DIR/x | 2 | --max-iterations must be a whole number from 1 to 200, or default, but is 0.",
		"cadecon-browser DIR/t --target-coverage 2 -o DIR/x | 2 | --target-coverage must be a number greater than 0 and at most 1, or default, but is 2.",
		"cadecon-browser DIR/t --no-open-browser | 2 | --output",
		"info DIR/none | 1 | File not found" })
	void badInput(final String line, final int code, final String message)
		throws IOException
	{
		run("extract DIR/movie.tif --rois DIR/movie_RoiSet.zip -o DIR/t");
		final List<Path> before = files();
		assertEquals(code, run(line), err);
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
