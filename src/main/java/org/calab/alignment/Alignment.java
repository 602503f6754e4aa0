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
package org.calab.alignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.trace.TraceSet;

/**
 * Traces around events. The times of a trial are whole frames before and after its event;
 * where the event is between two frames, so are they, and the traces are interpolated
 * linearly. A sample is NaN if a sample that it is interpolated from is. Events whose
 * window is not wholly inside the recording are left out. Immutable.
 */
public final class Alignment {

	private final TraceSet traces;
	private final AlignmentOptions options;
	private final List<String> conditions;
	private final List<Trial> trials;
	private final List<String> notes;
	private final double firstFrame;
	/** First and last frame of the window and of its baseline, counted from the event. */
	private final int first, last, baselineFirst, baselineLast;

	private Alignment(final TraceSet traces, final Events events,
		final AlignmentOptions options)
	{
		this.traces = traces;
		this.options = options;
		final double fs = traces.rate().hz();
		firstFrame = options.firstFrame().orElse(events.firstFrame().orElse(0));
		final TimeSpan window = options.span();
		final double from = TimeSpan.atOrAfter(window.from(), fs), to = TimeSpan
			.atOrBefore(window.to(), fs);
		if (to - from + 1 > traces.numTimepoints()) throw InvalidInputException.mustBe(
			"window", "shorter than the recording, which lasts " + seconds(traces.numTimepoints() /
				fs) + " s", options.window());
		first = (int) from;
		last = (int) to;
		if (options.baselineSpan().isPresent()) {
			final TimeSpan baseline = options.baselineSpan().get();
			baselineFirst = (int) TimeSpan.atOrAfter(baseline.from(), fs);
			baselineLast = (int) TimeSpan.atOrAfter(baseline.to(), fs) - 1;
			if (baselineLast < baselineFirst) throw InvalidInputException.mustBe("baseline",
				"long enough for at least one frame at " + traces.rate(), baseline);
		}
		else {
			baselineFirst = 0;
			baselineLast = -1;
		}
		trials = events.list().stream().map(e -> new Trial(e, snapped((e.time() -
			firstFrame) * fs))).filter(this::isInside).toList();
		conditions = events.conditions().stream().filter(c -> trials.stream().anyMatch(
			t -> t.event().condition().equals(c))).toList();
		notes = notes(events);
	}

	/**
	 * @param traces n_cells × n_timepoints at a known rate; may contain NaN
	 * @param events on the same clock, see {@link AlignmentOptions#firstFrame()}
	 * @throws InvalidInputException if the rate is unknown, the window is longer than the
	 *           recording, or no event's window is inside it
	 */
	public static Alignment of(final TraceSet traces, final Events events,
		final AlignmentOptions options)
	{
		final Alignment a = new Alignment(Require.present("traces", traces), events, options);
		if (a.trials.isEmpty()) throw InvalidInputException.of("events",
			"must have a whole window (" + options.window() + " s) inside the recording, from " +
				a.recording() + "; none of " + events.list().size() +
				" has. Check the times of the events, the sampling rate (" + traces.rate() +
				") and first_frame.");
		return a;
	}

	/** Times computed from seconds miss whole frames by rounding errors. */
	private static double snapped(final double frame) {
		final double whole = Math.rint(frame);
		return Math.abs(frame - whole) < TimeSpan.ROUNDING ? whole : frame;
	}

	private boolean isInside(final Trial t) {
		final double from = Math.floor(t.onset()) + first, to = Math.ceil(t.onset()) + last;
		return from >= 0 && to <= traces.numTimepoints() - 1;
	}

	private String recording() {
		return seconds(firstFrame) + " to " + seconds(firstFrame + (traces
			.numTimepoints() - 1) / traces.rate().hz()) + " s";
	}

	private static String seconds(final double s) {
		return Require.plain(Math.rint(s * 1e4) / 1e4);
	}

	private List<String> notes(final Events events) {
		final List<String> all = new ArrayList<>(events.notes());
		if (options.firstFrame().isEmpty() && events.firstFrame().isPresent() && firstFrame != 0)
			all.add("The first frame is at " + seconds(firstFrame) +
				" s on the clock of the events, as the file with the events says.");
		for (final String c : events.conditions()) {
			final long n = events.list().stream().filter(e -> e.condition().equals(c))
				.count(), out = n - trials.stream().filter(t -> t.event().condition().equals(
					c)).count();
			if (out > 0) all.add("Condition " + c + ": " + out + " of " + n + (n == 1
				? " trial" : " trials") + (out == 1 ? " is" : " are") + " not wholly inside the recording (" +
				recording() + ") and " + (out == 1 ? "was" : "were") + " left out.");
		}
		return List.copyOf(all);
	}

