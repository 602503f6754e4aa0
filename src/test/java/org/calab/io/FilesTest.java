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
package org.calab.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.calab.Golden;
import org.calab.SharedData;
import org.calab.io.catune.CaTuneExport;
import org.calab.io.catune.TuningData;
import org.calab.io.npy.Npy;
import org.calab.io.npy.Npz;
import org.calab.io.table.TraceCsv;
import org.calab.loader.TraceFiles;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Readers and writers, against files built byte by byte and the reference's own. */
class FilesTest {

	@TempDir
	Path folder;

	private static byte[] npy(final String descr, final boolean fortran,
		final String shape, final byte[] data)
	{
		final String header = "{'descr': '" + descr + "', 'fortran_order': " +
			(fortran ? "True" : "False") + ", 'shape': " + shape + ", }\n";
		final ByteBuffer b = ByteBuffer.allocate(10 + header.length() +
			data.length).order(ByteOrder.LITTLE_ENDIAN);
		b.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put(
			(byte) 1).put((byte) 0).putShort((short) header.length()).put(header
				.getBytes(StandardCharsets.US_ASCII)).put(data);
		return b.array();
	}

	private Path write(final String name, final byte[] bytes)
		throws IOException
	{
		return Files.write(folder.resolve(name), bytes);
	}

