package org.calab;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Real data and reference outputs beside the checkout ({@code ../shared}, or
 * where {@code CALAB_SHARED} says). Tests that need them are skipped, visibly,
 * on machines that do not have them.
 */
public final class SharedData {

	private SharedData() {}

	/** @return the file or folder, which exists; else the test is skipped */
	public static Path require(final String relative) {
		final String given = System.getenv("CALAB_SHARED");
		final Path root = given != null ? Path.of(given) : Path.of("").toAbsolutePath()
			.resolveSibling("shared");
		final Path path = root.resolve(relative);
		assumeTrue(Files.exists(path), "not on this machine: " + path);
		return path;
	}
}
