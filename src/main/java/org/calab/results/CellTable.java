package org.calab.results;

import java.util.ArrayList;
import java.util.List;

import org.calab.deconvolution.DeconvolutionResult;

/** A row per cell: how well it was deconvolved. */
public final class CellTable {

	private static final List<String> COLUMNS = List.of("cell", "snr",
		"baseline", "iterations", "converged", "activity_sum (a.u.)", "sparsity",
		"fit_R2", "residual_rms");

	private CellTable() {}

	public static Table of(final DeconvolutionResult result) {
		final List<List<Object>> rows = new ArrayList<>();
		for (int i = 0; i < result.cells().size(); i++) {
			final DeconvolutionResult.Cell c = result.cells().get(i);
			rows.add(List.of(result.activity().names().get(i), c.quality().snr(), c
				.baseline(), c.iterations(), c.converged(), c.quality().activitySum(), c
					.quality().sparsity(), c.quality().fitR2(), c.quality()
						.residualRms()));
		}
		return new Table(COLUMNS, rows);
	}
}
