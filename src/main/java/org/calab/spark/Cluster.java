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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkJobInfo;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.calab.task.CancelledException;
import org.calab.task.Progress;

/** Runs steps as Spark's tasks and waits for them. Safe for several threads. */
final class Cluster {

	private static final int POLL_MS = 50;

	private final JavaSparkContext spark;

	Cluster(final JavaSparkContext spark) {
		this.spark = spark;
	}

	/** @return Spark's settings as they were given, and what a batch needs besides */
	static SparkConf configuration() {
		final SparkConf conf = new SparkConf();
		// movies are read through ImageJ
		conf.set("spark.executor.extraJavaOptions", (conf.get(
			"spark.executor.extraJavaOptions", "") +
			" -Djava.awt.headless=true").trim());
		// a recording is put together by the driver, however large it is
		conf.setIfMissing("spark.driver.maxResultSize", "0");
		// in MB: a block is sent with its task
		conf.setIfMissing("spark.rpc.message.maxSize", "1024");
		return conf;
	}

	/** @return how many threads a task may use */
	int threadsPerTask() {
		return spark.getConf().getInt("spark.task.cpus", 1);
	}

	/**
	 * @param what the inputs belong to, for Spark's pages and messages
	 * @param inputs one per task
	 * @return one output per input, in their order
	 * @throws IOException with the reason, if a step failed or its executors were
	 *           lost too often
	 * @throws CancelledException if cancelled; the tasks are killed
	 */
	<T, R> List<R> run(final String what, final List<T> inputs,
		final Step<T, R> step, final Progress progress) throws IOException
	{
		progress.checkCancelled();
		spark.setJobGroup(what, what, true);
		final JavaFutureAction<List<Attempt<R>>> job = spark.parallelize(inputs,
			inputs.size()).map(input -> Attempt.of(step, input)).collectAsync();
		final List<R> outputs = new ArrayList<>(inputs.size());
		for (final Attempt<R> a : await(what, job, inputs.size(), progress))
			outputs.add(a.get());
		return outputs;
	}

	private <R> R await(final String what, final JavaFutureAction<R> job,
		final int tasks, final Progress progress) throws IOException
	{
		try {
			while (true) {
				try {
					return job.get(POLL_MS, TimeUnit.MILLISECONDS);
				}
				catch (final TimeoutException e) {
					progress.checkCancelled();
					progress.report((double) completed(job) / tasks, what);
				}
			}
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			job.cancel(true);
			throw new CancelledException();
		}
		catch (final CancelledException e) {
			job.cancel(true);
			throw e;
		}
		catch (final ExecutionException e) {
			throw new IOException("The cluster gave up: " + e.getCause().getMessage(),
				e);
		}
	}

	private int completed(final JavaFutureAction<?> job) {
		int completed = 0;
		for (final int id : job.jobIds()) {
			final SparkJobInfo info = spark.statusTracker().getJobInfo(id);
			if (info == null) continue; // not started
			for (final int stage : info.stageIds()) {
				final SparkStageInfo s = spark.statusTracker().getStageInfo(stage);
				if (s != null) completed += s.numCompletedTasks();
			}
		}
		return completed;
	}
}
