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
package org.calab.io.cascade;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes folders of CASCADE models with random weights, as torch.save does. */
public final class ModelWriter {

	/** Names and shapes of the layers of the smallest network that the tests use. */
	private static final Object[][] LAYERS = { { "conv1", new int[] { 2, 1, 31 } },
		{ "conv2", new int[] { 3, 2, 19 } }, { "conv3", new int[] { 4, 3, 5 } }, {
			"dense1", new int[] { 2, 4 } }, { "dense2", new int[] { 1, 4 } } };

	private ModelWriter() {}

	/** Writes a model with two networks for each of the noise levels 2 and 5. */
	public static Path write(final Path folder, final double rate)
		throws IOException
	{
		Files.createDirectories(folder);
		Files.writeString(folder.resolve("config.yaml"), "# settings\n" +
			"model_name: Small    # its name\nsampling_rate: " + rate +
			"\nnoise_levels:\n- 2\n- 5\nsmoothing: 0.05\ncausal_kernel: 0\nwindowsize: 64\nbefore_frac: 0.5\n");
		for (final int level : new int[] { 2, 5 })
			for (int i = 0; i < 2; i++)
				network(folder.resolve("Model_NoiseLevel_" + level + "_Ensemble_" + i +
					".pth"), new Random(10 * level + i), "torch.FloatStorage");
		return folder;
	}

	static void network(final Path file, final Random random,
		final String storage) throws IOException
	{
		final ByteArrayOutputStream pickle = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(
			file)))
		{
			pickle.writeBytes(ascii("\u0080\u0002ccollections\nOrderedDict\n)R("));
			int key = 0;
			for (final Object[] layer : LAYERS) {
				final int[] shape = (int[]) layer[1];
				tensor(pickle, zip, layer[0] + ".weight", shape, key++, random, storage);
				tensor(pickle, zip, layer[0] + ".bias", new int[] { shape[0] }, key++,
					random, storage);
			}
			pickle.writeBytes(ascii("u."));
			entry(zip, "data.pkl", pickle.toByteArray());
		}
	}

	private static void tensor(final OutputStream pickle,
		final ZipOutputStream zip, final String name, final int[] shape,
		final int key, final Random random, final String storage)
		throws IOException
	{
		int count = 1;
		final StringBuilder lengths = new StringBuilder("("), strides =
			new StringBuilder();
		for (int i = shape.length - 1; i >= 0; i--) {
			strides.insert(0, "I" + count + "\n");
			count *= shape[i];
		}
		for (final int n : shape)
			lengths.append("I").append(n).append('\n');
		final int dot = storage.lastIndexOf('.');
		pickle.write(ascii("V" + name +
			"\nctorch._utils\n_rebuild_tensor_v2\n((Vstorage\nc" + storage.substring(0,
				dot) + "\n" + storage.substring(dot + 1) + "\nV" + key + "\nVcpu\nI" +
			count + "\ntQI0\n" + lengths + "t(" + strides +
			"tI00\nccollections\nOrderedDict\n)RtR"));
		final ByteBuffer numbers = ByteBuffer.allocate(4 * count).order(
			ByteOrder.LITTLE_ENDIAN);
		for (int i = 0; i < count; i++)
			numbers.putFloat((float) (0.3 * random.nextGaussian()));
		entry(zip, "data/" + key, numbers.array());
	}

	private static void entry(final ZipOutputStream zip, final String name,
		final byte[] bytes) throws IOException
	{
		zip.putNextEntry(new ZipEntry("archive/" + name));
		zip.write(bytes);
	}

	private static byte[] ascii(final String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}
}
