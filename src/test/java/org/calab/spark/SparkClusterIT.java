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
package org.calab.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.calab.Packaged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/calab-spark} on one master and two workers, of which one is lost. */
class SparkClusterIT {

	private static final int RECORDINGS = 6, CELLS = 12, FRAMES = 3000;

	private static final String[] HOW = { "--method", "auto" };

	@TempDir
	Path folder;

	@Test
	void theLossOfAWorkerChangesNothing() throws Exception {
		final Path in = Files.createDirectories(folder.resolve("recordings")), here =
			folder.resolve("here"), there = folder.resolve("there");
		for (int i = 1; i <= RECORDINGS; i++)
			BatchSample.traces(in, "recording" + i, CELLS, FRAMES, i);
		try (StandaloneCluster cluster = new StandaloneCluster(folder.resolve(
			"cluster"), 2))
		{
			final Process driver = submit(cluster, in, there);
			try {
				StandaloneCluster.await("both workers at work", () -> !driver
					.isAlive() || cluster.hasFinishedTasks(0) && cluster.hasFinishedTasks(
						1) && done() > 0);
				final long before = done();
				cluster.kill(1);
				assertTrue(driver.waitFor(600, TimeUnit.SECONDS), this::said);
				assertEquals(0, driver.exitValue(), this::said);
				assertTrue(before > 0 && before < RECORDINGS, this::said);
				assertEquals(RECORDINGS, done(), this::said);
				assertTrue(said().contains("Lost executor"), this::said);
			}
			finally {
				driver.descendants().forEach(ProcessHandle::destroyForcibly);
				driver.destroyForcibly();
			}
		}
		local(in, here);
		assertEquals(List.of(), BatchSample.differences(here, there));
	}

	/** Small steps, so that there is a middle; and tasks run twice, as Spark may. */
	private Process submit(final StandaloneCluster cluster, final Path in,
		final Path out) throws IOException
	{
		final List<String> words = new ArrayList<>(List.of("scripts/calab-spark",
			"--master", cluster.url(), "--driver-memory", "700m",
			"--executor-memory=600m", "--total-executor-cores", "2"));
		for (final String conf : List.of("spark.ui.enabled=false",
			"spark.scheduler.minRegisteredResourcesRatio=1",
			"spark.scheduler.maxRegisteredResourcesWaitingTime=100s",
			"spark.speculation=true", "spark.speculation.quantile=0.3",
			"spark.speculation.multiplier=1.1"))
			words.addAll(List.of("--conf", conf));
		words.addAll(List.of(in.toString(), "-o", out.toString(), "--block", "2",
			"--together", "2"));
		words.addAll(List.of(HOW));
		final ProcessBuilder builder = new ProcessBuilder(words);
		builder.environment().remove("SPARK_HOME");
		builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
		// the Java of this test, as the cluster's
		builder.environment().merge("PATH", Path.of(System.getProperty("java.home"),
			"bin").toString(), (path, bin) -> bin + File.pathSeparator + path);
		return builder.redirectErrorStream(true).redirectOutput(log()).start();
	}

	private File log() {
		return folder.resolve("driver.log").toFile();
	}

	/** @return all that the driver said */
	private String said() {
		return StandaloneCluster.text(log().toPath());
	}

	/** @return how many recordings are done */
	private long done() {
		return said().lines().filter(l -> l.matches("recording\\d+: done")).count();
	}

	/** From the same jars: results name the version. */
	private void local(final Path in, final Path out) throws Exception {
		final List<String> words = new ArrayList<>(List.of(Path.of(System
			.getProperty("java.home"), "bin", "java").toString(), "-Xmx700m",
			"-Djava.awt.headless=true", "-cp", String.join(File.pathSeparator,
				Packaged.fiji().toString(), Packaged.commandLine().toString(),
				"target/lib/*"), "org.calab.cli.CaLab", "batch", in.toString(), "-o", out
					.toString(), "--threads", "2"));
		words.addAll(List.of(HOW));
		assertEquals(0, new ProcessBuilder(words).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor());
	}
}
