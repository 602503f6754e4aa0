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
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.calab.SharedData;
import org.calab.SimulatedTraces;
import org.calab.io.FileGroup;
import org.calab.io.Json;
import org.calab.io.npy.Npy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs and options that give misleading numbers are said, or do not matter. */
class MisleadingNumbersTest {

	private static final String KERNEL = " --tau-rise 0.05 --tau-decay 0.6 ";

	@TempDir
	Path folder;

	private String out, err;

	private int run(final String line) {
		final StringWriter o = new StringWriter(), e = new StringWriter();
		final int code = CaLab.run(new PrintWriter(o, true), new PrintWriter(e,
			true), line.trim().replace("DIR", folder.toString()).split(" +"));
		out = o.toString();
		err = e.toString();
		return code;
	}

	private void write(final String name, final double[]... rows)
		throws IOException
	{
		FileGroup.write(Map.of(folder.resolve(name), Npy.of(rows)), true);
	}

	private static double[] scaled(final double[] y, final double unit,
		final double offset)
	{
		return Arrays.stream(y).map(v -> offset + unit * v).toArray();
	}

	private static double[] clean() {
		return scaled(SimulatedTraces.sparse(1, 1500, 30, 0.3, 0.6, 10), 0.1, 0);
	}

	private String cell(final String file, final String column)
		throws IOException
	{
		final List<String> lines = Files.readAllLines(folder.resolve(file));
		return lines.get(1).split(",", -1)[List.of(lines.get(0).split(",")).indexOf(
			column)];
	}

	@Test
	void theUnitDoesNotMatter() throws IOException {
		for (final double unit : new double[] { 1, 1e-3, 1000 }) {
			write("x.npy", scaled(clean(), unit, 0));
			assertEquals(0, run("deconvolve DIR/x.npy --fs 30 --full --overwrite -o DIR/x" +
				unit + KERNEL), () -> err);
			for (final String column : List.of("sparsity", "snr"))
				assertEquals(Double.parseDouble(cell("x1.0_cells.csv", column)), Double
					.parseDouble(cell("x" + unit + "_cells.csv", column)), 0.005, column);
		}
		assertTrue(Double.parseDouble(cell("x1.0_cells.csv", "sparsity")) > 0.8);
	}

	@ParameterizedTest
	@ValueSource(strings = { "deconvolve", "spikes", "kernel" })
	void timeConstantsAndRatesThatCannotBe(final String method)
		throws IOException
	{
		write("x.npy", clean());
		run(method + " DIR/x.npy --fs 30 --tau-rise 100 --tau-decay 600 -o DIR/ms");
		assertTrue(err.contains(
			"The decay of 600 s is longer than the recording of 50.0 s: is it in ms?"),
			err);
		run(method + " DIR/x.npy --fs 0.5 --tau-rise 0.1 --tau-decay 25 -o DIR/long");
		assertTrue(err.contains(
			"The decay of 25.0 s is longer than that of any indicator: is it in ms?"),
			err);
		run(method + " DIR/x.npy --fs 1 --tau-rise 0.1 --tau-decay 1.2 -o DIR/low");
		assertTrue(err.contains("The decay of 1.20 s spans only 1.2 frames at 1.00 Hz"),
			err);
	}

	@Test
	void warningsOfTheKernelAreInItsFile() throws IOException {
		write("x.npy", clean());
		assertEquals(0, run("kernel DIR/x.npy --fs 1 --tau-rise 0.1 --tau-decay 1.2 -o DIR/k"),
			() -> err);
		final JsonNode warnings = Json.read(folder.resolve("k_kernel.json")).get(
			"warnings");
		assertTrue(warnings.get(0).asText().startsWith("The decay of 1.20 s spans"),
			warnings.toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "deconvolve", "deconvolve" + KERNEL, "spikes" + KERNEL,
		"cadecon" })
	void noiseIsSaid(final String method) throws IOException {
		write("x.npy", SimulatedTraces.noise(1, 1500), SimulatedTraces.noise(2,
			1500));
		assertEquals(0, run(method + " DIR/x.npy --fs 30 -o DIR/n"), () -> err);
		assertTrue(err.contains(
			"2 of 2 cells have no clear transients (SNR below 2): activity found there may be noise."),
			err);
	}

