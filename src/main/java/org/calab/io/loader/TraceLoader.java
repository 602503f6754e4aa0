package org.calab.io.loader;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;

import org.calab.io.DataFormatException;

/** Reads traces of one format. Without state: one loader serves any number of threads. */
public interface TraceLoader {

	/** @return the format's short name, as users give it */
	String format();

	/** @return what a file of this format is, for messages: "a CaImAn HDF5 file" */
	String description();

	/**
	 * @param path an existing file or folder
	 * @return whether its content is of this format; no more is read than that takes
	 */
	boolean recognises(Path path) throws IOException;

	/**
	 * Reads what is there, without repairing anything.
	 *
	 * @throws IOException whatever goes wrong; {@link #load} says it in one way
	 */
	RawTraces read(Path path, LoadOptions options) throws IOException;

	/**
	 * @param path the file or folder
	 * @return the traces, repaired as the options allow
	 * @throws FileNotFoundException if there is no such file, or one that belongs
	 *           to it is missing
	 * @throws DataFormatException if it is not of this format, truncated, damaged,
	 *           too large for the heap, or lacks what was asked for (then the
	 *           message lists what is there)
	 */
	default Loaded load(final Path path, final LoadOptions options)
		throws IOException
	{
		return Guard.reading(path, description(), () -> Finish.of(path, format(),
			read(path, options), options));
	}
}