	public TraceSet traces() {
		return traces;
	}

	public AlignmentOptions options() {
		return options;
	}

	/** @return the conditions that have a trial, in the order of the events */
	public List<String> conditions() {
		return conditions;
	}

	/** @return the trials, in the order of the events */
	public List<Trial> trials() {
		return trials;
	}

	/** @return the trials of one condition */
	public List<Trial> trials(final String condition) {
		return trials.stream().filter(t -> t.event().condition().equals(condition))
			.toList();
	}

	/** @return what there is to say about the events, such as trials that were left out */
	public List<String> notes() {
		return notes;
	}

	/** @return the times of the samples of each trial in s, relative to the event */
	public double[] times() {
		return IntStream.rangeClosed(first, last).mapToDouble(k -> k / traces.rate()
			.hz()).toArray();
	}

	/** @return the frame of the recording that is closest to a time in s of a trial, counted from 0 */
	public int frame(final Trial trial, final double time) {
		final double frame = Math.rint(trial.onset() + time * traces.rate().hz());
		return (int) Math.max(0, Math.min(traces.numTimepoints() - 1, frame));
	}

	/**
	 * @param cell from 0
	 * @return the samples at {@link #times()}, without the baseline
	 */
	public double[] samples(final int cell, final Trial trial) {
		final double[] samples = new double[last - first + 1];
		for (int k = first; k <= last; k++)
			samples[k - first] = at(cell, trial, k);
		if (baselineLast >= baselineFirst) {
			final double baseline = mean(samples, baselineFirst - first, baselineLast -
				first);
			for (int i = 0; i < samples.length; i++)
				samples[i] -= baseline;
		}
		return samples;
	}

	private double at(final int cell, final Trial trial, final int k) {
		final double here = traces.value(cell, trial.frame() + k), part = trial.part();
		return part == 0 ? here : (1 - part) * here + part * traces.value(cell, trial
			.frame() + k + 1);
	}

	/** @return the mean of the finite samples from one to another, inclusive; NaN if there is none */
	private static double mean(final double[] samples, final int from, final int to) {
		return Arrays.stream(samples, from, to + 1).filter(Double::isFinite).average()
			.orElse(Double.NaN);
	}

	/**
	 * @param cell from 0
	 * @return the mean of the samples from the event to the end of the window, without the
	 *         baseline; NaN if no sample is finite
	 */
	public double response(final int cell, final Trial trial) {
		return mean(samples(cell, trial), -first, last - first);
	}

	/**
	 * @param cell from 0
	 * @return mean and standard error over the trials of a condition
	 */
	public Course course(final int cell, final String condition) {
		return course(cell, trials(condition));
	}

	private Course course(final int cell, final List<Trial> some) {
		return Course.of(some.stream().map(t -> samples(cell, t)).toArray(double[][]::new),
			last - first + 1);
	}

	/** @return mean and standard error over the trials of a condition, of the mean of all cells in each trial */
	public Course population(final String condition) {
		return Course.of(trials(condition).stream().map(this::meanOfCells).toArray(
			double[][]::new), last - first + 1);
	}

	private double[] meanOfCells(final Trial trial) {
		final double[] sum = new double[last - first + 1];
		final int[] n = new int[sum.length];
		for (int c = 0; c < traces.numCells(); c++) {
			final double[] samples = samples(c, trial);
			for (int i = 0; i < sum.length; i++)
				if (Double.isFinite(samples[i])) {
					sum[i] += samples[i];
					n[i]++;
				}
		}
		for (int i = 0; i < sum.length; i++)
			sum[i] = n[i] == 0 ? Double.NaN : sum[i] / n[i];
		return sum;
	}

	/** @return the cells, counted from 0, in this order; cells without a finite value are last */
	public int[] order(final CellOrder order) {
		final IntStream cells = IntStream.range(0, traces.numCells());
		if (order == CellOrder.CELLS) return cells.toArray();
		final double[] keys = cells.mapToDouble(c -> order == CellOrder.RESPONSE
			? -trials.stream().mapToDouble(t -> response(c, t)).filter(Double::isFinite)
				.average().orElse(Double.NaN) : peak(c)).toArray();
		// the sort is stable, and NaN is greater than all numbers
		return IntStream.range(0, keys.length).boxed().sorted(Comparator.comparingDouble(
			c -> keys[c])).mapToInt(c -> c).toArray();
	}

	private double peak(final int cell) {
		final double[] mean = course(cell, trials).mean();
		final OptionalInt peak = IntStream.range(0, mean.length).filter(i -> Double
			.isFinite(mean[i])).reduce((a, b) -> mean[b] > mean[a] ? b : a);
		return peak.isPresent() ? peak.getAsInt() : Double.NaN;
	}
}
