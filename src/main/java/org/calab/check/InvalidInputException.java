package org.calab.check;

/**
 * An input is not what it must be. The message names the input, its value and
 * what is allowed: it is meant to be read by the user as it is.
 */
public class InvalidInputException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	public InvalidInputException(final String message) {
		super(message);
	}
}
