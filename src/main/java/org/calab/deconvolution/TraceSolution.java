package org.calab.deconvolution;

/**
 * What a solver says of one trace. The arrays are handed over, not shared.
 *
 * @param activity n samples, a.u.
 * @param reconvolution {@code K·activity + baseline}, n samples
 * @param baseline the scalar baseline, in the unit of the trace
 * @param iterations how many were run
 * @param converged whether the stop criterion was met
 */
record TraceSolution(double[] activity, double[] reconvolution,
	double baseline, int iterations, boolean converged)
{}
