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
package org.calab.loader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.calab.check.InvalidInputException;
import org.calab.io.DataFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frame times and missing samples, on CSV files, where they are easily written. */
class RepairsTest {

	@TempDir
	Path folder;

	private static final LoadOptions DEFAULTS = LoadOptions.defaults();

	/** A file with these frame times; the cell's value is ten times the time. */
	private Path csv(final double... times) throws IOException {
		final StringBuilder text = new StringBuilder("time_s,a\n");
		for (final double t : times)
			text.append(String.format(Locale.ROOT, "%.9f,%.9f%n", t, 10 * t));
		return Files.writeString(folder.resolve("t.csv"), text);
	}

	private Path text(final String text) throws IOException {
		return Files.writeString(folder.resolve("t.csv"), text);
	}

	private static Loaded load(final Path file, final LoadOptions options)
		throws IOException
	{
		return TraceFiles.load(file, "csv", options);
	}

	private static String refusal(final Path file, final LoadOptions options) {
		return assertThrows(DataFormatException.class, () -> load(file, options))
			.getMessage();
	}

	@Test
	void even() throws IOException {
		final Loaded loaded = load(csv(5, 5.1, 5.2, 5.3), DEFAULTS);
		assertEquals(10, loaded.traces().rate().hz(), 1e-6);
		assertTrue(loaded.notes().isEmpty(), loaded.notes().toString());
	}

	@Test
	void slightlyUneven() throws IOException {
		final Loaded loaded = load(csv(0, 0.1, 0.2005, 0.3, 0.4), DEFAULTS);
		assertEquals(10, loaded.traces().rate().hz(), 1e-6);
		assertTrue(loaded.notes().toString().contains("0.50 %"), loaded.notes()
			.toString());
		assertEquals(5, loaded.traces().numTimepoints());
	}

	@Test
	void uneven() throws IOException {
		final Path file = csv(0, 0.1, 0.23, 0.3, 0.4, 0.5);
		final String message = refusal(file, DEFAULTS);
		assertTrue(message.contains("30 %"), message);
		final Loaded loaded = load(file, DEFAULTS.withUneven(UnevenTimes.RESAMPLE));
		assertEquals(10, loaded.traces().rate().hz(), 1e-6);
		// a straight line stays one, whatever the times at which it was sampled
		assertArrayEquals(new double[] { 0, 1, 2, 3, 4, 5 }, loaded.traces().trace(0),
			1e-6);
		assertTrue(loaded.notes().toString().contains("resampled"));
		assertTrue(refusal(file, DEFAULTS.withInterpolateDropped(true)).contains(
			"uneven"), "filling gaps does not make times even");
	}

	@Test
	void dropped() throws IOException {
		final Path file = csv(0, 0.1, 0.2, 0.5, 0.6, 0.8, 0.9);
		final String message = refusal(file, DEFAULTS);
		assertTrue(message.contains("3 frames are missing in 2 gaps") && message
			.contains("after frame 2"), message);
		for (final LoadOptions o : new LoadOptions[] { DEFAULTS.withInterpolateDropped(
			true), DEFAULTS.withUneven(UnevenTimes.RESAMPLE) })
		{
			final Loaded loaded = load(file, o);
			assertEquals(10, loaded.traces().rate().hz(), 1e-6);
			assertArrayEquals(new double[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 }, loaded
				.traces().trace(0), 1e-6);
			assertTrue(loaded.notes().toString().contains("3 frames are missing"));
		}
	}

	@Test
	void gapsWithJitterAndGapsOfFractionalLength() throws IOException {
		assertEquals(7, load(csv(0, 0.1004, 0.2, 0.4003, 0.5, 0.6), DEFAULTS
			.withInterpolateDropped(true)).traces().numTimepoints());
		assertTrue(refusal(csv(0, 0.1, 0.2, 0.45, 0.55, 0.65), DEFAULTS
			.withInterpolateDropped(true)).contains("uneven"));
	}

	@ParameterizedTest
	@CsvSource({ "0;0.1;0.1", "0;0.1;0.05", "1;0;-1" })
	void refusesTimesThatDoNotIncrease(final String times) throws IOException {
		final double[] t = java.util.Arrays.stream(times.split(";")).mapToDouble(
			Double::parseDouble).toArray();
		assertTrue(refusal(csv(t), DEFAULTS.withUneven(UnevenTimes.RESAMPLE)).contains(
			"do not increase"));
	}

