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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.calab.trace.TraceSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;

/** The short form of {@code scripts/soak}. */
class LeakTest {

	@TempDir
	Path folder;

	@Test
	void commandsLeaveNothingBehind() throws Exception {
		final EveryCommand commands = new EveryCommand(folder, folder);
		final Context context = new Context();
		for (int k = 0; k < 2 * commands.size(); k++)
			commands.run(context, k);
		final Resources before = Resources.now();
		for (int k = 0; k < 10 * commands.size(); k++)
			assertEquals(commands.isWrong(k), commands.run(context, k) != null, commands
				.name(k));
		final Resources after = Resources.now();
		assertFalse(after.exceeds(before), before + ", then " + after);
		context.dispose();
	}

	/** What was closed, and a context that was disposed of, can be collected. */
	@Test
	void closedTracesAndContextsAreCollected() throws Exception {
		final List<WeakReference<?>> gone = new ArrayList<>();
		once(gone);
		for (int i = 0; i < 50 && gone.stream().anyMatch(r -> r.get() != null); i++) {
			System.gc();
			Thread.sleep(20);
		}
		for (final WeakReference<?> r : gone)
			assertNull(r.get());
		assertTrue(gone.size() > 4);
	}

	/** In a method of its own, so that nothing stays on the stack. */
	private void once(final List<WeakReference<?>> gone) throws Exception {
		final EveryCommand commands = new EveryCommand(folder, folder);
		final Context context = new Context();
		final OpenTraces open = context.service(OpenTraces.class);
		for (int k = 0; k < commands.size(); k++) {
			if (commands.closes(k)) for (final String title : open.titles()) {
				final TraceSet traces = open.get(title).traces();
				gone.add(new WeakReference<>(traces));
			}
			commands.run(context, k);
		}
		assertEquals(List.of(), open.titles());
		gone.add(new WeakReference<>(context));
		gone.add(new WeakReference<>(open));
		context.dispose();
	}
}
