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
package org.calab.tools.benchmark;

import io.airlift.compress.lz4.Lz4Decompressor;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.dataset.ChunkedDataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import org.calab.loader.BloscWriter;
import org.calab.loader.CaimanLoader;
import org.calab.loader.LoadOptions;
import org.calab.loader.MinianLoader;
import org.calab.loader.TraceLoader;
import org.calab.loader.ZarrWriter;

/**
 * How fast traces are loaded, as ratios within one run: against reading the
 * same chunks and doing nothing but decompress them, in one thread and all
 * results thrown away. Loading uses all processors.
 */
public final class LoaderBenchmark {

	private static final int CELLS = 1000, FRAMES = 50_000, RUNS = 5;
	private static final int CHUNK_CELLS = 50, CHUNK_FRAMES = 5000;

	private static long sink;

	private LoaderBenchmark() {}

	/** A part of the measurement. */
	@FunctionalInterface
	private interface Work {

		void run() throws Exception;
	}

	public static void main(final String... args) throws Exception {
		final Path folder = Files.createTempDirectory("calab-loaders");
		try {
			final Path zarr = folder.resolve("C"), hdf5 = folder.resolve("c.h5"),
					plain = folder.resolve("plain.h5");
			write(zarr, hdf5, plain);
			System.out.printf(Locale.ROOT, "%d x %d, float64, chunks of %d x %d, " +
				"median of %d runs%n%n", CELLS, FRAMES, CHUNK_CELLS, CHUNK_FRAMES, RUNS);
			System.out.println("| file | decompress only, s | load, s | load's speed " +
				"in parts of it |");
			System.out.println("|---|---|---|---|");
			row("Zarr, blosc-lz4, shuffled", () -> lz4Only(zarr),
				new MinianLoader(), zarr);
			row("HDF5, deflate, shuffled", () -> inflateOnly(hdf5),
				new CaimanLoader(), hdf5);
			row("HDF5, in one piece (against reading its bytes)", () -> bytesOnly(
				plain), new CaimanLoader(), plain);
			if (sink == 42) System.out.println();
		}
		finally {
			try (Stream<Path> all = Files.walk(folder)) {
				all.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
			}
		}
	}

	private static void row(final String name, final Work only,
		final TraceLoader loader, final Path path) throws Exception
	{
		final double[] a = new double[RUNS], b = new double[RUNS];
		for (int r = -1; r < RUNS; r++) { // the first round is not counted
			final double only1 = seconds(only), load1 = seconds(() -> sink += (long) loader
				.load(path, LoadOptions.defaults()).traces().value(3, 7));
			if (r < 0) continue;
			a[r] = only1;
			b[r] = load1;
		}
		System.out.printf(Locale.ROOT, "| %s | %.3f | %.3f | %.2f |%n", name, median(
			a), median(b), median(a) / median(b));
	}

	/** Transients with a little noise, which compress as denoised traces do. */
	private static void write(final Path zarr, final Path hdf5,
		final Path plain) throws IOException
	{
		final Random random = new Random(1);
		final double[][] traces = new double[CELLS][FRAMES];
		for (final double[] row : traces) {
			double level = 0;
			for (int t = 0; t < FRAMES; t++) {
				level = level * 0.95 + (random.nextInt(100) == 0 ? 1 : 0);
				row[t] = level < 0.01 ? 0 : (float) level;
			}
		}
		Files.createDirectories(zarr);
		Files.writeString(zarr.resolve(".zarray"), ZarrWriter.version2(CELLS, FRAMES,
			CHUNK_CELLS, CHUNK_FRAMES, "<f8", "C", "0", "{\"id\": \"blosc\"}"));
		ZarrWriter.chunks(zarr, traces, CHUNK_CELLS, CHUNK_FRAMES, "", ".", "f8",
			false, false, raw -> BloscWriter.encode(raw, "lz4", 8, 1, 1 << 18, true));
		try (WritableHdfFile file = HdfFile.write(hdf5)) {
			file.putGroup("estimates").putDataset("C", traces, DatasetCreationOptions
				.builder().chunkDimensions(CHUNK_CELLS, CHUNK_FRAMES).shuffle().deflate(4)
				.build());
		}
		try (WritableHdfFile file = HdfFile.write(plain)) {
			file.putGroup("estimates").putDataset("C", traces);
		}
	}

	/** Every stream of every block of every chunk, into the same buffer. */
	private static void lz4Only(final Path zarr) throws IOException {
		final Lz4Decompressor lz4 = new Lz4Decompressor();
		final byte[] out = new byte[1 << 18];
		try (Stream<Path> files = Files.list(zarr)) {
			for (final Path file : files.toList()) {
				if (file.getFileName().toString().startsWith(".z")) continue;
				final byte[] in = Files.readAllBytes(file);
				final ByteBuffer b = ByteBuffer.wrap(in).order(ByteOrder.LITTLE_ENDIAN);
				final int n = b.getInt(4), block = b.getInt(8);
				for (int k = 0; k * block < n; k++) {
					final int size = Math.min(block, n - k * block);
					final int streams = size == block ? 8 : 1;
					int at = b.getInt(16 + 4 * k);
					for (int s = 0; s < streams; s++) {
						final int length = b.getInt(at);
						if (length < size / streams) lz4.decompress(in, at + 4, length, out,
							0, out.length);
						else System.arraycopy(in, at + 4, out, 0, length);
						at += 4 + length;
					}
					sink += out[7];
				}
			}
		}
	}

	private static void inflateOnly(final Path file) {
		final byte[] out = new byte[CHUNK_CELLS * CHUNK_FRAMES * Double.BYTES];
		try (HdfFile hdf5 = new HdfFile(file)) {
			final ChunkedDataset dataset = (ChunkedDataset) hdf5.getDatasetByPath(
				"estimates/C");
			for (int i = 0; i < CELLS; i += CHUNK_CELLS) {
				for (int j = 0; j < FRAMES; j += CHUNK_FRAMES) {
					final Inflater inflater = new Inflater();
					inflater.setInput(dataset.getRawChunkBuffer(new int[] { i, j }));
					int n = 0;
					while (n < out.length)
						n += inflater.inflate(out, n, out.length - n);
					inflater.end();
					sink += out[7];
				}
			}
		}
		catch (final DataFormatException e) {
			throw new UncheckedIOException(new IOException(e));
		}
	}

	private static void bytesOnly(final Path file) throws IOException {
		final byte[] buffer = new byte[4 << 20];
		try (var in = Files.newInputStream(file)) {
			for (int n = in.read(buffer); n >= 0; n = in.read(buffer))
				sink += buffer[n / 2];
		}
	}

	private static double seconds(final Work work) throws Exception {
		final long start = System.nanoTime();
		work.run();
		return (System.nanoTime() - start) / 1e9;
	}

	private static double median(final double[] v) {
		final double[] sorted = v.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}
}
