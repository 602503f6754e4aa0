package org.calab.io.loader;

import java.util.List;

import org.calab.check.Require;
import org.calab.trace.TraceSet;

/**
 * What was loaded.
 *
 * @param traces n_cells × n_timepoints, with the rate as far as it is known
 * @param source the format: caiman, minian, suite2p, nwb, mat, csv, npy, npz or
 *          tuning
 * @param notes what the user should know: what was chosen, changed or is doubtful
 */
public record Loaded(TraceSet traces, String source, List<String> notes) {

	public Loaded {
		Require.present("traces", traces);
		Require.present("source", source);
		notes = List.copyOf(Require.present("notes", notes));
	}
}