	@ParameterizedTest
	@CsvSource({ "f4,4", "f8,8", "i1,1", "i2,2", "i4,4", "i8,8", "u1,1", "u2,2",
		"u4,4", "u8,8", "b1,1" })
	void everyTypeInBothBytesOrdersAndBothMemoryOrders(final String type,
		final int bytes) throws IOException
	{
		final double[][] values = type.equals("b1") ? new double[][] { { 0, 1, 1 }, {
			1, 0, 0 } } : type.startsWith("u") ? new double[][] { { 0, 1, 200 }, { 3, 4,
				255 } } : new double[][] { { 0, -1, 100 }, { 3, -4, -128 } };
		for (final String endian : bytes == 1 ? List.of("|", "<", ">") : List.of("<",
			">"))
		{
			for (final boolean fortran : new boolean[] { false, true }) {
				final ByteBuffer b = ByteBuffer.allocate(6 * bytes).order(endian.equals(
					">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
				for (int k = 0; k < 6; k++) {
					final double v = fortran ? values[k % 2][k / 2] : values[k / 3][k %
						3];
					switch (type.charAt(0) + "" + bytes) {
						case "f4" -> b.putFloat((float) v);
						case "f8" -> b.putDouble(v);
						case "i2", "u2" -> b.putShort((short) v);
						case "i4", "u4" -> b.putInt((int) v);
						case "i8", "u8" -> b.putLong((long) v);
						default -> b.put((byte) (int) v);
					}
				}
				final double[][] read = Npy.read(write("a.npy", npy(endian + type,
					fortran, "(2, 3)", b.array())));
				assertArrayEquals(values[0], read[0], endian + type + fortran);
				assertArrayEquals(values[1], read[1], endian + type + fortran);
			}
		}
	}

	@Test
	void theLargestUnsigned() throws IOException {
		final byte[] ones = new byte[8];
		Arrays.fill(ones, (byte) 0xff);
		assertEquals(0x1p64, Npy.read(write("a.npy", npy("<u8", false, "(1,)",
			ones)))[0][0]);
	}

	@ParameterizedTest
	@ValueSource(strings = { "|O", "<c16", "<U4", "|S3", "<f2", "<f16", "<i3",
		"<M8[ns]" })
	void typesThatAreNoNumbersAreRefused(final String descr) throws IOException {
		final Path file = write("a.npy", npy(descr, false, "(2,)", new byte[64]));
		final IOException e = assertThrows(DataFormatException.class, () -> Npy.read(
			file));
		assertTrue(e.getMessage().contains(descr), e.getMessage());
	}

	@ParameterizedTest
	@ValueSource(strings = { "(99999999, 99999999)", "(2147483647,)",
		"(99999999999,)", "(-1, 3)", "(2, 3, 4)", "(x,)" })
	void impossibleShapesAreRefusedBeforeMemoryIsAskedFor(final String shape)
		throws IOException
	{
		final Path file = write("a.npy", npy("<f8", false, shape, new byte[16]));
		assertThrows(DataFormatException.class, () -> Npy.read(file));
	}

	@Test
	void truncatedAnywhere() throws IOException {
		final byte[] whole = npy("<f8", false, "(2, 3)", new byte[48]);
		for (int n = 0; n < whole.length; n++) {
			final Path file = write("a.npy", Arrays.copyOf(whole, n));
			assertThrows(DataFormatException.class, () -> Npy.read(file), "at " + n);
			if (n > 2) assertThrows(IOException.class, () -> TraceFiles.load(file));
		}
	}

	@Test
	void zipArchives() throws IOException {
		final byte[] a = npy("<f8", false, "(2,)", ByteBuffer.allocate(16).order(
			ByteOrder.LITTLE_ENDIAN).putDouble(1.5).putDouble(-2).array());
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (final String name : List.of("other.npy", "C.npy", "../../evil.npy",
				"notes.txt"))
			{
				zip.putNextEntry(new ZipEntry(name));
				zip.write(a);
			}
		}
		final Path file = write("a.npz", bytes.toByteArray());
		assertEquals(List.of("other", "C", "../../evil"), Npz.names(file));
		assertArrayEquals(new double[] { 1.5, -2 }, Npz.read(file, "C")[0]);
		assertEquals(2, TraceFiles.load(file).numTimepoints(), "C is a usual name");
		assertTrue(assertThrows(DataFormatException.class, () -> Npz.read(file,
			"moon")).getMessage().contains("other, C"));
		for (int n = 4; n < bytes.size(); n += 7) {
			final Path cut = write("cut.npz", Arrays.copyOf(bytes.toByteArray(), n));
			assertThrows(DataFormatException.class, () -> Npz.names(cut));
		}
	}

	@Test
	void aBombClaimsMoreThanDeflateCanHold() throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			zip.putNextEntry(new ZipEntry("C.npy"));
			zip.write(npy("<f8", false, "(100000000,)", new byte[0]));
		}
		final Path file = write("a.npz", bytes.toByteArray());
		assertThrows(DataFormatException.class, () -> Npz.read(file, "C"));
	}

	@Test
	void tuningFilesAreTheReferencesToTheByte() throws IOException {
		int compared = 0;
		for (final JsonNode c : Golden.cases("io")) {
			final String tag = c.get("tag").asText();
			if (!c.has("json_text") || c.get("json_text").isNull() || !List.of(
				"two_by_three", "one_d_int16", "fortran_f32", "with_meta", "nan_inside",
				"gcamp6f_5x1024", "bool").contains(tag)) continue;
			final Path theirs = SharedData.require("reference/io/" + tag + ".npy");
			final TraceSet traces = TraceSet.of(Npy.read(theirs), SamplingRate.ofHz(
				Double.parseDouble(c.get("fs").asText())));
			final Map<String, Object> user = new LinkedHashMap<>();
			if (c.hasNonNull("metadata") && c.get("metadata").isObject()) c.get(
				"metadata").fields().forEachRemaining(e -> user.put(e.getKey(), Json
					.plain(e.getValue())));
			final Path stem = folder.resolve(tag);
			TuningData.save(traces, stem, user, false);
			assertArrayEquals(Files.readAllBytes(theirs), Files.readAllBytes(folder
				.resolve(tag + ".npy")), tag);
			if (user.isEmpty() && c.hasNonNull("metadata") && !c.get("metadata")
				.asText().equals("None")) continue;
			assertEquals(c.get("json_text").asText(), Files.readString(folder.resolve(
				tag + "_metadata.json")), tag);
			assertEquals(traces.rate(), TuningData.load(stem).traces().rate());
			compared++;
		}
		assertTrue(compared >= 5, "compared " + compared);
	}

	@Test
	void namesAndOriginComeBack() throws IOException {
		final TraceSet traces = TraceSet.of(new double[][] { { 1, 2 }, { 3, 4 } },
			SamplingRate.ofHz(12.5)).withNames(List.of("a", "b, \"c\"")).withOrigin(
				"movie.tif");
		TuningData.save(traces, folder.resolve("t"), Map.of("k", 1), false);
		final TuningData back = TuningData.load(folder.resolve("t_metadata.json"));
		assertEquals(traces.names(), back.traces().names());
		assertEquals("movie.tif", back.traces().origin());
		assertEquals(1, back.metadata().get("k"));
		assertEquals(12.5, back.traces().rate().hz());
	}

	@Test
	void missingOrMismatchedTuningFiles() throws IOException {
		assertTrue(assertThrows(FileNotFoundException.class, () -> TuningData.load(
			folder.resolve("t"))).getMessage().contains("t.npy"));
		FileGroup.write(folder.resolve("t.npy"), false, Npy.of(new double[][] { {
			1 } }));
		assertTrue(assertThrows(FileNotFoundException.class, () -> TuningData.load(
			folder.resolve("t"))).getMessage().contains("t_metadata.json"));
		Files.writeString(folder.resolve("t_metadata.json"),
			"{\"num_cells\": 2, \"sampling_rate_hz\": 30}");
		assertTrue(assertThrows(DataFormatException.class, () -> TuningData.load(
			folder.resolve("t"))).getMessage().contains("num_cells is 2"));
		Files.writeString(folder.resolve("t_metadata.json"), "[]");
		assertThrows(DataFormatException.class, () -> TuningData.load(folder.resolve(
			"t")));
		Files.writeString(folder.resolve("t_metadata.json"),
			"{\"sampling_rate_hz\": -3}");
		assertTrue(assertThrows(DataFormatException.class, () -> TuningData.load(
			folder.resolve("t"))).getMessage().contains("-3"));
	}

	@Test
	void csvThereAndBack() throws IOException {
		final TraceSet traces = TraceSet.of(new double[][] { { 0.1, -2e-9, 3 }, { 1 /
			3.0, 5, 6 } }, SamplingRate.ofHz(29.97)).withNames(List.of("soma, 1",
				"the \"big\" one"));
		final Path file = folder.resolve("t.csv");
		FileGroup.write(file, false, TraceCsv.wide(traces));
		final TraceSet back = TraceFiles.load(file);
		assertEquals(traces.names(), back.names());
		assertEquals(29.97, back.rate().hz(), 1e-9);
		assertArrayEquals(traces.trace(1), back.trace(1));
		FileGroup.write(folder.resolve("tidy.csv"), false, TraceCsv.tidy(Map.of("F",
			traces)));
		final List<String> lines = Files.readAllLines(folder.resolve("tidy.csv"));
		assertEquals("cell,frame,time_s,F", lines.get(0));
		assertEquals(7, lines.size());
		assertEquals("\"soma, 1\",0,0.0,0.1", lines.get(1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "time_s\n0\n", "a,b\n1\n", "a,b\n1,x\n", "a\n",
		"time_s,a\n0,1\n0.1,1\n0.3,1\n", "time_s,a\n1,1\n0,1\n" })
	void csvThatIsNone(final String text) throws IOException {
		Files.writeString(folder.resolve("t.csv"), text);
		assertThrows(IOException.class, () -> TraceFiles.load(folder.resolve(
			"t.csv")));
	}

	@Test
	void catuneExports() throws IOException {
		for (final String name : List.of("standard", "filtered", "no_meta")) {
			final Path file = SharedData.require("reference/catune_export/" + name +
				".json");
			final JsonNode p = new ObjectMapper().readTree(file.toFile()).get(
				"parameters");
			final CaTuneExport e = CaTuneExport.read(file);
			assertEquals(p.get("tau_rise_s").asDouble(), e.tauRise());
			assertEquals(p.get("lambda").asDouble(), e.lambda());
			final Path ours = folder.resolve(name + ".json");
			FileGroup.write(ours, false, e.content(p.get("t_peak_s").asDouble(), p.get(
				"fwhm_s").asDouble(), Map.of("num_cells", 5)));
			assertEquals(e, CaTuneExport.read(ours));
			final JsonNode written = new ObjectMapper().readTree(ours.toFile());
			final JsonNode real = new ObjectMapper().readTree(file.toFile());
			real.fieldNames().forEachRemaining(f -> assertTrue(written.has(f), f));
			for (final String part : List.of("parameters", "ar2_coefficients",
				"formulation"))
				real.get(part).fieldNames().forEachRemaining(f -> assertTrue(written.get(
					part).has(f), part + "." + f));
			assertEquals(real.get("ar2_coefficients").get("g2").asDouble(), written
				.get("ar2_coefficients").get("g2").asDouble(), 1e-12);
		}
	}

	/** What the page's own import complains of when it is missing, we write. */
	@Test
	void thePagesImportMissesNothing() throws IOException {
		final Path file = folder.resolve("p.json");
		FileGroup.write(file, false, new CaTuneExport(0.1, 0.6, 0.05, 20, true)
			.content(0.2, 0.7, Map.of()));
		final JsonNode ours = new ObjectMapper().readTree(file.toFile());
		final Pattern key = Pattern.compile("Expected \"(\\w+)\"");
		int demanded = 0;
		for (final JsonNode c : new ObjectMapper().readTree(SharedData.require(
			"reference/catune_export/parse_errors.json").toFile()))
		{
			final Matcher m = key.matcher(c.get("error").asText());
			for (; m.find(); demanded++)
				assertFalse(ours.findPath(m.group(1)).isMissingNode(), m.group(1));
		}
		assertTrue(demanded >= 12, "demanded " + demanded);
		for (final String text : List.of("schema_version", "catune_version",
			"export_date"))
			assertTrue(ours.get(text).isTextual(), text);
		assertEquals("1.2.0", ours.get("schema_version").asText());
		java.time.Instant.parse(ours.get("export_date").asText());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{} | parameters",
		"{\"parameters\": {\"tau_rise_s\": 0.1}} | tau_decay_s",
		"{\"parameters\": {\"tau_rise_s\": \"a\"}} | tau_rise_s", "nonsense | JSON",
		"{\"parameters\": {\"tau_rise_s\": 0, \"tau_decay_s\": 1, \"lambda\": 1, \"sampling_rate_hz\": 1}} | tau_rise_s must be a number greater than 0 s, but is 0" })
	void brokenExportsSayWhat(final String text, final String message)
		throws IOException
	{
		Files.writeString(folder.resolve("p.json"), text);
		final Exception e = assertThrows(DataFormatException.class,
			() -> CaTuneExport.read(folder.resolve("p.json")));
		assertTrue(e.getMessage().contains(message), e.getMessage());
	}

	@Test
	void allFilesOrNone() throws IOException {
		final Path a = folder.resolve("a"), b = folder.resolve("b");
		assertThrows(IOException.class, () -> {
			try (FileGroup group = new FileGroup(false)) {
				group.add(a, out -> out.write(1));
				group.add(b, out -> {
					throw new IOException("disk full");
				});
				group.commit();
			}
		});
		try (Stream<Path> left = Files.list(folder)) {
			assertEquals(0, left.count());
		}
		Files.writeString(a, "mine");
		assertThrows(FileAlreadyExistsException.class, () -> FileGroup.write(a, false,
			out -> out.write(1)));
		assertEquals("mine", Files.readString(a));
		assertFalse(Files.exists(b));
	}
}