	@Test
	void aTimeThatIsMissing() throws IOException {
		assertTrue(refusal(text("time_s,a\n0,1\n,1\n0.2,1\n"), DEFAULTS).contains(
			"do not increase"));
	}

	/** Two frames that are a year apart are no reason to fill in a year. */
	@Test
	void refusesGapsTooLongForTheHeap() throws IOException {
		assertTrue(refusal(csv(0, 0.001, 0.002, 2_000_000), DEFAULTS
			.withInterpolateDropped(true)).contains("MB"));
		assertTrue(refusal(csv(0, 0.001, 0.0025, 2_000_000), DEFAULTS.withUneven(
			UnevenTimes.RESAMPLE)).contains("MB"));
	}

	@Test
	void givenRateOverridesTheTimes() throws IOException {
		final Loaded loaded = load(csv(0, 0.1, 0.5), DEFAULTS.withFs(30));
		assertEquals(30, loaded.traces().rate().hz());
		assertEquals(3, loaded.traces().numTimepoints());
		assertTrue(loaded.notes().toString().contains("not used"));
	}

	@Test
	void missingSamples() throws IOException {
		final String lines = "a,b\n1,\n2,nan\n3,5\n,6\n5,8\n6,NaN\n";
		final Path file = text(lines.replace("nan", "NaN"));
		assertTrue(refusal(file, DEFAULTS).contains(
			"cell 1 (a) has NaN at frame 3"));
		final Loaded loaded = load(file, DEFAULTS.withMissing(
			MissingValues.INTERPOLATE));
		assertArrayEquals(new double[] { 1, 2, 3, 4, 5, 6 }, loaded.traces().trace(
			0));
		assertArrayEquals(new double[] { 5, 5, 5, 6, 8, 8 }, loaded.traces().trace(
			1));
		assertTrue(loaded.notes().toString().contains(
			"4 missing samples in 2 cells"), loaded.notes().toString());
		assertTrue(Double.isNaN(load(file, DEFAULTS.withMissing(MissingValues.KEEP))
			.traces().value(0, 3)));
		assertTrue(Double.isNaN(TraceFiles.load(file).value(0, 3)),
			"and by default where nothing is said");
	}

	/** Between uneven times the line is one in time, not in frames. */
	@Test
	void missingSamplesAreInterpolatedInTime() throws IOException {
		final Loaded loaded = load(text("time_s,a\n0,0\n0.1,1\n0.2,\n0.5,5\n0.6,6\n"),
			DEFAULTS.withMissing(MissingValues.INTERPOLATE).withInterpolateDropped(
				true));
		assertArrayEquals(new double[] { 0, 1, 2, 3, 4, 5, 6 }, loaded.traces().trace(
			0), 1e-9);
	}

	@Test
	void aCellWithNothing() throws IOException {
		assertTrue(refusal(text("a,b\n1,\n2,\n"), DEFAULTS.withMissing(
			MissingValues.INTERPOLATE)).contains("cell 2 (b) has no finite sample"));
	}

	@Test
	void formats() throws IOException {
		final Path file = text("a,b\n1,2\n");
		assertEquals("csv", TraceFiles.load(file, "AUTO ", DEFAULTS).source());
		final String message = assertThrows(InvalidInputException.class,
			() -> TraceFiles.load(file, "xls", DEFAULTS)).getMessage();
		for (final String format : TraceFiles.formats())
			assertTrue(message.contains(format), message);
		for (final String format : TraceFiles.formats()) {
			if (format.equals("csv") || format.equals("auto")) continue;
			assertThrows(IOException.class, () -> TraceFiles.load(file, format,
				DEFAULTS), format);
		}
		assertFalse(TraceFiles.load(file, null, DEFAULTS).traces().rate().isKnown());
	}

	@ParameterizedTest
	@CsvSource({ "-0.1", "2.1", "NaN" })
	void optionsOutOfRange(final double v) {
		assertThrows(InvalidInputException.class, () -> DEFAULTS.withNeuropilFactor(v));
		assertThrows(InvalidInputException.class, () -> DEFAULTS.withFs(-Math.abs(v)));
		assertThrows(InvalidInputException.class, () -> DEFAULTS.withTraceKey(" "));
		assertThrows(InvalidInputException.class, () -> DEFAULTS.withMissing(null));
	}
}
