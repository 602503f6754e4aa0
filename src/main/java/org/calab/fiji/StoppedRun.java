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

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Ends a macro or script at the waiting {@code IJ.run}, which throws "Macro canceled" when
 * a plugin asks for it. Without a window it does so only in batch mode, so batch mode is on
 * until that call has returned.
 */
final class StoppedRun {

	private static final long AT_MOST = TimeUnit.SECONDS.toNanos(10);

	private StoppedRun() {}

	static void stop() {
		final boolean batch = Interpreter.batchMode;
		if (IJ.getInstance() == null && !batch) {
			Interpreter.batchMode = true;
			final Thread end = new Thread(StoppedRun::leaveBatchMode,
				"CaLab: batch mode");
			end.setDaemon(true);
			end.start();
		}
		Macro.abort();
	}

	private static void leaveBatchMode() {
		final long until = System.nanoTime() + AT_MOST;
		try {
			while (isInRun() && System.nanoTime() < until)
				Thread.sleep(5);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		Interpreter.batchMode = false;
	}

	private static boolean isInRun() {
		return Thread.getAllStackTraces().values().stream().anyMatch(
			stack -> Arrays.stream(stack).anyMatch(f -> f.getClassName().equals(
				"ij.IJ") && f.getMethodName().equals("run")));
	}
}
