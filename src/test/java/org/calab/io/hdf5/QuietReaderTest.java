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
package org.calab.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.logging.Logger;

import org.junit.jupiter.api.Test;

/** The library's loggers tell warnings only, in each of the logging libraries that Fiji may have. */
class QuietReaderTest {

	/** As Logback's, which is not here. */
	public static final class LogbackLogger {

		private Level level;

		public Level getLevel() {
			return level;
		}

		public void setLevel(final Level l) {
			level = l;
		}
	}

	/** As Logback's. */
	public record Level(String name) {

		public static Level toLevel(final String name) {
			return new Level(name);
		}
	}

	@Test
	void leavesOtherLoggersUnchanged() {
		QuietReader.set();
		assertEquals("io.jhdf", QuietReader.LOGGER);
		assertEquals("warn", System.getProperty(QuietReader.SIMPLE));
		assertEquals(java.util.logging.Level.WARNING, Logger.getLogger("io.jhdf")
			.getLevel());
		assertNull(Logger.getLogger("io").getLevel());
		assertNull(System.getProperty("org.slf4j.simpleLogger.defaultLogLevel"));
	}

	@Test
	void logback() {
		final LogbackLogger logger = new LogbackLogger();
		QuietReader.quieten(logger);
		assertEquals("WARN", logger.getLevel().name());
		logger.setLevel(new Level("DEBUG")); // by the user
		QuietReader.quieten(logger);
		assertEquals("DEBUG", logger.getLevel().name());
	}
}
