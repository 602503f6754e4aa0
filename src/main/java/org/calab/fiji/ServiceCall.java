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
package org.calab.fiji;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.calab.check.Require;
import org.calab.fiji.command.CaLabCommand;
import org.calab.fiji.command.DirectRun;
import org.calab.task.CancelledException;
import org.calab.task.Progress;
import org.calab.trace.Orientation;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.scijava.Context;
import org.scijava.Contextual;
import org.scijava.app.StatusService;
import org.scijava.log.LogService;
import org.scijava.task.TaskService;

/** A call of a function of the service: its arguments, its progress, and the log. */
final class ServiceCall {

	private ServiceCall() {}

	/** @return the log; empty if a program created the service itself */
	static Optional<LogService> log(final Contextual service) {
		return Optional.ofNullable(service.getContext()).map(c -> c.getService(
			LogService.class));
	}

	static Path path(final String name, final String path) {
		return Path.of(Require.present(name, path));
	}

	/** Says once if the rows of an array may be frames; of a set that was said when it was loaded. */
	static TraceSet traces(final Contextual service, final Object traces,
		final SamplingRate rate)
	{
		final TraceSet set = TraceArguments.traces(traces, rate);
		if (!(traces instanceof TraceSet)) log(service).ifPresent(log -> Orientation
			.suspicion(set, "transpose the array, so that each row is a cell").ifPresent(
				log::warn));
		return set;
	}

	static TaskProgress progress(final Contextual service, final String job) {
		final Context fiji = service.getContext(); // null if a program created the service itself
		return new TaskProgress(job, fiji == null ? null : fiji.getService(
			TaskService.class), fiji == null ? null : fiji.getService(
				StatusService.class), () -> false);
	}

	/**
	 * Shows the progress of a job and stops it when the user cancels it, with its stop
	 * button or the Escape key.
	 *
	 * @throws CancelledException if it was cancelled, naming the job
	 */
	static <T> T watched(final Contextual service, final String job,
		final Function<Progress, T> work)
	{
		try (TaskProgress progress = progress(service, job)) {
			progress.report(0, job);
			return work.apply(progress);
		}
		catch (final CancelledException e) {
			throw new CancelledException(job + " was cancelled and has no result");
		}
	}

	/** Runs a command, as its menu entry does. */
	static void run(final Contextual service, final String job,
		final Class<? extends CaLabCommand> command,
		final Map<String, Object> inputs) throws IOException
	{
		try (TaskProgress progress = progress(service, job)) {
			DirectRun.run(service.context(), command, inputs, progress);
		}
	}
}
