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
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.calab.check.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacroCallTest {

	@Test
	void readsWhatIsRecorded() {
		final String options = "file=[C:\\data\\a \"b\".csv] fs=20";
		assertEquals(new MacroCall("run", "Load Traces...", options), MacroCall.read(
			"run(\"Load Traces...\", " + MacroCall.literal(options) + ");\n"));
		assertEquals(new MacroCall("run", "Close Traces...", ""), MacroCall.read(
			"run(\"Close Traces...\");"));
		assertEquals(new MacroCall("open", "/a/b.tif", ""), MacroCall.read(
			" open( \"/a/b.tif\" )"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "run", "run(", "run(\"", "run(\"a\\", "run(a);",
		"run(\"a\", b);", "run(\"a\"); run(\"b\");", "run(\"a\" + x);",
		"exec(\"rm\");", "runMacro(\"a\");", "open(\"a\", \"b\"); x" })
	void refusesEverythingElse(final String line) {
		assertThrows(InvalidInputException.class, () -> MacroCall.read(line));
	}
}
