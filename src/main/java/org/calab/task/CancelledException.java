package org.calab.task;

import java.util.concurrent.CancellationException;

/** Thrown out of a computation that the user stopped; it left no output. */
public final class CancelledException extends CancellationException {

	private static final long serialVersionUID = 1L;

	public CancelledException() {
		super("Cancelled: nothing was written");
	}
}
