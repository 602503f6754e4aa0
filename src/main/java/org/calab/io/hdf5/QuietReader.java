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
 * jHDF logs its version and every file it opens at level INFO, which Fiji prints to the
 * console. This sets the loggers of jHDF, and no others, to WARN, unless their level has
 * already been set.
 */
final class QuietReader {

	/** The package of the loggers; a class literal does not initialise the class. */
	static final String LOGGER = HdfFile.class.getPackageName();

	/** slf4j-simple reads this property when it creates a logger. */
	static final String SIMPLE = "org.slf4j.simpleLogger.log." + LOGGER;

	/** Held, because the JDK discards a logger without references, and its level with it. */
	private static final Logger JDK = Logger.getLogger(LOGGER);

	private QuietReader() {}

	/** Call this before opening the first file. */
	static void set() {
		if (System.getProperty(SIMPLE) == null) System.setProperty(SIMPLE, "warn");
		if (JDK.getLevel() == null) JDK.setLevel(Level.WARNING);
		quieten(LoggerFactory.getLogger(LOGGER));
	}

	/**
	 * Sets the level of a Logback logger (Fiji ships Logback) by reflection, as it is no
	 * dependency.
	 */
	static void quieten(final Object logger) {
		try {
			if (logger.getClass().getMethod("getLevel").invoke(logger) != null) return;
			final Class<?> level = logger.getClass().getMethod("getLevel")
				.getReturnType();
			logger.getClass().getMethod("setLevel", level).invoke(logger, level
				.getMethod("toLevel", String.class).invoke(null, "WARN"));
		}
		catch (final ReflectiveOperationException e) {
			// another logging library: set above, or it does not print INFO
		}
	}
}
