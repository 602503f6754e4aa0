package org.calab.fiji.command;

/** A command could not do its work; the message says to the user why. */
public final class CommandFailedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public CommandFailedException(final String message, final Throwable cause) {
		super(message, cause);
	}
}
