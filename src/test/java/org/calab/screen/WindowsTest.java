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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.calab.fiji.BatchOnScreen;
import org.calab.fiji.DialogsOnScreen;
import org.calab.fiji.TuningOnScreen;
import org.calab.fiji.WorkspaceOnScreen;
import org.calab.fiji.cadecon.CaDeconOnScreen;
import org.calab.fiji.tuner.view.TunerOnScreen;
import org.calab.fiji.window.TraceWindowOnScreen;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The windows, with a real mouse and real keys; each class of tests on a screen of its own. */
class WindowsTest {

	@TempDir
	Path folder;

	private Stream<DynamicTest> of(final Class<?> tests) throws Exception {
		Screen.require();
		final String log;
		try (Screen screen = Screen.open(folder, 1280, 800)) {
			log = screen.run(OnScreen.class, tests.getName());
		}
		final List<OnScreen.Outcome> outcomes = OnScreen.outcomes(log);
		assertFalse(outcomes.isEmpty(), log);
		return outcomes.stream().map(o -> dynamicTest(o.test(), () -> assertEquals(
			"", o.failure())));
	}

	@TestFactory
	Stream<DynamicTest> tuner() throws Exception {
		return of(TunerOnScreen.class);
	}

	@TestFactory
	Stream<DynamicTest> traces() throws Exception {
		return of(TraceWindowOnScreen.class);
	}

	@TestFactory
	Stream<DynamicTest> caDecon() throws Exception {
		return of(CaDeconOnScreen.class);
	}

	@TestFactory
	Stream<DynamicTest> batch() throws Exception {
		return of(BatchOnScreen.class);
	}

	@TestFactory
	Stream<DynamicTest> dialogs() throws Exception {
		return of(DialogsOnScreen.class);
	}

	@TestFactory
	Stream<DynamicTest> workspace() throws Exception {
		return of(WorkspaceOnScreen.class);
	}

	@TestFactory
	Stream<DynamicTest> tuningFromImages() throws Exception {
		return of(TuningOnScreen.class);
	}
}
