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
package org.calab.fiji.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Who runs a command is read from what the thread that asked for it does. */
class CallerTest {

	private static Caller of(final String thread, final boolean alive,
		final String... calls)
	{
		final StackTraceElement[] stack = new StackTraceElement[calls.length];
		for (int i = 0; i < calls.length; i++) {
			final int dot = calls[i].lastIndexOf('.');
			stack[i] = new StackTraceElement(calls[i].substring(0, dot), calls[i]
				.substring(dot + 1), null, 0);
		}
		return Caller.of(thread, alive, stack);
	}

	private static final String WAIT = "java.util.concurrent.FutureTask.get";

	@Test
	void imageJ() {
		assertEquals(Caller.IMAGEJ, of("Run$_Extract", true, WAIT,
			"net.imagej.legacy.LegacyService.runLegacyCompatibleCommand",
			"ij.IJ.runPlugIn", "ij.Executer.runCommand", "ij.Executer.run"));
		assertEquals(Caller.IMAGEJ, of("SciJava-1", true, WAIT,
			"ij.IJ.runPlugIn", "ij.Executer.run", "ij.IJ.run",
			"org.python.core.PyObject.__call__"));
	}

	@Test
	void commandLine() {
		assertEquals(Caller.COMMAND_LINE, of("main", true, WAIT,
			"org.scijava.run.AbstractCodeRunner.waitFor",
			"org.scijava.run.console.RunArgument.lambda$handle$0"));
	}

	@Test
	void person() {
		assertEquals(Caller.PERSON, of("AWT-EventQueue-0", true,
			"java.awt.EventQueue.getNextEvent"));
		assertEquals(Caller.PERSON, of("SciJava-3", true,
			"java.util.concurrent.LinkedBlockingQueue.take",
			"java.util.concurrent.ThreadPoolExecutor.getTask"));
		assertEquals(Caller.PERSON, of("search", false));
	}

	@Test
	void script() {
		assertEquals(Caller.SCRIPT, of("SciJava-4", true, WAIT,
			"org.python.core.PyObject.__call__",
			"org.scijava.script.ScriptModule.run"));
	}
}
