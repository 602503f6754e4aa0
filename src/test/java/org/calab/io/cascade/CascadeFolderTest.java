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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.calab.SharedData;
import org.calab.cascade.CascadeInference;
import org.calab.cascade.CascadeModel;
import org.calab.cascade.CascadeResult;
import org.calab.check.InvalidInputException;
import org.calab.io.DataFormatException;
import org.calab.io.npy.Npy;
import org.calab.task.Progress;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders of CASCADE models: those of its authors against their own predictions, and made ones. */
class CascadeFolderTest {

	@TempDir
	private Path folder;

	private static CascadeResult run(final CascadeModel model,
		final double fs, final double[]... traces)
	{
		return CascadeInference.run(TraceSet.of(traces, SamplingRate.ofHz(fs)), model,
			2, Progress.none());
	}

	/** The predictions of PyTorch, in spikes per frame and with negative values. */
	@ParameterizedTest
	@CsvSource({ "0, 0.4572940144377799, 2", "1, 1.6143922967052786, 2",
		"2, 4.311766152672577, 4", "3, 8.61796520832986, 8" })
	void predictsWhatCascadePredicts(final int n, final double noise,
		final int level) throws IOException
	{
		final Path reference = SharedData.require("reference/cascade");
		final CascadeModel model = CascadeFolder.read(SharedData.require(
			"data/cascade_model/Global_EXC_30Hz_smoothing25ms"));
		final double[] trace = Npy.read(reference.resolve("trace_" + n + ".npy"))[0],
				expected = Npy.read(reference.resolve("rate_" + n + ".npy"))[0];
		final CascadeResult result = run(model, 30, trace);
		assertEquals(noise, result.cells().get(0).noiseLevel(), 1e-5);
		assertEquals(level, result.cells().get(0).modelLevel());
		int seen = 0;
		for (int t = 0; t < expected.length; t++) {
			final double got = result.activity().value(0, t) / 30;
			assertEquals(Double.isNaN(expected[t]), Double.isNaN(got), "frame " + t);
			if (Double.isNaN(got)) continue;
			assertEquals(Math.max(0, expected[t]), got, 1e-5, "frame " + t);
			seen++;
		}
		assertTrue(seen > 1000);
	}

	@Test
	void readsTheSettings() throws IOException {
		final CascadeModel model = CascadeFolder.read(ModelWriter.write(folder, 30));
		assertEquals("Small", model.name());
		assertEquals(30, model.rate());
		assertEquals(64, model.window());
		assertEquals(0.05, model.smoothing());
		assertEquals(Set.of(2, 5), model.networks().keySet());
		assertEquals(List.of(2, 2), model.networks().values().stream().map(
			List::size).toList());
	}

	@Test
	void theEndsAreNaNAndItIsSaid() throws IOException {
		final CascadeModel model = CascadeFolder.read(ModelWriter.write(folder, 30));
		final CascadeResult result = run(model, 30, noise(200, 0.1));
		for (int t = 0; t < 200; t++)
			assertEquals(t < 31 || t >= 168, Double.isNaN(result.activity().value(0,
				t)));
		assertEquals(
			"The first 31 and the last 32 frames are NaN: the network sees 64 samples around a frame.",
			result.warnings().get(0));
	}

	/** A trace at another rate is given to the model at its rate; the rate of spikes stays. */
	@ParameterizedTest
	@ValueSource(doubles = { 10, 15, 60 })
	void resamplesToTheRateOfTheModel(final double fs) throws IOException {
		final CascadeModel model = CascadeFolder.read(ModelWriter.write(folder, 30));
		final double[] there = smooth(3000, 30), here = smooth((int) (100 * fs), fs);
		final CascadeResult direct = run(model, 30, there), resampled = run(model, fs,
			here);
		assertTrue(resampled.warnings().toString().contains("resampled from"));
		int compared = 0;
		for (int t = 0; t < here.length; t++) {
			final double got = resampled.activity().value(0, t);
			final int at = (int) Math.round(t / fs * 30);
			if (Double.isNaN(got)) assertTrue(at <= 33 || at >= 2966);
			else if (at < 2967) {
				assertEquals(direct.activity().value(0, at), got, 0.3 + 0.05 * got);
				compared++;
			}
		}
		assertTrue(compared > 90 * fs);
	}

