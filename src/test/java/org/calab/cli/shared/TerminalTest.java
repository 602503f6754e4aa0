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
package org.calab.cli.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.calab.task.Progress;
import org.junit.jupiter.api.Test;

/** Progress on a terminal and in a log, by a clock that is set by hand. */
class TerminalTest {

	private static final long SECOND = 1_000_000_000L;

	private final StringWriter out = new StringWriter(), err =
		new StringWriter();
	private long now = -5 * SECOND; // System.nanoTime may start below 0

	private Terminal terminal(final boolean isRewritable) {
		return new Terminal(new PrintWriter(out), new PrintWriter(err),
			isRewritable, () -> now);
	}

	private String err() {
		return err.toString().replace(System.lineSeparator(), "\n");
	}

	@Test
	void aLogHasALineEveryTenSeconds() {
		final Progress progress = terminal(false).progress();
		for (int second = 0; second < 35; second++) {
			progress.report(second / 35.0, "Cell " + second);
			now += SECOND;
		}
		assertEquals(
			"calab:  28 %  Cell 10\ncalab:  57 %  Cell 20\ncalab:  85 %  Cell 30\n",
			err());
	}

	@Test
	void shortWorkLeavesNothingInALog() {
		final Progress progress = terminal(false).progress();
		now += 9 * SECOND;
		progress.report(1, "Done");
		assertEquals("", err());
	}

	@Test
	void whatTheUserHasToDoIsToldAtOnce() {
		final Progress progress = terminal(false).progressFromTheStart();
		progress.report(0, "Waiting for CaTune");
		progress.report(0.1, "At work");
		assertEquals("calab:   0 %  Waiting for CaTune\n", err());
	}

	@Test
	void aTerminalHasOneLineThatIsWrittenOver() {
		final Progress progress = terminal(true).progress();
		progress.report(0, "A long name");
		now += SECOND / 20;
		progress.report(0.4, "too soon");
		now += SECOND / 10;
		progress.report(0.5, "Short");
		assertEquals("\rcalab:   0 %  A long name\rcalab:  50 %  Short      ",
			err());
	}

	@Test
	void whatIsPrintedTakesItsPlace() {
		final Terminal terminal = terminal(true);
		final Progress progress = terminal.progress();
		progress.report(0, "x");
		terminal.out().println("result");
		terminal.err().println("note");
		assertEquals("result", out.toString().strip());
		final String line = "calab:   0 %  x";
		final String removed = "\r" + " ".repeat(line.length()) + "\r";
		assertEquals("\r" + line + removed + "note\n", err());
		now += SECOND;
		progress.report(0, "x");
		terminal.clear();
		terminal.clear();
		assertEquals("\r" + line + removed + "note\n\r" + line + removed, err());
	}

	@Test
	void aLineNeverWraps() {
		terminal(true).progress().report(0.25, "a\nb" + "c".repeat(100));
		assertEquals(1 + 79, err.toString().length());
		assertEquals("\rcalab:  25 %  a bcc", err.toString().substring(0, 20));
		assertEquals("...", err.toString().substring(77));
	}

	@Test
	void aFractionIsNeverBeyondAll() {
		final Terminal terminal = terminal(false);
		final Progress progress = terminal.progressFromTheStart();
		progress.report(1.2, "a");
		now += 10 * SECOND;
		progress.report(-1, "b");
		assertEquals("calab: 100 %  a\ncalab:   0 %  b\n", err());
	}
}
