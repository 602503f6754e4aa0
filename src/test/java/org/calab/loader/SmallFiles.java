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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5Writer;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Sink;
import us.hebi.matlab.mat.types.Sinks;

/** Small valid files of other tools, as the loaders' tests write them, for tests elsewhere. */
public final class SmallFiles {

	private SmallFiles() {}

	/**
	 * @param format a loader's name; "mat73" for MATLAB 7.3
	 * @param path of the file or folder that is written
	 */
	public static void write(final String format, final Path path)
		throws IOException
	{
		final LoaderContract contract = switch (format) {
			case "caiman" -> new CaimanLoaderTest();
			case "nwb" -> new NwbLoaderTest();
			case "mat" -> new MatLoaderTest();
			case "mat73" -> new Mat73LoaderTest();
			case "suite2p" -> new Suite2pLoaderTest();
			case "minian" -> new MinianLoaderTest();
			default -> throw new IllegalArgumentException(format);
		};
		contract.writeValid(path, LoaderContract.TRACES);
	}

	/** MATLAB 7: compressed, the traces in a struct. */
	public static void matlab7(final Path path) throws IOException {
		final MatFile file = Mat5.newMatFile().addArray("s", Mat5.newStruct().set("F",
			MatLoaderTest.matrix(LoaderContract.TRACES, MatlabType.Single)).set("fs",
				Mat5.newScalar(12.5)));
		try (Sink sink = Sinks.newStreamingFile(path.toFile())) {
			final Mat5Writer writer = Mat5.newWriter(sink).setDeflateLevel(6);
			writer.writeMat(file);
		}
	}

	/** A Zarr array of version 2 with chunks of one codec; the name of a blosc one has a colon. */
	public static void zarr2(final Path folder, final String codec)
		throws IOException
	{
		final double[][] a = LoaderContract.TRACES;
		Files.createDirectories(folder);
		final boolean blosc = codec.startsWith("blosc:");
		Files.writeString(folder.resolve(".zarray"), ZarrWriter.version2(a.length,
			a[0].length, 2, 41, "<f4", "C", "0", "{\"id\": \"" + (blosc ? "blosc"
				: codec) + "\", \"level\": 1}"));
		ZarrWriter.chunks(folder, a, 2, 41, "", ".", "f4", false, false, blosc
			? raw -> BloscWriter.encode(raw, codec.substring(6), 4, codec.length() % 3,
				raw.length, true) : ZarrWriter.encoder(codec));
	}

	/** A Zarr array of version 3 with frames first, transposed, big-endian. */
	public static void zarr3(final Path folder, final String codec)
		throws IOException
	{
		Files.createDirectories(folder);
		Files.writeString(folder.resolve("zarr.json"), "{\"zarr_format\": 3, " +
			"\"node_type\": \"array\", \"shape\": [41, 3], \"data_type\": " +
			"\"float64\", \"chunk_grid\": {\"name\": \"regular\", " +
			"\"configuration\": {\"chunk_shape\": [21, 2]}}, " +
			"\"chunk_key_encoding\": {\"name\": \"default\", \"configuration\": " +
			"{\"separator\": \"/\"}}, \"fill_value\": \"NaN\", " +
			"\"dimension_names\": [\"frame\", \"unit_id\"], \"codecs\": [" +
			"{\"name\": \"transpose\", \"configuration\": {\"order\": [1, 0]}}, " +
			"{\"name\": \"bytes\", \"configuration\": {\"endian\": \"big\"}}, " +
			"{\"name\": \"" + codec + "\"}]}");
		ZarrWriter.chunks(folder, NwbLoaderTest.turned(LoaderContract.TRACES), 21, 2,
			"c/", "/", "f8", true, true, ZarrWriter.encoder(codec));
	}

	/** @return the codecs that {@link #zarr2} can write */
	public static List<String> codecs() {
		return List.of("zlib", "gzip", "zstd", "lz4", "blosc:blosclz", "blosc:lz4",
			"blosc:snappy", "blosc:zlib", "blosc:zstd");
	}

	/**
	 * Puts the checksums right of an HDF5 file that was changed, those of the
	 * superblock and of the object headers: else most changes would end there.
	 */
	public static void repairHdf5(final byte[] file) {
		Superblocks.repair(file);
	}
}
