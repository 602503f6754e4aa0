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

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.calab.cascade.CascadeModel;
import org.calab.cascade.CascadeNetwork;
import org.calab.check.InvalidInputException;
import org.calab.io.DataFormatException;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads the folder of a CASCADE model: {@code config.yaml}, and a file
 * {@code Model_NoiseLevel_N_Ensemble_M.pth} for each network.
 */
public final class CascadeFolder {

	private static final String CONFIG = "config.yaml";

	private static final Pattern LEVEL = Pattern.compile("_NoiseLevel_(\\d{1,4})");

	/** Largest configuration, and largest number of networks. */
	private static final int MOST_BYTES = 1 << 20, MOST_NETWORKS = 1000;

	private CascadeFolder() {}

	/**
	 * @param folder the folder with {@code config.yaml}
	 * @return the model
	 * @throws IOException if a file is missing, cannot be read, or is not what it must be
	 */
	public static CascadeModel read(final Path folder) throws IOException {
		final Path config = folder.resolve(CONFIG);
		if (!Files.isRegularFile(config)) throw new NoSuchFileException(config
			.toString(), null,
			"the model must be a folder of CASCADE with config.yaml and one .pth file for each network, for example Global_EXC_30Hz_smoothing25ms");
		final Map<?, ?> values = values(config);
		final int window = (int) number(config, values, "windowsize", 2, 1 << 16);
		final SortedMap<Integer, List<CascadeNetwork>> networks = new TreeMap<>();
		for (final Path file : files(folder)) {
			final Matcher m = LEVEL.matcher(file.getFileName().toString());
			if (!m.find()) throw new DataFormatException(file.toString(),
				"the name must contain the noise level, for example Model_NoiseLevel_2_Ensemble_0.pth");
			networks.computeIfAbsent(Integer.parseInt(m.group(1)),
				l -> new ArrayList<>()).add(network(file, window));
		}
		return new CascadeModel(name(folder, values), number(config, values,
			"sampling_rate", 1e-3, 1e6), window, number(config, values, "before_frac",
				0, 1), optional(config, values, "smoothing").orElse(0.0), optional(config,
					values, "causal_kernel").orElse(0.0) != 0, networks);
	}

	private static String name(final Path folder, final Map<?, ?> values) {
		return values.get("model_name") instanceof String s ? s : String.valueOf(
			folder.toAbsolutePath().normalize().getFileName());
	}

	private static List<Path> files(final Path folder) throws IOException {
		try (Stream<Path> all = Files.list(folder)) {
			final List<Path> files = all.filter(f -> f.toString().endsWith(".pth"))
				.sorted().limit(MOST_NETWORKS + 1L).toList();
			if (files.isEmpty()) throw new DataFormatException(folder.toString(),
				"the folder has no .pth file. Models in Keras files (.h5) must be converted with CascadeTorch, or downloaded from it");
			if (files.size() > MOST_NETWORKS) throw new DataFormatException(folder
				.toString(), "the folder has more than " + MOST_NETWORKS + " networks");
			return files;
		}
	}

	private static CascadeNetwork network(final Path file, final int window)
		throws IOException
	{
		final Map<String, TorchFile.Tensor> tensors = TorchFile.read(file);
		final List<Layer> convolutions = new ArrayList<>(), dense = new ArrayList<>();
		for (final Map.Entry<String, TorchFile.Tensor> e : tensors.entrySet()) {
			final String name = e.getKey();
			if (!name.endsWith(".weight")) continue;
			final TorchFile.Tensor bias = tensors.get(name.replaceFirst("weight$",
				"bias"));
			if (bias == null) throw unlike(file, tensors);
			(e.getValue().shape().length == 3 ? convolutions : dense).add(new Layer(e
				.getValue(), bias.values()));
		}
		if (convolutions.size() != 3 || dense.size() != 2 || tensors.size() != 10 ||
			dense.stream().anyMatch(l -> l.weight().shape().length != 2) || dense.get(1)
				.bias().length != 1) throw unlike(file, tensors);
		try {
			return CascadeNetwork.of(convolutions.get(0).in3(), convolutions.get(1)
				.in3(), convolutions.get(2).in3(), dense.get(0).in3(), dense.get(1)
					.weight().values(), dense.get(1).bias()[0], window);
		}
		catch (final InvalidInputException e) {
			throw new DataFormatException(file.toString(), e.getMessage(), e);
		}
	}

	private record Layer(TorchFile.Tensor weight, float[] bias) {

		/** @return the layer as a convolution, a dense layer as one with filters of one tap */
		CascadeNetwork.Filters in3() {
			final int[] s = weight.shape();
			return new CascadeNetwork.Filters(weight.values(), bias, s[1], s.length == 3
				? s[2] : 1);
		}
	}

	private static DataFormatException unlike(final Path file,
		final Map<String, TorchFile.Tensor> tensors)
	{
		return new DataFormatException(file.toString(),
			"the network must have three convolutions and two dense layers, each with weight and bias, but has " +
				String.join(", ", tensors.keySet()));
	}

	private static Map<?, ?> values(final Path config) throws IOException {
		try (InputStream in = Files.newInputStream(config)) {
			final Object root = new Load(LoadSettings.builder().setLabel(config
				.toString()).setCodePointLimit(MOST_BYTES).build()).loadFromInputStream(in);
			if (root instanceof Map<?, ?> m) return m;
			throw new DataFormatException(config.toString(),
				"the file must contain settings as \"key: value\"");
		}
		catch (final YamlEngineException e) {
			throw new DataFormatException(config.toString(),
				"the file is not valid YAML: " + e.getMessage(), e);
		}
	}

	private static Optional<Double> optional(final Path config,
		final Map<?, ?> values, final String key) throws IOException
	{
		return values.containsKey(key) ? Optional.of(number(config, values, key, 0,
			1e6)) : Optional.empty();
	}

	private static double number(final Path config, final Map<?, ?> values,
		final String key, final double low, final double high) throws IOException
	{
		final Object value = values.get(key);
		if (value instanceof Number n && n.doubleValue() >= low && n
			.doubleValue() <= high) return n.doubleValue();
		throw DataFormatException.mustBe(config.toString(), key,
			"a number from " + low + " to " + high, value);
	}
}
