package org.calab.task;

/**
 * How a long computation tells where it is and learns that it should stop.
 * <p>
 * The shell (Fiji, the command line, a test) implements it; the numeric core
 * only calls it. Implementations must be safe to call from several threads.
 * </p>
 */
public interface Progress {

	/**
	 * @param fraction done so far, 0 to 1
	 * @param what what is being done, as a user would say it
	 */
	void report(double fraction, String what);

	/** @return whether the user asked to stop */
	boolean isCancelled();

	/**
	 * @throws CancelledException if the user asked to stop
	 */
	default void checkCancelled() {
		if (isCancelled()) throw new CancelledException();
	}

	/**
	 * A view for one stage of a longer job.
	 *
	 * @param from where the stage starts on this progress, 0 to 1
	 * @param to where it ends, 0 to 1
	 * @return a progress whose 0 to 1 is {@code from} to {@code to} here
	 */
	default Progress stage(final double from, final double to) {
		final Progress whole = this;
		return new Progress() {

			@Override
			public void report(final double fraction, final String what) {
				whole.report(from + (to - from) * fraction, what);
			}

			@Override
			public boolean isCancelled() {
				return whole.isCancelled();
			}
		};
	}

	/** @return a progress that tells nobody and is never cancelled */
	static Progress none() {
		return new Progress() {

			@Override
			public void report(final double fraction, final String what) {
				// nobody is listening
			}

			@Override
			public boolean isCancelled() {
				return false;
			}
		};
	}
}
