package org.calab.io;

import java.io.IOException;

/** A file is not what it should be; the message names the file, what is wrong and what is allowed. */
public final class DataFormatException extends IOException {

	private static final long serialVersionUID = 1L;

	public DataFormatException(final String file, final String what) {
		super(file + ": " + what);
	}

	public DataFormatException(final String file, final String what,
		final Throwable cause)
	{
		super(file + ": " + what, cause);
	}
}
