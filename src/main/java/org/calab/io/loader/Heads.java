package org.calab.io.loader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** First bytes of files, by which formats are told apart. */
final class Heads {

	private Heads() {}

	/** @return the first bytes, at most so many */
	static byte[] of(final Path file, final int most) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			return in.readNBytes(most);
		}
	}

	/** @return whether it is a file that starts with these bytes */
	static boolean starts(final Path file, final int... bytes)
		throws IOException
	{
		if (!Files.isRegularFile(file)) return false;
		final byte[] head = of(file, bytes.length);
		if (head.length < bytes.length) return false;
		for (int i = 0; i < bytes.length; i++)
			if ((head[i] & 0xff) != bytes[i]) return false;
		return true;
	}
}
