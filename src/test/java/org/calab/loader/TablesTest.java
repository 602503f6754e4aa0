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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.calab.io.DataFormatException;
import org.calab.io.FileGroup;
import org.calab.io.npy.Npy;
import org.calab.io.table.TraceCsv;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as programs and people write them, made here: the right traces, or a refusal with a way out. */
class TablesTest {

	private static final int CELLS = 3, FRAMES = 60;

	private static final double STEP = 0.05;

	private static final LoadOptions DEFAULTS = LoadOptions.defaults();

	@TempDir
	Path folder;

	private static double value(final int cell, final int frame) {
		return 100 + (cell * 271 + frame * 137 + 21) % 997 / 100.0;
	}

	private static String number(final double v) {
		return String.format(Locale.ROOT, "%.3f", v);
	}

	/** Lines of a table with the fields of {@code first} before the values of each frame. */
	private static String table(final String heading, final IntFunction<String> first) {
		final StringBuilder text = new StringBuilder(heading.isEmpty() ? "" : heading + "\n");
		for (int t = 0; t < FRAMES; t++) {
			text.append(first.apply(t));
			for (int i = 0; i < CELLS; i++)
				text.append(i == 0 ? "" : ",").append(number(value(i, t)));
			text.append('\n');
		}
		return text.toString();
	}

	private static String timed(final String heading, final double step) {
		return table(heading + ",a,b,c", t -> String.format(Locale.ROOT, "%.9g,", t * step));
	}

	private static String plain() {
		return timed("time_s", STEP);
	}

	private Path file(final String text) throws IOException {
		return file(text, StandardCharsets.UTF_8);
	}

	private Path file(final String text, final Charset charset) throws IOException {
		return Files.write(folder.resolve("t.csv"), text.getBytes(charset));
	}

	private Loaded load(final String text) throws IOException {
		return TraceFiles.load(file(text), "auto", DEFAULTS);
	}

	private String refusal(final String text) throws IOException {
		return refusal(text, DEFAULTS);
	}

	private String refusal(final String text, final LoadOptions options)
		throws IOException
	{
		final Path file = file(text);
		return assertThrows(DataFormatException.class, () -> TraceFiles.load(file, "auto",
			options)).getMessage();
	}

	private static void assertValues(final Loaded loaded) {
		assertEquals(CELLS, loaded.traces().numCells());
		assertEquals(FRAMES, loaded.traces().numTimepoints());
		for (int i = 0; i < CELLS; i++)
			for (int t = 0; t < FRAMES; t++)
				assertEquals(value(i, t), loaded.traces().value(i, t), 1e-9);
	}

	private static void assertRate(final double hz, final Loaded loaded) {
		assertEquals(hz, loaded.traces().rate().hz(), 1e-6 * hz);
	}

	private static void assertNoted(final Loaded loaded, final String part) {
		assertEquals(1, loaded.notes().stream().filter(n -> n.contains(part)).count(), () -> part +
			" in " + loaded.notes());
	}