	@Test
	void tracesThatAreNotDeltaFAreRefused() throws IOException {
		final CascadeModel model = CascadeFolder.read(ModelWriter.write(folder, 30));
		for (final double[] wrong : List.of(
			Arrays.stream(noise(500, 0.1)).map(v -> 800 + 100 * v).toArray(),
			Arrays.stream(noise(500, 0.1)).map(v -> 1 + v).toArray(),
			Arrays.stream(noise(500, 0.1)).map(v -> 100 * v).toArray()))
		{
			final String said = assertThrows(InvalidInputException.class, () -> run(
				model, 30, noise(500, 0.1), wrong)).getMessage();
			assertTrue(said.startsWith("Cell 2 must be dF/F as a fraction"), said);
		}
		assertThrows(InvalidInputException.class, () -> run(model, 30, noise(63,
			0.1)));
	}

	@Test
	void noisierTracesThanTheNetworksAreTold() throws IOException {
		final CascadeModel model = CascadeFolder.read(ModelWriter.write(folder, 30));
		final CascadeResult result = run(model, 30, noise(600, 0.1), noise(600, 0.6));
		assertEquals(5, result.cells().get(1).modelLevel());
		assertTrue(result.warnings().toString().contains("1 of 2 cells are noisier"));
		assertTrue(result.cellWarnings(1).toString().contains("noisier"));
	}

	@Test
	void saysWhatIsWrongWithAFolder() throws IOException {
		assertThrows(NoSuchFileException.class, () -> CascadeFolder.read(folder));
		ModelWriter.write(folder, 30);
		refused("config.yaml", "model_name: [", "YAML");
		ModelWriter.write(folder, 30);
		refused("config.yaml", "windowsize: 64\nbefore_frac: 0.5\n", "sampling_rate");
		ModelWriter.write(folder, 30);
		refused("config.yaml", "windowsize: 20\nsampling_rate: 30\nbefore_frac: 0.5\n", "window of 20");
		ModelWriter.write(folder, 30);
		refused("Model_NoiseLevel_2_Ensemble_0.pth", "no archive", "PyTorch");
		ModelWriter.write(folder, 30);
		ModelWriter.network(folder.resolve("Model_NoiseLevel_2_Ensemble_1.pth"),
			new Random(1), "torch.HalfStorage");
		assertTrue(assertThrows(DataFormatException.class, () -> CascadeFolder.read(
			folder)).getMessage().contains("HalfStorage"));
		ModelWriter.network(folder.resolve("Model_NoiseLevel_2_Ensemble_1.pth"),
			new Random(1), "torch.FloatStorage");
		Files.copy(folder.resolve("Model_NoiseLevel_2_Ensemble_1.pth"), folder
			.resolve("other.pth"));
		assertTrue(assertThrows(DataFormatException.class, () -> CascadeFolder.read(
			folder)).getMessage().contains("noise level"));
	}

	private void refused(final String file, final String text,
		final String said) throws IOException
	{
		Files.writeString(folder.resolve(file), text);
		final String message = assertThrows(DataFormatException.class,
			() -> CascadeFolder.read(folder)).getMessage();
		assertTrue(message.contains(said), message);
	}

	/** No damaged file does anything but fail with a message. */
	@Test
	void survivesDamagedNetworks() throws IOException {
		ModelWriter.write(folder, 30);
		final Path file = folder.resolve("Model_NoiseLevel_5_Ensemble_0.pth");
		final byte[] whole = Files.readAllBytes(file);
		final Random random = new Random(3);
		for (int i = 0; i < 300; i++) {
			final byte[] damaged = i % 3 == 0 ? Arrays.copyOf(whole, random.nextInt(
				whole.length)) : whole.clone();
			for (int k = 0; k < 3 && damaged.length > 0; k++)
				damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
			Files.write(file, damaged);
			try {
				CascadeFolder.read(folder);
			}
			catch (final IOException e) {
				assertTrue(e.getMessage() != null && !e.getMessage().isEmpty());
			}
		}
	}

	private static double[] noise(final int n, final double sd) {
		final Random random = new Random(n);
		return random.doubles(n).map(v -> sd * random.nextGaussian()).toArray();
	}

	private static double[] smooth(final int n, final double fs) {
		final double[] y = new double[n];
		for (int t = 0; t < n; t++)
			y[t] = 0.4 * Math.sin(t / fs * 1.3) + 0.2 * Math.sin(t / fs * 0.7 + 1);
		return y;
	}
}
