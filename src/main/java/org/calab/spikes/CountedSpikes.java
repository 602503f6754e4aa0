/*-
 * #%L
 * From a calcium-imaging movie to inferred spiking, inside Fiji and ImageJ.
 * %%
 * Copyright (C) 2026 CaLab for Fiji developers
 * %%
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 * 
 * 1. Redistributions of source code must retain the above copyright notice,
 *    this list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the documentation
 *    and/or other materials provided with the distribution.
 * 
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
 * AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
 * IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE
 * ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS OR CONTRIBUTORS BE
 * LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
 * CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
 * SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
 * INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
 * CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE)
 * ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
 * POSSIBILITY OF SUCH DAMAGE.
 * #L%
 */
package org.calab.spikes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

import org.calab.deconvolution.TraceQuality;
import org.calab.inference.PosteriorCell;
import org.calab.inference.PosteriorInference;
import org.calab.inference.PosteriorOptions;
import org.calab.kernel.Ar2;
import org.calab.kernel.Ar2Recursion;
import org.calab.kernel.CalciumKernel;
import org.calab.signal.RollingBaseline;
import org.calab.task.Parallel;
import org.calab.task.Progress;
import org.calab.trace.TraceSet;

/**
 * Expected numbers of spikes per frame, from the posterior of the activity ({@link PosteriorInference})
 * and the amplitude of one spike ({@link SpikeAmplitude}). An event is a stretch of activity without a gap in which a
 * spike could be told from its neighbours. Its size is the sum of the activity. The posterior mean is a little
 * smaller than the transients are; the factor is that of a least-squares fit to the trace. The
 * expected number of spikes of each event is spread over its frames like its activity.
 */
public final class CountedSpikes {

	/** Standard deviation of a size relative to that of a single spike at a known time. */
	private static final double WIDER = 1.3;

	/** Activity below this fraction of the noise of one spike separates events. */
	private static final double THIN = 0.05;

	/** Events are separated by the rise time, and by at least and at most this many seconds. */
	private static final double NEAREST = 0.06, FARTHEST = 0.2;

	/** Largest factor by which the activity is too small. */
	private static final double MOST = 1.4;

	private CountedSpikes() {}

	/**
	 * Infers the spikes of some or all cells of a recording.
	 *
	 * @param traces finite samples at a known rate. Not modified.
	 * @param amplitude amplitude of one spike in the unit of the traces; empty to calibrate each cell
	 * @param threads number of threads, at least 1; does not change the result
	 * @param progress receives the progress, can cancel
	 * @return one entry per cell
	 */
	public static List<SpikeSolution> infer(final TraceSet traces,
		final CalciumKernel kernel, final OptionalDouble amplitude,
		final int threads, final Progress progress)
	{
		final double fs = traces.rate().hz();
		final List<PosteriorCell> posterior = PosteriorInference.infer(traces,
			PosteriorOptions.of(kernel), threads, progress.stage(0, 0.8));
		final List<SpikeSolution> cells = new ArrayList<>(Collections.nCopies(
			posterior.size(), null));
		Parallel.forEach(cells.size(), threads, progress.stage(0.8, 1),
			"Counting spikes", i -> cells.set(i, of(traces.trace(i), fs, kernel,
				posterior.get(i), amplitude, progress)));
		return cells;
	}

