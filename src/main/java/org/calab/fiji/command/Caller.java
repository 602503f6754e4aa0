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

import java.util.Arrays;

import org.scijava.thread.ThreadService;

/** Who runs a command, which decides how a failure is reported. */
enum Caller {

	/** ImageJ: its menu, a macro or a script's {@code IJ.run}. It shows exceptions in a window. */
	IMAGEJ,

	/** Fiji's command line, {@code --run}. It prints stack traces of exceptions. */
	COMMAND_LINE,

	/** Fiji's menu or search bar. Nothing waits for the command. */
	PERSON,

	/** A script or program. It receives the exception. */
	SCRIPT;

	/** @return who runs the command that the current thread executes */
	static Caller of(final ThreadService threads) {
		final Thread asked = threads == null ? null : threads.getParent(Thread
			.currentThread());
		return asked == null ? SCRIPT : of(asked.getName(), asked.isAlive(), asked
			.getStackTrace());
	}

	/** @param stack of the thread that requested the command */
	static Caller of(final String thread, final boolean alive,
		final StackTraceElement[] stack)
	{
		if (calls(stack, "ij.IJ", "runPlugIn")) return IMAGEJ;
		if (calls(stack, "org.scijava.run.console.RunArgument", ""))
			return COMMAND_LINE;
		return !alive || thread.startsWith("AWT-EventQueue") || calls(stack,
			"java.util.concurrent.ThreadPoolExecutor", "getTask") ? PERSON : SCRIPT;
	}

	private static boolean calls(final StackTraceElement[] stack,
		final String className, final String method)
	{
		return Arrays.stream(stack).anyMatch(f -> f.getClassName().startsWith(
			className) && f.getMethodName().startsWith(method));
	}
}
