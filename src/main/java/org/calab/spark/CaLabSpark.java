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
import java.util.List;
import java.util.function.Consumer;

import org.apache.spark.api.java.JavaSparkContext;
import org.calab.batch.Batch;
import org.calab.batch.BatchFolder;
import org.calab.batch.BatchPlan;
import org.calab.batch.Outcome;
import org.calab.check.Require;
import org.calab.cli.shared.BatchCommand;
import org.calab.cli.shared.Commands;
import org.calab.cli.shared.Terminal;
import org.calab.task.Progress;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The driver of {@code scripts/calab-spark}: {@code calab batch} on Apache Spark.
 * It plans, puts recordings together and is the only one that writes, so that the
 * results are those of {@code calab batch}, bit for bit.
 */
@Command(name = "calab-spark", footer = { "",
	"Of Spark, before or between the options above:",
	"      --master URL           local[N] (N threads here), spark://HOST:PORT, yarn or k8s://... (default: local[*])",
	"      --driver-memory SIZE   for what is put together here, in the end a whole recording (default: 2g)",
	"      --executor-memory SIZE, --executor-cores N, --total-executor-cores N, --num-executors N, --queue NAME, --name NAME, --properties-file FILE, --conf KEY=VALUE",
	"                             as spark-submit has them (default: Spark's; 1g of memory)",
	"SPARK_HOME says which Spark submits; without it one is made of Maven's jars, for local[N] and spark://.",
	"FOLDER has to be the same folder on all machines; OUT is written to from this one alone." })
public final class CaLabSpark extends BatchCommand {

	@Option(names = "--block", paramLabel = "N",
		defaultValue = "" + SparkProcessor.DEFAULT_BLOCK,
		description = "Most cells of a recording that are one task (default: ${DEFAULT-VALUE})")
	private int block;

	@Option(names = "--together", paramLabel = "N", defaultValue = "32",
		description = "Most recordings that are worked on at the same time, as far as the driver has memory (default: ${DEFAULT-VALUE})")
	private int together;

	private CaLabSpark() {}

	public static void main(final String... args) {
		System.exit(Commands.run(new CaLabSpark(), Terminal.ofSystem(), args));
	}

	@Override
	protected List<Outcome> run(final BatchPlan plan, final BatchFolder results,
		final Progress progress, final Consumer<Outcome> told) throws IOException
	{
		Require.within("block", block, 1, Integer.MAX_VALUE);
		Require.within("together", together, 1, Integer.MAX_VALUE);
		try (JavaSparkContext spark = start()) {
			return Batch.run(plan, results, new SparkProcessor(spark, block),
				together, progress, told);
		}
	}

	private static JavaSparkContext start() throws IOException {
		try {
			return new JavaSparkContext(Cluster.configuration());
		}
		catch (final RuntimeException e) {
			throw new IOException("Spark cannot be started: " + e.getMessage(), e);
		}
	}
}