	/** The spikes of one cell, given its posterior. */
	static SpikeSolution of(final double[] trace, final double fs,
		final CalciumKernel kernel, final PosteriorCell cell,
		final OptionalDouble amplitude, final Progress progress)
	{
		final int n = trace.length;
		final double one = cell.outcome().noise() / norm(kernel, fs);
		final double[] level = RollingBaseline.of(trace, kernel.tauDecay(), fs,
			progress), above = new double[n];
		for (int t = 0; t < n; t++)
			above[t] = trace[t] - level[t];
		final List<Event> events = one > 0 ? events(cell.activity(), THIN * one, (int) Math.max(1,
			Math.round(fs * Math.max(NEAREST, Math.min(FARTHEST, kernel.tauRise())))))
			: List.of();
		final double[] activity = cell.activity(), clear = new double[n];
		for (final Event e : events)
			if (e.size > SpikeAmplitude.LEAST * one) System.arraycopy(activity, e.from,
				clear, e.from, e.to - e.from);
		final double gain = Math.max(1, Math.min(MOST, Line.of(convolved(clear, kernel, fs),
			above).slope));
		final double noise = WIDER * one;
		final double[] sizes = events.stream().filter(e -> gain * e.peak > SpikeAmplitude.LEAST * noise)
			.mapToDouble(e -> gain * e.size).toArray();
		final SpikeAmplitude.Estimate found = amplitude.isPresent()
			? new SpikeAmplitude.Estimate(amplitude.getAsDouble(), 0, 0, true)
			: SpikeAmplitude.of(sizes, noise);
		final Calibration kind = amplitude.isPresent() ? Calibration.GIVEN : sizes.length == 0
			? Calibration.SILENT : found.known() ? Calibration.CALIBRATED
				: Calibration.RELATIVE;
		final double alpha = kind == Calibration.RELATIVE ? 1 : found.amplitude();
		final double[] counts = new double[n];
		if (kind == Calibration.RELATIVE) System.arraycopy(activity, 0, counts, 0, n);
		else if (alpha > 0) for (final Event e : events) {
			final double part = SpikeAmplitude.expected(gain * e.size, alpha, noise) /
				e.size;
			for (int t = e.from; t < e.to; t++)
				counts[t] = part * activity[t];
		}
		final double[] deviation = new double[n];
		for (int t = 0; t < n; t++)
			deviation[t] = alpha > 0 ? cell.deviation()[t] / alpha : 0;
		final Line line = Line.of(convolved(counts, kernel, fs), above);
		return new SpikeSolution(counts, alpha, line.y - alpha * line.x, 0, TraceQuality.fitR2(
			trace, cell.fit()), cell.outcome().iterations(), cell.outcome()
				.converged(), above, cell.fit(), new SpikeSolution.Uncertainty(kind, kind == Calibration.CALIBRATED ? found.sd()
					: 0, deviation, cell.probability()));
	}

	/**
	 * Frames from {@code from} to before {@code to}, and the sum of the activity in them.
	 *
	 * @param peak largest sum within two gaps. Where the baseline is wrong, activity is small and lasts long.
	 */
	private record Event(int from, int to, double size, double peak) {

		static Event of(final double[] activity, final int from, final int to,
			final int gap)
		{
			double size = 0, near = 0, peak = 0;
			for (int t = from; t < to; t++) {
				size += activity[t];
				near += activity[t] - (t - from >= 2 * gap ? activity[t - 2 * gap] : 0);
				peak = Math.max(peak, near);
			}
			return new Event(from, to, size, peak);
		}
	}

	private static List<Event> events(final double[] activity, final double thin,
		final int gap)
	{
		final List<Event> events = new ArrayList<>();
		int from = -1, to = -1;
		for (int t = 0; t < activity.length; t++) {
			if (activity[t] <= thin) continue;
			if (from >= 0 && t - to >= gap) {
				events.add(Event.of(activity, from, to, gap));
				from = -1;
			}
			if (from < 0) from = t;
			to = t + 1;
		}
		if (from >= 0) events.add(Event.of(activity, from, to, gap));
		return events;
	}

	/** @return activity convolved with the kernel, within a frame at equal parts over the steps of the inference */
	private static double[] convolved(final double[] activity,
		final CalciumKernel kernel, final double fs)
	{
		final int steps = PosteriorInference.steps(fs, kernel);
		final Ar2 ar2 = kernel.ar2(fs * steps);
		final double scale = 1 / (ar2.peak() * steps);
		final double[] out = new double[activity.length];
		final Ar2Recursion calcium = ar2.recursion();
		for (int t = 0; t < out.length; t++) {
			out[t] = calcium.now();
			for (int k = 0; k < steps; k++)
				calcium.next(scale * activity[t]);
		}
		return out;
	}

	/** The means of x and y, and the least-squares slope of y over x; 0 if x is constant. */
	private record Line(double x, double y, double slope) {

		static Line of(final double[] x, final double[] y) {
			double mx = 0, my = 0, xx = 0, xy = 0;
			for (int t = 0; t < x.length; t++) {
				mx += x[t] / x.length;
				my += y[t] / x.length;
			}
			for (int t = 0; t < x.length; t++) {
				xx += (x[t] - mx) * (x[t] - mx);
				xy += (x[t] - mx) * (y[t] - my);
			}
			return new Line(mx, my, xx > 0 ? xy / xx : 0);
		}
	}

	/** @return ‖k‖ at this rate */
	private static double norm(final CalciumKernel kernel, final double fs) {
		double sum = 0;
		for (final double v : kernel.sample(fs))
			sum += v * v;
		return Math.sqrt(sum);
	}
}
