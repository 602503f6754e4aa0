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

import io.jhdf.HdfFile;

import java.util.logging.Level;
import java.util.logging.Logger;

import org.slf4j.LoggerFactory;

/**
 * jHDF logs its version and each file that it opens as INFO, which Fiji's logging writes
 * to the console. Its loggers, and no others, are set to warnings; a level that somebody
 * has set stays.
 */
final class QuietReader {

	/** The package whose classes log; naming the class does not initialise it. */
	static final String LOGGER = HdfFile.class.getPackageName();

	/** Read by slf4j-simple when a logger is made. */
	static final String SIMPLE = "org.slf4j.simpleLogger.log." + LOGGER;

	/** Kept, as a logger of the JDK's that nobody holds forgets its level. */
	private static final Logger JDK = Logger.getLogger(LOGGER);

	private QuietReader() {}

	/** To be called before the first file is opened. */
	static void set() {
		if (System.getProperty(SIMPLE) == null) System.setProperty(SIMPLE, "warn");
		if (JDK.getLevel() == null) JDK.setLevel(Level.WARNING);
		quieten(LoggerFactory.getLogger(LOGGER));
	}

	/** Logback, which Fiji ships, is set by its own methods: nothing here is compiled against it. */
	static void quieten(final Object logger) {
		try {
			if (logger.getClass().getMethod("getLevel").invoke(logger) != null) return;
			final Class<?> level = logger.getClass().getMethod("getLevel")
				.getReturnType();
			logger.getClass().getMethod("setLevel", level).invoke(logger, level
				.getMethod("toLevel", String.class).invoke(null, "WARN"));
		}
		catch (final ReflectiveOperationException e) {
			// another logging library: it has been set above, or writes no INFO
		}
	}
}
