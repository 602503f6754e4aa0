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
package org.calab.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.calab.bridge.PageActivity;
import org.calab.bridge.PageResults;
import org.calab.io.DataFormatException;
import org.calab.io.npy.Npy;
import org.calab.loader.TraceFiles;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page's zip: its activity is that of the kind of file from which the traces came. */
class ResultsZipTest {

	private static final double[][] ACTIVITY = { { 0, 1, 2, 0, 0 }, { 3, 0, 0, 1,
		0.5 } };

	private static final String RESULTS =
		"{\"alphas\": [1, 2.5], \"baselines\": [0.1, 0.2], \"pves\": [0.9, 0.8], \"fs\": 20, \"tau_rise\": 0.1, \"tau_decay\": 0.6, \"beta\": 1.5, \"h_free\": [0, 1, 0.5], \"num_iterations\": 7, \"converged\": true, \"converged_at_iteration\": 4}";

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource({ "movie.mat, activity.mat", "Movie.MAT, activity.mat",
		"movie.npy, activity.npy", "movie.tif, activity.npy" })
	void writtenAsThePageDoes(final String origin, final String entry)
		throws IOException
	{
		final TraceSet traces = TraceSet.of(new double[2][5], SamplingRate.ofHz(20))
			.withOrigin(origin);
		final PageActivity result = PageActivity.of(PageResults.read(RESULTS
			.getBytes(StandardCharsets.UTF_8), bytes(ACTIVITY), traces), traces);
		CaDeconFiles.save(result, folder.resolve("r"), true, false);
		final Path file = folder.resolve("r_cadecon_results.zip");
		final Map<String, byte[]> entries = unzipped(file);
		assertEquals("[" + entry + ", results.json]", entries.keySet().toString());
		if (entry.endsWith(".mat")) assertArrayEquals(withoutText(mat("activity",
			ACTIVITY)), withoutText(entries.get(entry)));
		requireSaved(file);
	}

	@Test
	void readAsThePageWritesIt() throws IOException {
		requireSaved(zip("page.zip", "activity.mat", mat("activity", ACTIVITY)));
		requireSaved(zip("page2.zip", "activity.npy", bytes(ACTIVITY)));
	}

	@Test
	void damagedOnesAreRefused() throws IOException {
		final byte[] mat = mat("activity", ACTIVITY);
		refused("no matrix \"activity\"", zip("a.zip", "activity.mat", mat("other",
			ACTIVITY)));
		refused("activity.mat", zip("b.zip", "activity.mat", java.util.Arrays
			.copyOf(mat, mat.length - 9)));
		refused("no activity.npy", zip("c.zip", "activity.txt", mat));
		Files.write(folder.resolve("d.zip"), new byte[] { 'P', 'K', 3, 4, 0 });
		refused("zip", folder.resolve("d.zip"));
	}

	private static void refused(final String words, final Path file) {
		final String message = assertThrows(DataFormatException.class,
			() -> CaDeconFiles.read(file)).getMessage();
		assertTrue(message.contains(words), message);
	}

	private static void requireSaved(final Path file) throws IOException {
		final CaDeconFiles.Saved saved = CaDeconFiles.read(file);
		assertArrayEquals(ACTIVITY, saved.activity().toArray());
		assertEquals(20, saved.activity().rate().hz());
		assertArrayEquals(new double[] { 1, 2.5 }, saved.alphas());
		assertEquals(0.6, saved.kernel().tauDecay());
		assertEquals(4, saved.convergedAt().getAsInt());
		final TraceSet loaded = TraceFiles.load(file);
		assertArrayEquals(ACTIVITY, loaded.toArray());
		assertEquals(20, loaded.rate().hz());
	}

	private Path zip(final String name, final String entry, final byte[] content)
		throws IOException
	{
		final Path file = folder.resolve(name);
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(
			file)))
		{
			zip.putNextEntry(new ZipEntry(entry));
			zip.write(content);
			zip.putNextEntry(new ZipEntry("results.json"));
			zip.write(RESULTS.getBytes(StandardCharsets.UTF_8));
		}
		return file;
	}

	private static Map<String, byte[]> unzipped(final Path file)
		throws IOException
	{
		final Map<String, byte[]> entries = new LinkedHashMap<>();
		try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
			for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry())
				entries.put(e.getName(), zip.readAllBytes());
		}
		return entries;
	}

	private static byte[] bytes(final double[][] rows) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		Npy.of(rows).writeTo(out);
		return out.toByteArray();
	}

	/** A matrix of singles by MathWorks, "MAT-File Format", level 5. */
	private static byte[] mat(final String name, final double[][] rows) {
		final int r = rows.length, c = rows[0].length, size = 4 * r * c;
		final int named = (name.length() + 7) / 8 * 8, padded = (size + 7) / 8 * 8;
		final ByteBuffer b = ByteBuffer.allocate(128 + 8 + 48 + named + padded)
			.order(ByteOrder.LITTLE_ENDIAN);
		b.put("MATLAB 5.0 MAT-file, created by CaLab".getBytes(
			StandardCharsets.US_ASCII));
		b.putShort(124, (short) 0x0100).put(126, (byte) 'I').put(127, (byte) 'M');
		b.position(128);
		b.putInt(14).putInt(48 + named + padded); // a matrix
		b.putInt(6).putInt(8).putInt(7).putInt(0); // its class is single
		b.putInt(5).putInt(8).putInt(r).putInt(c);
		b.putInt(1).putInt(name.length()).put(name.getBytes(
			StandardCharsets.US_ASCII));
		b.position(128 + 8 + 32 + 8 + named);
		b.putInt(7).putInt(size);
		for (int j = 0; j < c; j++)
			for (int i = 0; i < r; i++)
				b.putFloat((float) rows[i][j]);
		return b.array();
	}

	private static byte[] withoutText(final byte[] mat) {
		final byte[] copy = mat.clone();
		assertTrue(new String(copy, 0, 10, StandardCharsets.US_ASCII).equals(
			"MATLAB 5.0"));
		java.util.Arrays.fill(copy, 0, 124, (byte) 0);
		return copy;
	}
}