	@Test
	void anOffsetDoesNotHideSpikes() throws IOException {
		write("x.npy", clean());
		write("far.npy", scaled(clean(), 1, 1e9));
		for (final String name : List.of("x", "far"))
			assertEquals(0, run("spikes DIR/" + name + ".npy --fs 30 -o DIR/" + name +
				"_spikes" + KERNEL), () -> err);
		final double[] spikes = Npy.read(folder.resolve("x_spikes.npy"))[0];
		assertTrue(Arrays.stream(spikes).sum() > 10);
		assertArrayEquals(spikes, Npy.read(folder.resolve("far_spikes.npy"))[0],
			1e-6);
	}

	@ParameterizedTest
	@CsvSource({ "10,none,true", "10,rolling,false", "-10,none,true",
		"0,none,false" })
	void noBaselineOnAnOffset(final double offset, final String baseline,
		final boolean said) throws IOException
	{
		write("x.npy", scaled(clean(), 1, offset));
		assertEquals(0, run("deconvolve DIR/x.npy --fs 30 --baseline " + baseline +
			" -o DIR/b" + KERNEL), () -> err);
		assertEquals(said, err.contains("The trace lies far from 0 (at "), err);
	}

	@Test
	void aFileThatFailsIsNamedOnce() throws IOException {
		final double[] y = clean();
		y[3] = Double.NaN;
		write("x.npy", y);
		write("y.npy", y);
		assertEquals(1, run("deconvolve DIR/x.npy DIR/y.npy --fs 30 -o DIR/out"));
		final Matcher names = Pattern.compile("x\\.npy").matcher(err);
		assertEquals(1, names.results().count(), err);
	}

	/** The inputs of the shared folder, with what a user must read about each. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"02-snr-of-noise/noise.npy|deconvolve --tau-rise 0.1 --tau-decay 0.6 --fs 30|have no clear transients",
		"03-spikes-of-noise/noise.npy|spikes --tau-rise 0.1 --tau-decay 0.6 --fs 30|have no clear transients",
		"06-low-rate-no-warning/hz1.npy|deconvolve --tau-rise 0.1 --tau-decay 1.2 --fs 1|spans only 1.2 frames",
		"07-tau-in-ms/x.npy|deconvolve --tau-rise 100 --tau-decay 600 --fs 30|is it in ms?",
		"10-artefacts-no-warning/bleach_fast.npy|deconvolve --fs 30|bleaches steeply",
		"10-artefacts-no-warning/inverted.npy|deconvolve --fs 30|transients that point down",
		"10-artefacts-no-warning/jump_up.npy|deconvolve --fs 30|jumps at frame 3,001",
		"10-artefacts-no-warning/laser_off.npy|deconvolve --fs 30|is constant at 0 from frame 3,000 to 3,299",
		"10-artefacts-no-warning/stim_up.npy|deconvolve --fs 30|has single bright frames (29",
		"13-warning-with-negative-number/n20.npy|deconvolve --fs 20|no clear transients (SNR below 2)" })
	void toughInputs(final String file, final String method,
		final String expected)
	{
		final Path in = SharedData.require("data/tough/numbers/" + file);
		assertEquals(0, run(method.replaceFirst(" ", " " + in + " ") + " -o DIR/t"),
			() -> err);
		assertTrue(err.contains(expected), err);
	}

	/** Cells with decays from .15 to 3.5 s in one recording. */
	@Test
	void toughDecays() throws IOException {
		final Path in = SharedData.require(
			"data/tough/numbers/09-tau-per-cell-clamped/x.npy");
		assertEquals(0, run("deconvolve " + in + " --fs 30 --full -o DIR/d"), () -> err);
		final JsonNode found = Json.read(folder.resolve("d_info.json")).path(
			"cell_tau_decay_s");
		final double[] truth = { 0.15, 0.3, 0.6, 1, 2, 3.5 };
		for (int i = 0; i < truth.length; i++)
			assertEquals(truth[i], found.path(i).asDouble(), 0.35 * truth[i], found
				.toString());
	}

	@Test
	void toughOffset() throws IOException {
		final Path in = SharedData.require(
			"data/tough/numbers/12-offset-float32/offset1e9.npy");
		final double[] y = Npy.read(in)[0];
		write("x.npy", Arrays.stream(y).map(v -> v - 1e9).toArray());
		run("spikes " + in + " --fs 30 -o DIR/far" + KERNEL);
		run("spikes DIR/x.npy --fs 30 -o DIR/near" + KERNEL);
		final double[] spikes = Npy.read(folder.resolve("near.npy"))[0];
		assertTrue(Arrays.stream(spikes).sum() > 10);
		assertArrayEquals(spikes, Npy.read(folder.resolve("far.npy"))[0], 1e-6);
		assertTrue(out.contains("near.npy"), out);
	}
}
