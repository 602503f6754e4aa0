package org.calab.simulation;

import java.util.List;

import org.calab.trace.TraceSet;

/**
 * Simulated traces and the truth about them.
 *
 * @param traces n_cells × n_timepoints
 * @param cells the truth, one per row of traces
 * @param config what was simulated
 */
public record SimulationResult(TraceSet traces, List<CellGroundTruth> cells,
	SimulationConfig config)
{

	public SimulationResult {
		cells = List.copyOf(cells);
	}

	/** @return true spike counts, n_cells × n_timepoints */
	public double[][] spikes() {
		final double[][] rows = new double[cells.size()][config.numTimepoints()];
		for (int i = 0; i < rows.length; i++) {
			final int[] counts = cells.get(i).spikes();
			for (int t = 0; t < counts.length; t++)
				rows[i][t] = counts[t];
		}
		return rows;
	}

	/** @return clean calcium, n_cells × n_timepoints */
	public double[][] cleanCalcium() {
		return cells.stream().map(CellGroundTruth::cleanCalcium).toArray(
			double[][]::new);
	}
}
