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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import org.calab.io.DataFormatException;
import org.junit.jupiter.api.Test;

/** Version 7.3: HDF5 behind 512 bytes of text, dimensions in reverse. */
class Mat73LoaderTest extends LoaderContract {

	private static final String HEAD =
		"MATLAB 7.3 MAT-file, Platform: GLNXA64, HDF5 schema 1.00 .";

	@Override
	TraceLoader loader() {
		return new MatLoader();
	}

	@Override
	String usualName() {
		return "session.mat";
	}

	@Override
	List<String> listedKeys() {
		return List.of("F (3 x 41)", "frame_rate");
	}

	private static void write(final Path path, final Object stored)
		throws IOException
	{
		final Path plain = path.resolveSibling("plain.h5");
		try (WritableHdfFile file = HdfFile.write(plain)) {
			if (stored != null) file.putDataset("F", stored).putAttribute(
				"MATLAB_class", "double");
			else {
				final WritableGroup struct = file.putGroup("s");
				struct.putDataset("C", NwbLoaderTest.turned(TRACES));
				struct.putDataset("fs", new double[][] { { 15 } });
			}
			file.putDataset("note", new int[][] { { 65 }, { 66 } }).putAttribute(
				"MATLAB_class", "char");
			if (stored != null) file.putDataset("frame_rate", new double[][] { {
				12.5 } });
		}
		userBlock(plain, path);
		Files.delete(plain);
	}

	/** Puts the user block before the HDF5 and says so in its superblock. */
	private static void userBlock(final Path plain, final Path path)
		throws IOException
	{
		final byte[] hdf5 = Files.readAllBytes(plain);
		final byte[] all = new byte[512 + hdf5.length];
		Arrays.fill(all, 0, 116, (byte) ' ');
		final byte[] head = HEAD.getBytes(StandardCharsets.US_ASCII);
		System.arraycopy(head, 0, all, 0, head.length);
		System.arraycopy(hdf5, 0, all, 512, hdf5.length);
		Superblocks.moveTo512(all);
		Files.write(path, all);
	}

	@Override
	void writeValid(final Path path, final double[][] traces)
		throws IOException
	{
		write(path, NwbLoaderTest.turned(traces));
	}

	@Override
	void writeWrongRank(final Path path) throws IOException {
		write(path, new double[2][3][4]);
	}

	@Override
	void claimHugeSize(final Path path) throws IOException {
		patch(path, CaimanLoaderTest.shape(FRAMES, CELLS), CaimanLoaderTest.shape(
			1L << 40, CELLS));
	}

	/** Writes a file of version 7.3 with whatever {@code content} puts into it. */
	private Path write(final String name, final Consumer<WritableGroup> content)
		throws IOException
	{
		final Path plain = folder.resolve("plain.h5"), path = folder.resolve(name);
		try (WritableHdfFile file = HdfFile.write(plain)) {
			content.accept(file);
		}
		userBlock(plain, path);
		Files.delete(plain);
		return path;
	}

	@Test
	void nestedStructsAndSparseMatrices() throws IOException {
		assertArrayEquals(TRACES, loader().load(write("a.mat", g -> g.putGroup(
			"results").putGroup("analysis").putDataset("F", NwbLoaderTest.turned(
				TRACES))), options()).traces().toArray());
		// two values in a matrix of 2 x 4
		final Path sparse = write("b.mat", g -> {
			final WritableGroup c = g.putGroup("C");
			c.putAttribute("MATLAB_sparse", 2L);
			c.putDataset("data", new double[] { 5, 7 });
			c.putDataset("ir", new long[] { 0, 1 });
			c.putDataset("jc", new long[] { 0, 1, 1, 2, 2 });
		});
		assertArrayEquals(new double[][] { { 5, 0, 0, 0 }, { 0, 0, 7, 0 } }, loader()
			.load(sparse, options()).traces().toArray());
		final Path damaged = write("c.mat", g -> {
			final WritableGroup c = g.putGroup("C");
			c.putAttribute("MATLAB_sparse", 2L);
			c.putDataset("data", new double[] { 5, 7 });
			c.putDataset("ir", new long[] { 0, 9 });
			c.putDataset("jc", new long[] { 0, 1, 2 });
		});
		assertTrue(assertThrows(DataFormatException.class, () -> loader().load(
			damaged, options())).getMessage().contains("damaged"));
	}

	@Test
	void objectsAreNamedWithTheWayOut() throws IOException {
		final Path path = write("a.mat", g -> g.putDataset("neuron", new int[][] { { 1,
			2, 3 } }).putAttribute("MATLAB_class", "Sources2D"));
		final String message = assertThrows(DataFormatException.class, () -> loader()
			.load(path, options())).getMessage();
		assertTrue(message.contains("neuron is an object") && message.contains(
			"F = neuron.F; save('traces.mat', 'F')"), message);
	}

	@Test
	void readsFallThatMatlabSavedAgain() throws IOException {
		final Loaded loaded = loader().load(write("Fall.mat", g -> {
			g.putDataset("F", NwbLoaderTest.turned(TRACES));
			g.putDataset("Fneu", new double[FRAMES][CELLS]);
			g.putDataset("iscell", new byte[][] { { 1, 0, 1 } }).putAttribute(
				"MATLAB_class", "logical");
			g.putGroup("ops").putDataset("fs", new double[][] { { 12.5 } });
		}), options());
		assertArrayEquals(new double[][] { TRACES[0], TRACES[2] }, loaded.traces()
			.toArray());
		assertEquals(12.5, loaded.traces().rate().hz());
	}

	@Test
	void structs() throws IOException {
		write(folder.resolve("a.mat"), null);
		for (final LoadOptions o : List.of(options(), options().withTraceKey("s.C"))) {
			final Loaded loaded = loader().load(folder.resolve("a.mat"), o);
			assertArrayEquals(TRACES, loaded.traces().toArray());
			assertEquals(15, loaded.traces().rate().hz());
		}
	}
}
