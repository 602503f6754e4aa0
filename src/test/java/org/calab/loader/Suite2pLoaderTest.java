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
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

import org.calab.io.DataFormatException;
import org.calab.io.FileGroup;
import org.calab.io.npy.Npy;
import org.calab.io.npy.Pickle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Suite2pLoaderTest extends LoaderContract {

	@Override
	TraceLoader loader() {
		return new Suite2pLoader();
	}

	@Override
	String usualName() {
		return "suite2p";
	}

	@Override
	List<String> listedKeys() {
		return List.of("F, Fneu, spks in plane0");
	}

	/** The written F is such that what is left after the neuropil are the traces. */
	static void plane(final Path plane, final double[][] traces, final double hz)
		throws IOException
	{
		Files.createDirectories(plane);
		final double[][] f = new double[traces.length + 1][traces[0].length];
		final double[][] neuropil = new double[f.length][f[0].length];
		final double[][] iscell = new double[f.length][2];
		for (int i = 0, k = 0; i < f.length; i++) {
			iscell[i][1] = 0.5;
			Arrays.fill(neuropil[i], 10 * i);
			if (i == 1) continue; // not a cell
			iscell[i][0] = 1;
			for (int t = 0; t < f[i].length; t++)
				f[i][t] = traces[k][t] + 0.7 * neuropil[i][t];
			k++;
		}
		FileGroup.write(plane.resolve("F.npy"), true, Npy.of(f));
		FileGroup.write(plane.resolve("Fneu.npy"), true, Npy.of(neuropil));
		FileGroup.write(plane.resolve("spks.npy"), true, Npy.of(neuropil));
		FileGroup.write(plane.resolve("iscell.npy"), true, Npy.of(iscell));
		Files.write(plane.resolve("ops.npy"), ops(binFloat("fs", hz)));
	}

	/** An object array's head, with a pickle of {"look": [], *entries} after it. */
	private static byte[] ops(final byte[]... entries) {
		final String head = "{'descr': '|O', 'fortran_order': False, 'shape': (), }";
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(new byte[] { (byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118,
			0 });
		out.writeBytes((head + " ".repeat(117 - head.length()) + "\n").getBytes(
			StandardCharsets.US_ASCII));
		out.writeBytes(pickle(entries));
		return out.toByteArray();
	}

	private static byte[] pickle(final byte[]... entries) {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(new byte[] { (byte) 0x80, 2, '}', 'q', 0, '(' });
		out.writeBytes(name("look"));
		out.writeBytes(new byte[] { ']' });
		for (final byte[] e : entries)
			out.writeBytes(e);
		out.writeBytes(new byte[] { 'u', '.' });
		return out.toByteArray();
	}

	private static byte[] name(final String text) {
		return ByteBuffer.allocate(5 + text.length()).order(
			java.nio.ByteOrder.LITTLE_ENDIAN).put((byte) 'X').putInt(text.length()).put(
				text.getBytes(StandardCharsets.US_ASCII)).array();
	}

	private static byte[] binFloat(final String key, final double v) {
		return ByteBuffer.allocate(5 + key.length() + 9).put(name(key)).put(
			(byte) 'G').putDouble(v).array();
	}

	private static byte[] join(final byte[] a, final byte... b) {
		return ByteBuffer.allocate(a.length + b.length).put(a).put(b).array();
	}

	@Override
	void writeValid(final Path path, final double[][] traces)
		throws IOException
	{
		plane(path.resolve("plane0"), traces, 12.5);
	}

	@Override
	void writeWrongRank(final Path path) throws IOException {
		plane(path.resolve("plane0"), TRACES, 12.5);
		patch(path.resolve("plane0/F.npy"), "(4, 41)".getBytes(
			StandardCharsets.US_ASCII), "(4,4,4)".getBytes(
				StandardCharsets.US_ASCII));
	}

	@Override
	void claimHugeSize(final Path path) throws IOException {
		patch(path.resolve("plane0/F.npy"), "(4, 41), }      ".getBytes(
			StandardCharsets.US_ASCII), "(999999999, 41),}".substring(0, 16).getBytes(
				StandardCharsets.US_ASCII));
	}

	@Test
	void joinsPlanes() throws IOException {
		for (final int k : new int[] { 0, 2, 10 })
			plane(folder.resolve("suite2p/plane" + k), TRACES, 30);
		// the folder above will do
		final Loaded loaded = TraceFiles.load(folder, "auto", options());
		assertEquals(9, loaded.traces().numCells());
		assertEquals(List.of("plane0 ROI 0", "plane0 ROI 2", "plane0 ROI 3",
			"plane2 ROI 0"), loaded.traces().names().subList(0, 4));
		assertEquals("plane10 ROI 3", loaded.traces().names().get(8));
		assertEquals(3, loader().load(folder, options().withTraceKey("plane2")).traces()
			.numCells());
		plane(folder.resolve("suite2p/plane3"), TRACES, 15);
		assertTrue(assertThrows(DataFormatException.class, () -> loader().load(folder,
			options())).getMessage().contains("15.0 Hz"));
		plane(folder.resolve("suite2p/plane3"), new double[3][40], 30);
		assertTrue(assertThrows(DataFormatException.class, () -> loader().load(folder,
			options())).getMessage().contains("40 frames"));
	}

	@Test
	void readsCombinedIfThereIsNoPlane() throws IOException {
		plane(folder.resolve("suite2p/combined"), TRACES, 30);
		for (final Path path : List.of(folder, folder.resolve("suite2p"), folder.resolve(
			"suite2p/combined")))
		{
			final Loaded loaded = TraceFiles.load(path, "auto", options());
			assertEquals(3, loaded.traces().numCells());
			assertEquals(30, loaded.traces().rate().hz());
			assertTrue(loaded.notes().contains(
				"1 of 4 ROIs was rejected by Suite2p and is left out; set cells_only to false to load all."),
				loaded.notes().toString());
		}
		plane(folder.resolve("suite2p/plane0"), TRACES, 30);
		plane(folder.resolve("suite2p/plane1"), TRACES, 30);
		assertTrue(loader().load(folder, options()).notes().contains(
			"2 of 8 ROIs were rejected by Suite2p and are left out; set cells_only to false to load all."));
	}

	@Test
	void readsTheRateOfVersion1() throws IOException {
		plane(folder.resolve("plane0"), TRACES, 30);
		Files.move(folder.resolve("plane0/ops.npy"), folder.resolve(
			"plane0/settings.npy"));
		assertEquals(30, loader().load(folder, options()).traces().rate().hz());
	}

	@Test
	void omitsUnsetParameters() throws IOException {
		final Path plane = folder.resolve("plane0");
		plane(plane, TRACES, 30);
		assertEquals(4, loader().load(plane, options().withCellsOnly(false)).traces()
			.numCells());
		assertEquals(TRACES[1][0] + 14, loader().load(plane, options().withNeuropilFactor(
			0)).traces().value(1, 0), 1e-9);
		assertEquals(20, loader().load(plane, options().withTraceKey("spks")).traces()
			.value(1, 0), "spikes have no neuropil");
		Files.delete(plane.resolve("Fneu.npy"));
		assertTrue(assertThrows(FileNotFoundException.class, () -> loader().load(
			plane, options())).getMessage().contains("Fneu.npy"));
		Files.delete(plane.resolve("iscell.npy"));
		assertTrue(assertThrows(FileNotFoundException.class, () -> loader().load(
			plane, options().withNeuropilFactor(0))).getMessage().contains("iscell.npy"));
		Files.delete(plane.resolve("ops.npy"));
		final Loaded bare = loader().load(plane, options().withNeuropilFactor(0)
			.withCellsOnly(false));
		assertFalse(bare.traces().rate().isKnown());
		assertTrue(bare.notes().toString().contains("ops.npy"));
	}

	private static OptionalDouble fs(final byte[] pickle) throws IOException {
		return Suite2pOps.number(Collections.singletonList(Pickle.read(ByteBuffer.wrap(
			pickle))), "fs");
	}

	@Test
	void pickledNumbers() throws IOException {
		assertEquals(7.5, fs(pickle(binFloat("fs", 7.5))).getAsDouble());
		assertEquals(30, fs(pickle(join(name("fs"), (byte) 'K', (byte) 30)))
			.getAsDouble());
		assertEquals(300, fs(pickle(join(name("fs"), (byte) 'M', (byte) 44,
			(byte) 1))).getAsDouble());
		assertEquals(-1, fs(pickle(join(name("fs"), (byte) 0x8a, (byte) 1,
			(byte) -1))).getAsDouble());
		assertTrue(fs(pickle(join(name("fs"), (byte) 'N'))).isEmpty());
		assertTrue(fs(pickle(binFloat("tau", 1))).isEmpty());
		// of a dict within the dict it is not the rate, if the outer one has it, too
		final byte[] inner = join(name("more"), (byte) '}', (byte) '(');
		assertEquals(5, fs(pickle(join(join(inner, binFloat("fs", 99)), (byte) 'u'),
			binFloat("fs", 5))).getAsDouble());
	}

	/** numpy.float64(12.5), as protocol 4 has it: scalar(dtype('f8'), bytes). */
	@Test
	void pickledNumPyScalar() throws IOException {
		for (final String module : List.of("numpy.core.multiarray",
			"numpy._core.multiarray"))
		{
			final ByteArrayOutputStream value = new ByteArrayOutputStream();
			value.writeBytes(name("fs"));
			value.writeBytes(("c" + module + "\nscalar\n").getBytes(
				StandardCharsets.US_ASCII));
			value.writeBytes("cnumpy\ndtype\n".getBytes(StandardCharsets.US_ASCII));
			value.writeBytes(name("f8"));
			value.writeBytes(new byte[] { (byte) 0x89, (byte) 0x88, (byte) 0x87, 'R',
				'(', 'K', 3 });
			value.writeBytes(name("<"));
			value.writeBytes(new byte[] { 'N', 'N', 'N', 'J', -1, -1, -1, -1, 'J', -1,
				-1, -1, -1, 'K', 0, 't', 'b', 'C', 8 });
			value.writeBytes(ZarrWriter.number("f8", false, 12.5));
			value.writeBytes(new byte[] { (byte) 0x86, 'R' });
			assertEquals(12.5, fs(pickle(value.toByteArray())).getAsDouble());
		}
	}

	/** Nothing is imported or called, whatever a pickle asks for. */
	@Test
	void neverRunsMaliciousPickles() throws IOException {
		final Path mark = folder.resolve("mark");
		final byte[] evil = join(("cos\nsystem\n").getBytes(
			StandardCharsets.US_ASCII), join(name("touch " + mark), (byte) 0x85,
				(byte) 'R'));
		assertTrue(fs(pickle(join(name("fs"), evil))).isEmpty());
		assertFalse(Files.exists(mark));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "u.", "}u.", "0.", "(", "}s.", "\u0087.", "R.",
		"B\u00ff\u00ff\u00ff\u007f.", "X\u00ff\u00ff\u00ff\u00ff.", "t.", "e.",
		"\u008e\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff.", "q", "cx", "?" })
	void refusesInvalidPickles(final String pickle) {
		assertThrows(IOException.class, () -> fs(pickle.getBytes(
			StandardCharsets.ISO_8859_1)));
	}

	@Test
	void refusesFilesWithoutCells() throws IOException {
		final Path plane = folder.resolve("plane0");
		plane(plane, TRACES, 30);
		FileGroup.write(plane.resolve("iscell.npy"), true, Npy.of(new double[4][2]));
		assertTrue(assertThrows(DataFormatException.class, () -> loader().load(plane,
			options())).getMessage().contains("iscell"));
		FileGroup.write(plane.resolve("iscell.npy"), true, Npy.of(new double[3][2]));
		assertThrows(DataFormatException.class, () -> loader().load(plane,
			options()));
		assertArrayEquals(TRACES[0], loader().load(plane, options().withCellsOnly(
			false)).traces().trace(0), 1e-9);
	}
}
