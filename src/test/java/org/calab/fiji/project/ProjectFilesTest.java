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
package org.calab.fiji.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

import org.calab.deconvolution.Baseline;
import org.calab.fiji.tuner.TunedKernel;
import org.calab.fiji.tuner.TunerMethod;
import org.calab.fiji.tuner.TunerSettings;
import org.calab.fiji.workspace.Order;
import org.calab.fiji.workspace.WorkspaceSettings;
import org.calab.fiji.workspace.WorkspaceView;
import org.calab.io.DataFormatException;
import org.calab.kernel.CalciumKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFilesTest {

	@TempDir
	Path folder;

	private Project project() throws IOException {
		Files.createDirectories(folder.resolve("data"));
		Files.writeString(folder.resolve("data/movie.tif"), "frames");
		Files.writeString(folder.resolve("RoiSet.zip"), "rois");
		return new Project(List.of(FileRecord.of(FileRecord.MOVIE, folder.resolve(
			"data/movie.tif"), folder.resolve("data")), FileRecord.of(FileRecord.ROIS,
				folder.resolve("RoiSet.zip"), folder.resolve("data"))), List.of(
					"open(\"movie.tif\");\n", "run(\"Mark Cells...\", \"cells=3\");\n"), List
						.of("Cell 3", "\u00e9\""), new WorkspaceSettings(OptionalDouble.of(
							20.5), true, 0.6, false, "tau", new TunerSettings(
								TunerMethod.POSTERIOR, TunedKernel.of(new CalciumKernel(0.05, 0.7)),
								OptionalDouble.empty(), true, Baseline.CONSTANT)),
			new WorkspaceView(new Order("snr", true), "rate", false, true, "snr >= 2",
				List.of("Cell 2", "Cell 1"), 17, 10.5, 60), Map.of("calab", "0.2.0"));
	}

	private Path written(final Project p) throws IOException {
		final Path file = folder.resolve("data/movie_project.json");
		try (var out = Files.newOutputStream(file)) {
			ProjectFiles.content(p).writeTo(out);
		}
		return file;
	}

	@Test
	void readsWhatItWrote() throws IOException {
		final Project p = project();
		assertEquals(p, ProjectFiles.read(written(p)));
	}

	@Test
	void theChecksumOfAFileIsThatOfSha256sum() throws Exception {
		final FileRecord movie = project().file(FileRecord.MOVIE).orElseThrow();
		assertEquals("movie.tif", movie.path());
		assertEquals("../RoiSet.zip", project().file(FileRecord.ROIS).orElseThrow()
			.path());
		assertEquals(6, movie.bytes());
		assertEquals(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
			.digest("frames".getBytes(StandardCharsets.UTF_8))), movie.checksum());
	}

	@Test
	void aMovedFolderIsFoundAndAChangedFileIsNamed() throws IOException {
		final Project p = project();
		final FileRecord movie = p.file(FileRecord.MOVIE).orElseThrow();
		final Path moved = Files.move(folder.resolve("data"), folder.resolve(
			"moved"));
		assertEquals(moved.resolve("movie.tif"), movie.file(moved));
		assertEquals(Optional.empty(), movie.difference(moved.resolve(
			"movie.tif")));
		Files.writeString(moved.resolve("movie.tif"), "Frames");
		assertTrue(movie.difference(moved.resolve("movie.tif")).orElseThrow()
			.contains("content has changed"));
		Files.writeString(moved.resolve("movie.tif"), "more frames");
		assertTrue(movie.difference(moved.resolve("movie.tif")).orElseThrow()
			.contains("has 11 bytes, not 6"));
		Files.delete(moved.resolve("movie.tif"));
		assertEquals(Optional.of("is missing"), movie.difference(movie.file(moved)));
	}

	/** A file of gigabytes is not read as a whole, but its beginning, its end and its size are. */
	@Test
	void ofALargeFileSomeBlocksAreHashed() throws IOException {
		final Path file = folder.resolve("large.tif");
		try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
			out.setLength(65L << 20);
			final FileRecord before = FileRecord.of(FileRecord.MOVIE, file, folder);
			assertEquals(FileRecord.BLOCKS, before.hashed());
			assertEquals(Optional.empty(), before.difference(file));
			for (final long at : new long[] { 0, (65L << 20) - 1 }) {
				out.seek(at);
				out.write(1);
				assertTrue(before.difference(file).isPresent(), "byte " + at);
				out.seek(at);
				out.write(0);
			}
			out.setLength((65L << 20) + 1);
			assertTrue(before.difference(file).isPresent());
		}
	}

	@Test
	void ofAFolderTheNamesAndSizesAreHashed() throws IOException {
		project();
		final FileRecord before = FileRecord.of("file", folder.resolve("data"),
			folder);
		assertEquals(Optional.empty(), before.difference(folder.resolve("data")));
		Files.writeString(folder.resolve("data/more"), "");
		assertTrue(before.difference(folder.resolve("data")).isPresent());
	}

	/** A project from elsewhere cannot make a folder, such as that of all files, be searched for a file. */
	@Test
	void aFolderIsNoFile() throws IOException {
		project();
		final FileRecord file = FileRecord.of("movie", folder.resolve("data/movie.tif"), folder),
				data = FileRecord.of("file", folder.resolve("data"), folder);
		assertTrue(file.difference(Path.of("/")).orElseThrow().endsWith("it is a folder"));
		assertTrue(data.difference(folder.resolve("data/movie.tif")).orElseThrow().endsWith(
			"it is no folder"));
		final FileRecord up = new FileRecord("movie", "../../../../../../..", "/nowhere", 0, "",
			FileRecord.WHOLE);
		assertTrue(up.difference(up.file(folder)).orElseThrow().endsWith("it is a folder"));
	}

	@Test
	void hugeListsAreRefusedInFewWords() throws IOException {
		final String text = Files.readString(written(project()));
		final Path file = folder.resolve("huge.json");
		Files.writeString(file, text.replace("\"run(", "\"open(\\\"a\\\");\",".repeat(10_000) +
			"\"run("));
		assertTrue(assertThrows(DataFormatException.class, () -> ProjectFiles.read(file))
			.getMessage().endsWith("steps must have at most 10000 entries, but has 10002."));
		Files.writeString(file, text.replace("[\n    \"Cell 3\"", "[\n    [" + "1,".repeat(100_000) +
			"1], \"Cell 3\""));
		final String message = assertThrows(DataFormatException.class, () -> ProjectFiles.read(
			file)).getMessage();
		assertTrue(message.contains("rejected must be a list of texts") && message.length() < 500,
			message);
	}

	@Test
	void saysWhatIsWrong() throws IOException {
		final Path file = folder.resolve("p.json");
		Files.writeString(file, "{\"tau\": 1}");
		assertTrue(assertThrows(DataFormatException.class, () -> ProjectFiles.read(
			file)).getMessage().contains("this is not a project"));
		Files.writeString(file, "{\"calab_project\": \"7\"}");
		assertTrue(assertThrows(DataFormatException.class, () -> ProjectFiles.read(
			file)).getMessage().contains("version 7"));
	}

	/** However it is damaged, it is read or refused with a message. */
	@Test
	void aDamagedFileIsRefused() throws IOException {
		final byte[] whole = Files.readAllBytes(written(project()));
		final Path file = folder.resolve("damaged.json");
		for (int length = 0; length < whole.length; length += 7) {
			Files.write(file, java.util.Arrays.copyOf(whole, length));
			assertThrows(DataFormatException.class, () -> ProjectFiles.read(file));
		}
		final String text = new String(whole, StandardCharsets.UTF_8);
		final Random random = new Random(1);
		final String[] others = { "null", "-1", "1e999", "[]", "{}", "\"\\u0000\"",
			"true", "99999999999999999999" };
		int refused = 0;
		for (int i = 0; i < 600; i++) {
			final int colon = text.indexOf(": ", random.nextInt(text.length() - 40));
			if (colon < 0) continue;
			final int end = text.indexOf('\n', colon);
			Files.writeString(file, text.substring(0, colon + 2) + others[random
				.nextInt(others.length)] + (text.charAt(end - 1) == ',' ? "," : "") + text
					.substring(end));
			try {
				final ByteArrayOutputStream again = new ByteArrayOutputStream();
				ProjectFiles.content(ProjectFiles.read(file)).writeTo(again);
			}
			catch (final DataFormatException e) {
				refused++;
			}
		}
		assertTrue(refused > 100, refused + " refused");
	}
}
