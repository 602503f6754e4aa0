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
package org.calab.batch;

import java.util.List;
import java.util.Optional;

/**
 * The outcome of a recording.
 *
 * @param name of the recording
 * @param inputs names of its files
 * @param recording the recording; empty for a problem of the plan
 * @param status whether it is complete
 * @param receipt of this or an earlier run; empty if it failed
 * @param reason why it failed; empty otherwise
 */
public record Outcome(String name, String inputs, Status status,
	Optional<Recording> recording, Optional<Receipt> receipt, String reason)
{

	/** Whether a recording is complete. */
	public enum Status {

			/** Processed by this run. */
			DONE("done"),
			/** Processed by an earlier run and unchanged since. */
			SKIPPED("done earlier"),
			/** Not processed, or failed. */
			FAILED("failed");

		private final String text;

		Status(final String text) {
			this.text = text;
		}

		@Override
		public String toString() {
			return text;
		}
	}

	public static Outcome failed(final Recording recording,
		final String reason)
	{
		return new Outcome(recording.name(), recording.toString(), Status.FAILED,
			Optional.of(recording), Optional.empty(), reason);
	}

	static Outcome failed(final BatchPlan.Problem problem) {
		return new Outcome(problem.name(), problem.file(), Status.FAILED, Optional
			.empty(), Optional.empty(), problem.reason());
	}

	static Outcome of(final Recording recording, final Status status,
		final Receipt receipt)
	{
		return new Outcome(recording.name(), recording.toString(), status, Optional
			.of(recording), Optional.of(receipt), "");
	}

	/** @return the warnings; none if it failed */
	public List<String> warnings() {
		return receipt.map(Receipt::warnings).orElse(List.of());
	}

	public boolean isFailure() {
		return status == Status.FAILED;
	}
}