	// -- text --

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "UTF-16LE", "UTF-16BE" })
	void byteOrderMark(final String charset) throws IOException {
		final Loaded loaded = TraceFiles.load(file("\ufeff" + plain(), Charset.forName(charset)),
			"auto", DEFAULTS);
		assertValues(loaded);
		assertRate(20, loaded);
		assertEquals(List.of("a", "b", "c"), loaded.traces().names());
		assertEquals(List.of(), loaded.notes());
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-16LE", "UTF-16BE" })
	void utf16WithoutMark(final String charset) throws IOException {
		assertValues(TraceFiles.load(file(plain(), Charset.forName(charset)), "auto", DEFAULTS));
	}

	@Test
	void windows() throws IOException {
		final Loaded loaded = TraceFiles.load(file(table("time_s,Mean(\u00b5m),\u00e9,c", t -> number(
			t * STEP) + ","), Charset.forName("windows-1252")), "auto", DEFAULTS);
		assertValues(loaded);
		assertEquals("Mean(\u00b5m)", loaded.traces().names().get(0));
		assertNoted(loaded, "Windows-1252");
	}

	@Test
	void utf16ThatIsCutOff() throws IOException {
		final byte[] bytes = ("\ufeff" + plain()).getBytes(StandardCharsets.UTF_16LE);
		final Path file = Files.write(folder.resolve("t.csv"), java.util.Arrays.copyOf(bytes,
			bytes.length - 1));
		assertTrue(assertThrows(DataFormatException.class, () -> TraceFiles.load(file))
			.getMessage().contains("save it as UTF-8"));
	}

	@ParameterizedTest
	@ValueSource(strings = { ",", ";", "\t", "|", " ", "   " })
	void separators(final String separator) throws IOException {
		for (final String end : List.of("\n", "\r\n", "\r"))
			assertValues(load(plain().replace(",", separator).replace("\n", end)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', value = { "sep=;!;", "SEP=,!,", "\"sep=;\"!;", "sep=\\t!TAB" })
	void separatorNamedAsExcelDoes(final String line, final String separator) throws IOException {
		assertValues(load(line.replace("\\t", "\t") + "\n" + plain().replace(",", separator.replace(
			"TAB", "\t"))));
	}

	@Test
	void quotedFields() throws IOException {
		final Loaded loaded = load(table("\"time_s\",\"a, b\",\"say \"\"b\"\"\",\"c\nd\"", t -> "\"" +
			number(t * STEP) + "\","));
		assertValues(loaded);
		assertEquals(List.of("a, b", "say \"b\"", "c\nd"), loaded.traces().names());
	}

	@Test
	void aQuoteThatDoesNotEndIsRefused() throws IOException {
		assertTrue(refusal(plain().replaceFirst("\n", "\n\"")).contains("damaged"));
	}

	@Test
	void commentsBeforeTheTable() throws IOException {
		assertValues(load("# recorded on a Monday\n" + plain()));
		assertEquals(List.of("a", "b", "c"), load("# " + plain()).traces().names(),
			"numpy.savetxt puts a mark before the headings");
		assertEquals(List.of("a", "b", "c"), load("# " + plain().replace(',', ' ')).traces().names());
	}

	// -- numbers --

	private static String commas() {
		return plain().replace(',', ';').replace('.', ',');
	}

	@Test
	void decimalCommas() throws IOException {
		final Loaded loaded = load(commas());
		assertValues(loaded);
		assertRate(20, loaded);
		assertEquals(List.of(), loaded.notes());
		assertValues(load(commas().replace(';', '\t')));
		assertValues(load("\"" + commas().strip().replace(";", "\",\"").replace("\n",
			"\"\n\"") + "\"\n"));
	}

	@Test
	void decimalCommasThatCouldBeThousands() throws IOException {
		final StringBuilder text = new StringBuilder("frame;a\n");
		for (int t = 0; t < FRAMES; t++)
			text.append(t).append(';').append(number(value(0, t)).replace('.', ',')).append('\n');
		final Loaded loaded = load(text.toString());
		assertEquals(value(0, 1), loaded.traces().value(0, 1), 1e-9);
		assertNoted(loaded, "decimal comma");
		assertTrue(refusal("a;b\n105,120;1\n7;2\n").contains("may be a decimal comma or separate thousands"));
		assertTrue(refusal("a,b\n\"105,120\",1\n\"7,250\",2\n").contains("without thousands separators"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', quoteCharacter = '`', value = {
		"a,b!\"1,105.120\",2.5!1105.12", "a;b!1.105,120;2,5!1105.12", "a;b!1 105,12;2,5!1105.12",
		"a;b!1'105.12;2.5!1105.12", "a,b!\"1,105,120\",2.5!1105120", "a;b!1.105.120;2,5!1105120",
		"a,b!1.5e3,2.5!1500", "a,b!-1.5E-1,2.5!-0.15", "a,b!+.5,2.5!0.5", "a,b!\u22122.5,2.5!-2.5",
		"a;b!1,5E3;2,5!1500" })
	void numbers(final String heading, final String row, final double first) throws IOException {
		assertEquals(first, load(heading + "\n" + row + "\n" + row + "\n").traces().value(0, 0));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', quoteCharacter = '`', value = {
		"a;b!1,5;2.5!decimal commas and decimal points are mixed: 1,5 in line 2, but 2.5 in line 2",
		"a,b!1.5x,2.5!must be a number, but is \"1.5x\"", "a,b!0x1F,2.5!must be a number",
		"a,b!1d,2.5!must be a number", "a,b!1.2.3,2.5!must be a number",
		"a,b!\"1,10.5\",2.5!must be a number" })
	void noNumbers(final String heading, final String row, final String why) throws IOException {
		final String message = refusal(heading + "\n" + row + "\n" + (heading.equals("a;b")
			? "7,25;8,5\n" : "7.25,8.5\n"));
		assertTrue(message.contains(why), message);
	}

	/** With commas for both, every number falls apart into two. */
	@Test
	void commasAsSeparatorsAndDecimalMarks() throws IOException {
		assertTrue(refusal(plain().replace('.', ',')).contains("semicolons"));
		assertTrue(refusal(table("", t -> "").replace('.', ',')).contains("semicolons"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "nan", "NaN", "NA", "N/A", "#DIV/0!", "#N/A", "#WERT!", "", "null",
		"None", "-", "1.#QNAN" })
	void missingWords(final String word) throws IOException {
		final String text = plain().replaceFirst(number(value(1, 5)), word);
		assertTrue(refusal(text).contains("cell 2 (b) has NaN at frame 5"));
		final Loaded filled = TraceFiles.load(file(text), "auto", DEFAULTS.withMissing(
			MissingValues.INTERPOLATE));
		assertEquals((value(1, 4) + value(1, 6)) / 2, filled.traces().value(1, 5), 1e-9);
	}

	@Test
	void infiniteWords() throws IOException {
		assertTrue(refusal(plain().replaceFirst(number(value(1, 5)), "-inf")).contains("-Infinity"));
	}

	// -- headings --

	@Test
	void aFirstLineOfNumbersIsData() throws IOException {
		final Loaded loaded = load(table("", t -> ""));
		assertValues(loaded);
		assertEquals(List.of("Cell 1", "Cell 2", "Cell 3"), loaded.traces().names());
	}

	@Test
	void headingsOfNumbers() throws IOException {
		final Loaded pandas = load(table("0,1,2", t -> ""));
		assertValues(pandas);
		assertNoted(pandas, "read as headings");
		assertEquals(List.of("0", "1", "2"), load(table(",0,1,2", t -> t + ",")).traces().names());
		assertValues(load(table(",0,1,2", t -> t + ",")));
	}

	@Test
	void emptyColumnsAndRows() throws IOException {
		final Loaded loaded = load(plain().replace("\n", ",,\n") + ",,,,,\n\n\n");
		assertValues(loaded);
		assertRate(20, loaded);
		assertValues(load(plain().replaceFirst("\n", ",,\n")));
		assertValues(load("\n\n" + plain()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\"\"", "index", "Index", "Unnamed: 0", "Slice", "Frame #",
		"Frame Number", "frame", "frame_number", "Frame No.", "#", "No.", "idx", "row", "Image",
		"Timepoint" })
	void indexColumns(final String heading) throws IOException {
		for (final int from : new int[] { 0, 1 }) {
			final Loaded loaded = load(table(heading + ",a,b,c", t -> t + from + ","));
			assertValues(loaded);
			assertFalse(loaded.traces().rate().isKnown());
			assertEquals(List.of("a", "b", "c"), loaded.traces().names());
		}
	}

	@Test
	void indexBesideTimes() throws IOException {
		final Loaded loaded = load(table(",Frame,Time [ms],Label,a,b,c", t -> t + 1 + "," + t + "," + 50 *
			t + ",m.tif:" + (t + 1) + ","));
		assertValues(loaded);
		assertRate(20, loaded);
	}

	@Test
	void indexWithoutHeadings() throws IOException {
		final Loaded loaded = load(table("", t -> t + 1 + ","));
		assertValues(loaded);
		assertNoted(loaded, "numbers the rows");
		final Loaded timed = load(table("", t -> number(t * STEP) + ","));
		assertValues(timed);
		assertRate(20, timed);
		assertNoted(timed, "read as seconds");
	}

	/** write.table of R names the rows, but not their column. */
	@Test
	void rowNamesWithoutHeading() throws IOException {
		final String text = table("\"a\",\"b\",\"c\"", t -> "\"" + (t + 1) + "\",");
		assertValues(load(text));
		assertValues(load(text.replace(',', ' ')));
	}

	@Test
	void unknownHeadingOfTimes() throws IOException {
		assertTrue(refusal(timed("Zeitachse", STEP)).contains("name it time_s, time_ms or frame"));
	}

	@Test
	void droppedFramesByTheirNumbers() throws IOException {
		final String text = table("frame,a,b,c", t -> (t < 10 ? t : t + 2) + ",");
		assertTrue(refusal(text).contains("2 frames are missing in 1 gap"));
		final Loaded loaded = TraceFiles.load(file(text), "auto", DEFAULTS.withInterpolateDropped(
			true).withFs(20));
		assertEquals(FRAMES + 2, loaded.traces().numTimepoints());
		assertEquals(value(0, 10), loaded.traces().value(0, 12), 1e-9);
	}

	// -- times --

	@ParameterizedTest
	@CsvSource(delimiter = '!', value = { "time_s!0.05", "Time (s)!0.05", "Time(s)!0.05",
		"Time [s]!0.05", "time (sec)!0.05", "Time, seconds!0.05", "Time..s.!0.05", "t_s!0.05",
		"t (s)!0.05", "seconds!0.05", "Elapsed Time (s)!0.05", "Zeit (s)!0.05", "Timestamp (s)!0.05",
		"time_ms!50", "Time (ms)!50", "Time [ms]!50", "Time Stamp (ms)!50", "timestamps_ms!50", "ms!50",
		"Time_in_ms!50", "time/ms!50", "Time (msec)!50", "t[ms]!50", "time_min!0.000833333333",
		"Time [min]!0.000833333333", "time_us!50000", "Time (\u00b5s)!50000", "Time (h)!0.0000138888889",
		"Time!0.05", "t!0.05", "Timestamp!0.05", "times!0.05" })
	void timesByName(final String heading, final double step) throws IOException {
		final String quoted = heading.contains(",") ? "\"" + heading + "\"" : heading;
		final Loaded loaded = load(timed(quoted, step));
		assertValues(loaded);
		assertRate(20, loaded);
		final boolean unit = !List.of("Time", "t", "Timestamp", "times").contains(heading);
		if (unit) assertEquals(List.of(), loaded.notes());
		else assertNoted(loaded, "names no unit and was read as seconds");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', value = { "Time!50!is this in ms?", "time_s!20!is this in ms?",
		"Time (s)!0.0000138888889!is this in minutes or hours?" })
	void implausibleRates(final String heading, final double step, final String question)
		throws IOException
	{
		final String text = timed(heading, step);
		final String message = refusal(text);
		assertTrue(message.contains(question) && message.contains("set fs"), message);
		final Loaded given = TraceFiles.load(file(text), "auto", DEFAULTS.withFs(20));
		assertValues(given);
		assertRate(20, given);
		assertEquals(List.of("The frame times of the file were not used, as the sampling rate was " +
			"given."), given.notes());
	}

	@Test
	void aTimeThatCountsFrames() throws IOException {
		final Loaded loaded = load(table("Time,a,b,c", t -> t + ","));
		assertValues(loaded);
		assertFalse(loaded.traces().rate().isKnown());
		assertNoted(loaded, "set fs to 1");
		assertRate(1, load(table("time_s,a,b,c", t -> t + ",")));
	}

	/** Microscopes write the times before each ROI. */
	@Test
	void timesOfEachCell() throws IOException {
		final StringBuilder text = new StringBuilder("Time1,Mean1,Time2,Mean2,Time.3,Mean3\n");
		for (int t = 0; t < FRAMES; t++) {
			for (int i = 0; i < CELLS; i++)
				text.append(i == 0 ? "" : ",").append(number(t * STEP)).append(",").append(number(value(i,
					t)));
			text.append("\n");
		}
		assertValues(load(text.toString()));
	}

	@Test
	void unitsInASecondLine() throws IOException {
		final Loaded loaded = load(table("Time,a,b,c\n[ms],a.u.,a.u.,a.u.", t -> 50 * t + ","));
		assertValues(loaded);
		assertRate(20, loaded);
		assertEquals(List.of(), loaded.notes());
		assertNoted(load(table("time_s,a,b,c\nnone,left,left,right", t -> number(t * STEP) + ",")),
			"second line of headings was left out");
	}

	@Test
	void timestampsAreNoTraces() throws IOException {
		final String text = IntStream.range(0, FRAMES).mapToObj(t -> t + "," + 50 * t + ",0\n").collect(
			Collectors.joining("", "Frame Number,Time Stamp (ms),Buffer Index\n", ""));
		assertTrue(refusal(text).contains("no column of a cell, only"));
	}

	// -- ImageJ --

	/** Multi Measure with one row per slice. */
	@ParameterizedTest
	@ValueSource(strings = { "Mean", "Label,Mean", "Label,Area,Mean,Min,Max", "Area,Mean",
		"Area,Mean,StdDev,IntDen,RawIntDen", "Mean,X,Y" })
	void multiMeasure(final String measures) throws IOException {
		for (final boolean named : new boolean[] { false, true })
			for (final String separator : List.of(",", "\t")) {
				final List<String> kinds = List.of(measures.split(","));
				final StringBuilder text = new StringBuilder(" ");
				if (kinds.contains("Label")) text.append(",Label");
				for (int i = 1; i <= CELLS; i++)
					for (final String kind : kinds)
						if (!kind.equals("Label")) text.append(",").append(kind).append(named ? "(soma " + i +
							")" : i);
				for (int t = 0; t < FRAMES; t++) {
					text.append("\n").append(t + 1);
					if (kinds.contains("Label")) text.append(",movie.tif");
					for (int i = 0; i < CELLS; i++)
						for (final String kind : kinds)
							if (!kind.equals("Label")) text.append(",").append(kind.equals("Mean") ? number(
								value(i, t)) : kind.equals("Area") ? "48" : number(3 * t + i));
				}
				final Loaded loaded = load(text.toString().replace(",", separator));
				assertValues(loaded);
				assertEquals(named ? "Mean(soma 1)" : "Mean1", loaded.traces().names().get(0));
				if (measures.matches("(Label,)?Mean")) assertEquals(List.of(), loaded.notes());
				else assertNoted(loaded, "The measure mean was read; left out: ");
			}
	}

	@Test
	void otherMeasures() throws IOException {
		final String text = " ,Area1,Min1,Max1,Area2,Min2,Max2\n1,5,2,3,5,4,6\n2,5,3,4,5,5,7\n3,5,3,4,5,5,7\n";
		assertTrue(refusal(text).contains("set trace_key to one of area, min, max"));
		final Loaded loaded = TraceFiles.load(file(text), "auto", DEFAULTS.withTraceKey("Max"));
		assertArrayEquals(new double[] { 6, 7, 7 }, loaded.traces().trace(1));
		assertTrue(refusal(text, DEFAULTS.withTraceKey("Median")).contains("no measure \"Median\""));
		assertTrue(refusal(" ,Area1,Area2\n1,5,4\n2,5,4\n3,5,4\n").contains("area of the ROIs"));
	}

	/** One row per ROI and slice, in both orders. */
	@ParameterizedTest
	@CsvSource(delimiter = '!', value = { "Label!ROIS", "Label!SLICES", "Slice!ROIS",
		"Slice!SLICES", "ROI!ROIS", "ROI!SLICES", "Both!SLICES" })
	void aRowPerRoiAndSlice(final String by, final String order) throws IOException {
		final StringBuilder text = new StringBuilder(" ," + (by.equals("Both") ? "Label,Slice" : by) +
			(by.equals("ROI") ? ",Frame" : "") + ",Area,Mean,Min\n");
		for (int k = 0; k < CELLS * FRAMES; k++) {
			final int i = order.equals("ROIS") ? k / FRAMES : k % CELLS;
			final int t = order.equals("ROIS") ? k % FRAMES : k / CELLS;
			final String label = "movie.tif:000" + i + "-0009:" + (t + 1);
			text.append(k + 1).append(',').append(switch (by) {
				case "Label" -> label;
				case "Slice" -> t + 1;
				case "ROI" -> "cell " + i + "," + (t + 1);
				default -> label + "," + (t + 1);
			}).append(",48,").append(number(value(i, t))).append(",7\n");
		}
		final Loaded loaded = load(text.toString());
		assertValues(loaded);
		assertNoted(loaded, "one row per cell and frame: \"Mean\" of 3 cells, 60 frames");
	}

	@Test
	void rowsThatNothingTellsApart() throws IOException {
		final StringBuilder text = new StringBuilder(" ,Area,Mean,Min,Max\n");
		for (int k = 0; k < CELLS * FRAMES; k++)
			text.append(k + 1).append(",48,").append(number(value(k % CELLS, k / CELLS))).append(
				",90,130\n");
		final String message = refusal(text.toString());
		assertTrue(message.contains("\"One row per slice\"") && message.contains(
			"set trace_key to the column to read, such as Mean"), message);
		final Loaded one = TraceFiles.load(file(text.toString()), "auto", DEFAULTS.withTraceKey("Mean"));
		assertEquals(1, one.traces().numCells());
	}

	@Test
	void cellsWithOtherFramesAreRefused() throws IOException {
		assertTrue(refusal("ROI,Frame,Mean\n1,1,5\n1,2,6\n2,1,5\n2,3,6\n").contains(
			"with other frames or times"));
		assertTrue(refusal("ROI,Frame,Mean\n1,1,5\n1,2,6\n1,3,6\n2,1,5\n2,2,6\n").contains(
			"has 3 rows, 2 has 2"));
		assertTrue(refusal("ROI,Frame,Mean\n1,1,5\n1,1,6\n2,1,5\n2,1,6\n").contains(
			"one row per frame"));
	}

	@Test
	void timeSeriesAnalyzer() throws IOException {
		final Loaded loaded = load(table("Average,Err,a,b,c", t -> "105.5,2.1,"));
		assertValues(loaded);
		assertNoted(loaded, "\"Average\", \"Err\"");
		assertValues(load(table(" ,Average,Err,a,b,c", t -> t + 1 + ",105.5,2.1,")));
	}

	// -- others --

	private static String inscopix(final String... status) {
		return table(" , C0, C1, C2\nTime(s)/Cell Status, " + String.join(", ", status), t -> " " + number(
			t * STEP) + ", ").replace(",", ", ").replace(",  ", ", ");
	}

	@Test
	void inscopix() throws IOException {
		final Loaded loaded = load(inscopix("accepted", "rejected", "undecided"));
		assertEquals(List.of("C0", "C2"), loaded.traces().names());
		assertEquals(value(2, 7), loaded.traces().value(1, 7), 1e-9);
		assertRate(20, loaded);
		assertNoted(loaded, "1 accepted, 1 undecided and 1 rejected cells");
		final Loaded all = TraceFiles.load(file(inscopix("accepted", "rejected", "undecided")), "auto",
			DEFAULTS.withCellsOnly(false));
		assertValues(all);
		assertTrue(refusal(inscopix("rejected", "rejected", "rejected")).contains(
			"set cells_only to false"));
	}

	/** A row per cell, as pandas and people write it. */
	@ParameterizedTest
	@ValueSource(strings = { "cell,f", "cell,frame_", "unit_id,", "ROI,t", ",f", "neuron,frame " })
	void cellsInRows(final String form) throws IOException {
		final String corner = form.split(",", -1)[0], prefix = form.split(",", -1)[1];
		final StringBuilder text = new StringBuilder(corner);
		for (int t = 0; t < FRAMES; t++)
			text.append(",").append(prefix).append(t);
		for (int i = 0; i < CELLS; i++) {
			text.append("\n").append(corner.equals("ROI") ? "soma " + i : i);
			for (int t = 0; t < FRAMES; t++)
				text.append(",").append(number(value(i, t)));
		}
		final Loaded loaded = load(text + "\n");
		assertValues(loaded);
		assertNoted(loaded, "Each row was read as a cell");
		if (corner.equals("ROI")) assertEquals("soma 1", loaded.traces().names().get(1));
	}

	@Test
	void cellsInRowsAtTimes() throws IOException {
		final StringBuilder text = new StringBuilder("cell");
		for (int t = 0; t < FRAMES; t++)
			text.append(",").append(number(t * STEP));
		for (int i = 0; i < CELLS; i++) {
			text.append("\nC").append(i);
			for (int t = 0; t < FRAMES; t++)
				text.append(",").append(number(value(i, t)));
		}
		final Loaded loaded = load(text + "\n");
		assertValues(loaded);
		assertRate(20, loaded);
	}

	@Test
	void namedRowsWithoutHeadings() throws IOException {
		final StringBuilder text = new StringBuilder();
		for (int i = 0; i < CELLS; i++) {
			text.append("soma ").append(i);
			for (int t = 0; t < FRAMES; t++)
				text.append(",").append(number(value(i, t)));
			text.append("\n");
		}
		assertValues(load(text.toString()));
	}

	/** Bare numbers in the headings may number cells as well as frames. */
	@Test
	void barePandasOfCellsInRowsIsDoubted() throws IOException {
		final StringBuilder text = new StringBuilder();
		for (int t = 0; t < FRAMES; t++)
			text.append(",").append(t);
		for (int i = 0; i < CELLS; i++) {
			text.append("\n").append(i);
			for (int t = 0; t < FRAMES; t++)
				text.append(",").append(number(value(i, t)));
		}
		assertNoted(load(text + "\n"), "more cells (60) than frames (3)");
		assertValues(TraceFiles.load(file(text + "\n"), "auto", DEFAULTS.withTranspose(true)));
	}

	@Test
	void textsAreNoCells() throws IOException {
		final Loaded loaded = load(table("time_s,Comment,a,b,c", t -> number(t * STEP) + ",fine,"));
		assertValues(loaded);
		assertNoted(loaded, "\"Comment\"");
		assertTrue(refusal(plain().replaceFirst(number(value(1, 5)), "oops")).contains(
			"line 7, column 3 must be a number, but is \"oops\""));
	}

	/** Our own tables are read as they were written. */
	@Test
	void ourOwnTables() throws IOException {
		final double[][] rows = new double[CELLS][FRAMES];
		for (int i = 0; i < CELLS; i++)
			for (int t = 0; t < FRAMES; t++)
				rows[i][t] = value(i, t);
		for (final SamplingRate rate : List.of(SamplingRate.ofHz(20), SamplingRate.unknown())) {
			final TraceSet traces = TraceSet.of(rows, rate).withNames(List.of("a", "b", "c"));
			for (final FileGroup.Content content : List.of(TraceCsv.wide(traces), TraceCsv.tidy(java.util.Map
				.of("dff", traces))))
			{
				final ByteArrayOutputStream out = new ByteArrayOutputStream();
				content.writeTo(out);
				final Loaded loaded = load(out.toString(StandardCharsets.UTF_8));
				assertValues(loaded);
				assertEquals(traces.names(), loaded.traces().names());
				assertEquals(rate.isKnown(), loaded.traces().rate().isKnown());
			}
		}
	}

	/** What we write of cells is no trace set. */
	@ParameterizedTest
	@ValueSource(strings = { "cell,baseline,snr\nCell 1,1.5,7\nCell 2,1.25,8\n",
		"cell,baseline,snr\n1,1.5,7\n2,1.25,8\n", "unit_id,x,y\n4,1.5,7\n9,1.25,8\n" })
	void tablesOfCellsAreNoTraces(final String text) throws IOException {
		assertTrue(refusal(text).contains("describes cells"));
	}

	// -- orientation --

	@Test
	void orientation() throws IOException {
		final double[][] turned = new double[FRAMES][CELLS];
		for (int i = 0; i < CELLS; i++)
			for (int t = 0; t < FRAMES; t++)
				turned[t][i] = value(i, t);
		final Path npy = folder.resolve("t.npy");
		FileGroup.write(npy, false, Npy.of(turned));
		final Loaded doubted = TraceFiles.load(npy, "auto", DEFAULTS);
		assertEquals(List.of("There are more cells (60) than frames (3). If cells and frames are " +
			"swapped, set transpose."), doubted.notes());
		final Loaded swapped = TraceFiles.load(npy, "auto", DEFAULTS.withTranspose(true));
		assertValues(swapped);
		assertEquals(List.of(), swapped.notes());
		assertNoted(TraceFiles.load(file(plain()), "auto", DEFAULTS.withTranspose(true)),
			"do not fit the swapped traces");
	}

	// -- what is no table --

	static Stream<Arguments> otherFiles() {
		return Stream.of(Arguments.of("xl/workbook.xml", "Excel workbook (.xlsx); save the sheet as CSV"),
			Arguments.of("content.xml", "OpenDocument"), Arguments.of("C/.zarray", "unzip it"), Arguments
				.of("store.zarr/zarr.json", "unzip it"), Arguments.of("0001-0002.roi", "set of ROIs"));
	}

	@ParameterizedTest
	@MethodSource("otherFiles")
	void zips(final String entry, final String wayOut) throws IOException {
		final Path file = folder.resolve("t.zip");
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
			zip.putNextEntry(new ZipEntry("first"));
			zip.putNextEntry(new ZipEntry(entry));
		}
		for (final String format : List.of("auto", "csv", "npz")) {
			final String message = assertThrows(DataFormatException.class, () -> TraceFiles.load(file,
				format, DEFAULTS)).getMessage();
			assertTrue(message.contains(wayOut), message);
		}
	}

	@Test
	void otherSignatures() throws IOException {
		for (final byte[] start : List.of(new byte[] { (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0 },
			new byte[] { 0x1F, (byte) 0x8B, 8, 0 }))
		{
			final Path file = Files.write(folder.resolve("t.xls"), start);
			final String message = assertThrows(DataFormatException.class, () -> TraceFiles.load(file))
				.getMessage();
			assertTrue(message.contains("Excel") || message.contains("gzip"), message);
		}
	}

	@Test
	void longLinesAreBounded() throws IOException {
		final List<String> many = new ArrayList<>();
		for (int i = 0; i < 100_000; i++)
			many.add(Double.toString(i % 7 + 0.25));
		assertEquals(100_000, load("cell,f0\n".replace("f0", IntStream.range(0, 100_000).mapToObj(
			t -> "f" + t).collect(Collectors.joining(","))) + "a," + String.join(",", many) + "\n").traces()
				.numTimepoints());
		assertTrue(refusal("a,b\n" + "x".repeat(1 << 17) + ",1\n").contains("t.csv"));
	}
}
