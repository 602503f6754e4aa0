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
package org.calab.screen;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a class of tests in a Java with a screen, and tells what came of each. */
public final class OnScreen {

	/** Begins and ends a test's record. */
	private static final String BEGIN = "== ", END = "== end";

	/** @param failure why; empty if it passed */
	public record Outcome(String test, String failure) {}

	private OnScreen() {}

	/** @param args name of the class */
	public static void main(final String... args) {
		LauncherFactory.create().execute(LauncherDiscoveryRequestBuilder.request()
			.selectors(DiscoverySelectors.selectClass(args[0])).build(),
			new TestExecutionListener() {

				@Override
				public void executionFinished(final TestIdentifier test,
					final TestExecutionResult result)
				{
					final StringWriter why = new StringWriter();
					result.getThrowable().ifPresent(t -> t.printStackTrace(
						new PrintWriter(why)));
					if (test.isTest() || !why.toString().isEmpty()) System.out.println(
						"\n" + BEGIN + test.getDisplayName() + "\n" + why + END);
				}
			});
		System.exit(0); // windows that are left would keep it alive
	}

	/** @return what came of the tests of a class, from what {@link #main} printed */
	static List<Outcome> outcomes(final String log) {
		final List<Outcome> all = new ArrayList<>();
		for (int at = log.indexOf("\n" + BEGIN); at >= 0;) {
			final int name = log.indexOf('\n', at + 1), end = log.indexOf(END, name);
			all.add(new Outcome(log.substring(at + 1 + BEGIN.length(), name), log
				.substring(name + 1, end)));
			at = log.indexOf("\n" + BEGIN, end + END.length());
		}
		return all;
	}
}
