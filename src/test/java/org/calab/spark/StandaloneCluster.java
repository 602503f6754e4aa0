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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Spark's master and workers as processes of this machine, from the jars of the build. */
public final class StandaloneCluster implements AutoCloseable {

	/** What starts by itself takes its time on a busy machine. */
	private static final int PATIENCE_S = 600;

	private static final Pattern URL = Pattern.compile("spark://127\\.0\\.0\\.1:[0-9]+");

	private final Path folder;
	private final String url;
	private final Process master;
	private final List<Process> workers = new ArrayList<>();

	/** @param folder for its logs and work */
	public StandaloneCluster(final Path folder, final int numWorkers) throws Exception {
		this.folder = Files.createDirectories(folder);
		master = start("master", "org.apache.spark.deploy.master.Master", "--host",
			"127.0.0.1", "--port", "0", "--webui-port", "0");
		try {
			await("the master", () -> URL.matcher(log("master")).find());
			final Matcher m = URL.matcher(log("master"));
			m.find();
			url = m.group();
			for (int i = 0; i < numWorkers; i++)
				workers.add(start("worker" + i, "org.apache.spark.deploy.worker.Worker",
					url, "--host", "127.0.0.1", "--webui-port", "0", "--cores", "1",
					"--memory", "600m", "--work-dir", work(i).toString()));
			for (int i = 0; i < numWorkers; i++) {
				final String name = "worker" + i;
				await(name, () -> log(name).contains("registered with master"));
			}
		}
		catch (final Exception | Error e) {
			close();
			throw e;
		}
	}

	private Process start(final String name, final String... command)
		throws IOException
	{
		final Path home = Path.of("target/spark").toAbsolutePath();
		final List<String> words = new ArrayList<>(List.of(Path.of(System
			.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
			"-Dspark.master.rest.enabled=false", "-cp", home + "/jars/*"));
		words.addAll(Arrays.asList(command));
		final ProcessBuilder builder = new ProcessBuilder(words);
		builder.environment().putAll(Map.of("SPARK_HOME", home.toString(),
			"SPARK_SCALA_VERSION", "2.13", "SPARK_LOCAL_IP", "127.0.0.1"));
		return builder.redirectErrorStream(true).redirectOutput(folder.resolve(name +
			".log").toFile()).start();
	}

	/** @return for {@code --master} */
	public String url() {
		return url;
	}

	private Path work(final int worker) {
		return folder.resolve("work" + worker);
	}

	private String log(final String name) {
		return text(folder.resolve(name + ".log"));
	}

	/** @return whether the executors of this worker have done some of the work */
	boolean hasFinishedTasks(final int worker) {
		if (!Files.isDirectory(work(worker))) return false;
		try (Stream<Path> files = Files.walk(work(worker))) {
			return files.filter(f -> f.endsWith("stderr")).anyMatch(f -> text(f)
				.contains("Finished task"));
		}
		catch (final IOException | UncheckedIOException e) {
			return false; // it is just being made
		}
	}

	/** Ends a worker and its executors at once, as a loss of power would. */
	void kill(final int worker) {
		kill(workers.get(worker));
	}

	private static void kill(final Process process) {
		final List<ProcessHandle> children = process.descendants().toList();
		process.destroyForcibly();
		children.forEach(ProcessHandle::destroyForcibly);
	}

	/** @throws TimeoutException after ten minutes in which it did not come true */
	static void await(final String what, final BooleanSupplier condition)
		throws InterruptedException, TimeoutException
	{
		final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end) throw new TimeoutException(what);
			Thread.sleep(20);
		}
	}

	static String text(final Path file) {
		try {
			return Files.exists(file) ? Files.readString(file) : "";
		}
		catch (final IOException e) {
			return "";
		}
	}

	@Override
	public void close() {
		workers.forEach(StandaloneCluster::kill);
		kill(master);
	}
}
