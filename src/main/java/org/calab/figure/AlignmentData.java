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
package org.calab.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.calab.alignment.Alignment;
import org.calab.alignment.CellOrder;
import org.calab.alignment.Course;
import org.calab.alignment.Trial;
import org.calab.check.Require;

/** What the figures of traces around events show, computed once. Immutable. */
public final class AlignmentData {

	/** Largest number of conditions that remains readable. */
	static final int MOST_CONDITIONS = 8;

	/** Limits of a colour scale. */
	record Scale(double low, double high) {

		/** Most values are inside; a few large ones do not darken the rest. */
		static Scale of(final double[][] grid) {
			final double low = RasterChart.quantile(grid, 1 - RasterChart.TOP_QUANTILE), high =
				RasterChart.quantile(grid, RasterChart.TOP_QUANTILE);
			return new Scale(low, high > low ? high : low + 1);
		}
	}

	private final String title, label;
	private final Alignment alignment;
	private final List<String> conditions;
	private final List<double[][]> means = new ArrayList<>();
	private final List<Course> populations = new ArrayList<>();
	private final Scale scale;

	private AlignmentData(final String title, final Alignment alignment,
		final String label)
	{
		this.title = title;
		this.alignment = alignment;
		this.label = label;
		final int shown = Math.min(MOST_CONDITIONS, alignment.conditions().size());
		conditions = alignment.conditions().subList(0, shown);
		final List<double[]> all = new ArrayList<>();
		for (final String c : conditions) {
			final double[][] mean = new double[alignment.traces().numCells()][];
			for (int i = 0; i < mean.length; i++)
				mean[i] = alignment.course(i, c).mean();
			means.add(mean);
			all.addAll(Arrays.asList(mean));
			populations.add(alignment.population(c));
		}
		scale = Scale.of(all.toArray(double[][]::new));
	}

	/**
	 * @param title of the figure
	 * @param label of the values, with their unit
	 */
	public static AlignmentData of(final String title, final Alignment alignment,
		final String label)
	{
		return new AlignmentData(title, Require.present("alignment", alignment), label);
	}

	/**
	 * @param activityUnit empty if the values are traces
	 * @return the label of the values
	 */
	public static String label(final Optional<String> activityUnit) {
		return activityUnit.map(unit -> "Activity (" + unit + ")").orElse("Trace");
	}

	/** @return the title, which says how many conditions are not shown */
	public String title() {
		final int all = alignment.conditions().size();
		return all == conditions.size() ? title : title + " (the first " + conditions.size() +
			" of " + all + " conditions)";
	}

	public Alignment alignment() {
		return alignment;
	}

	/** @return the label of the values, with their unit */
	public String label() {
		return label;
	}

	/** @return the conditions that are shown */
	public List<String> conditions() {
		return conditions;
	}

	/** @return the name of a condition with the number of its trials */
	String heading(final int condition) {
		final String name = conditions.get(condition);
		return name + " (n = " + alignment.trials(name).size() + ")";
	}

	/** @return the means of the cells in this order: cells × times */
	double[][] means(final int condition, final int[] order) {
		return Arrays.stream(order).mapToObj(i -> means.get(condition)[i]).toArray(
			double[][]::new);
	}

	/** @return the samples of a cell in the trials of a condition: trials × times */
	double[][] trials(final int condition, final int cell) {
		return alignment.trials(conditions.get(condition)).stream().map((final Trial t) -> alignment
			.samples(cell, t)).toArray(double[][]::new);
	}

	/** @return the mean over all cells, as the mean and standard error over trials */
	Course population(final int condition) {
		return populations.get(condition);
	}

	Course course(final int condition, final int cell) {
		return alignment.course(cell, conditions.get(condition));
	}

	/** @return the colour scale of the means, the same for all conditions */
	Scale scale() {
		return scale;
	}

	/** @return the colour scale of a cell's trials, the same for all conditions */
	Scale scale(final int cell) {
		final List<double[]> all = new ArrayList<>();
		for (int c = 0; c < conditions.size(); c++)
			all.addAll(Arrays.asList(trials(c, cell)));
		return Scale.of(all.toArray(double[][]::new));
	}

	/** @param cell counted from 0 @return the limits of both colour scales, in words */
	public String colours(final int cell) {
		return "Colours: cells " + text(scale()) + ", trials " + text(scale(cell)) + ", " + label;
	}

	private static String text(final Scale s) {
		return String.format(Locale.ROOT, "%.3g to %.3g", s.low(), s.high());
	}

	/** @return the cells, counted from 0, in the order of the options */
	int[] order() {
		return order(alignment.options().sort());
	}

	/** @return the cells, counted from 0 */
	public int[] order(final CellOrder by) {
		return alignment.order(by);
	}
}
