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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.calab.check.InvalidInputException;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.Test;

class AlignmentTest {

	private static final AlignmentOptions OPTIONS = AlignmentOptions.defaults();

	private static TraceSet noise(final int cells, final int frames, final double fs,
		final double missing, final long seed)
	{
		final Random random = new Random(seed);
		final double[][] rows = new double[cells][frames];
		for (final double[] row : rows)
			for (int t = 0; t < frames; t++)
				row[t] = random.nextDouble() < missing ? Double.NaN : random.nextGaussian();
		return TraceSet.of(rows, SamplingRate.ofHz(fs));
	}

	private static Events events(final double... times) {
		return Events.of(times, Arrays.stream(times).mapToObj(t -> "tone").toList());
	}

	/** The trace at any time, by a search for the two frames around it. */
	private static double at(final TraceSet set, final int cell, final double seconds) {
		final double fs = set.rate().hz();
		int left = 0;
		while (left + 1 < set.numTimepoints() && (left + 1) / fs <= seconds + 1e-9)
			left++;
		final double part = (seconds - left / fs) * fs;
		return Math.abs(part) < 1e-6 ? set.value(cell, left) : set.value(cell, left) + part *
			(set.value(cell, left + 1) - set.value(cell, left));
	}

	/** Written from the definition, time by time, with the events in two conditions. */
	@Test
	void againstBruteForce() {
		final double fs = 7.3;
		final TraceSet set = noise(4, 300, fs, 0.05, 3);
		final Random random = new Random(4);
		final double[] times = random.doubles(40, -2, 300 / fs + 2).toArray();
		final List<String> names = IntStream.range(0, 40).mapToObj(i -> i % 3 == 0 ? "a" : "b")
			.toList();
		final Alignment a = Alignment.of(set, Events.of(times, names), OPTIONS.withWindow(
			"-1.2,2").withBaseline("-1,-0.2"));
		assertArrayEquals(IntStream.rangeClosed(-8, 14).mapToDouble(k -> k / fs).toArray(), a
			.times(), 1e-12);
		int inside = 0;
		for (final String condition : List.of("a", "b")) {
			for (int c = 0; c < 4; c++) {
				final List<double[]> trials = new ArrayList<>();
				final List<Double> responses = new ArrayList<>();
				for (int e = 0; e < 40; e++) {
					if (!names.get(e).equals(condition) || times[e] - 8 / fs < 0 || times[e] + 14 /
						fs > 299 / fs) continue;
					final double[] samples = new double[23];
					double baseline = 0, response = 0;
					int n = 0, m = 0;
					for (int k = -8; k <= 14; k++) {
						final double v = samples[k + 8] = at(set, c, times[e] + k / fs);
						if (!Double.isNaN(v) && k / fs >= -1 && k / fs < -0.2) {
							baseline += v;
							n++;
						}
						if (!Double.isNaN(v) && k >= 0) {
							response += v;
							m++;
						}
					}
					for (int i = 0; i < samples.length; i++)
						samples[i] -= baseline / n;
					trials.add(samples);
					responses.add(response / m - baseline / n);
				}
				final Course course = a.course(c, condition);
				for (int i = 0; i < 23; i++) {
					final int k = i;
					final double[] v = trials.stream().mapToDouble(t -> t[k]).filter(x -> !Double
						.isNaN(x)).toArray();
					final double mean = Arrays.stream(v).sum() / v.length;
					final double variance = Arrays.stream(v).map(x -> (x - mean) * (x - mean)).sum() /
						(v.length - 1);
					assertEquals(mean, course.mean()[i], 1e-6);
					assertEquals(Math.sqrt(variance / v.length), course.sem()[i], 1e-6);
					assertEquals(v.length, course.n()[i]);
				}
				final int cell = c;
				assertArrayEquals(responses.stream().mapToDouble(r -> r).toArray(), a.trials(
					condition).stream().mapToDouble(t -> a.response(cell, t)).toArray(), 1e-6);
				if (c == 0) inside += trials.size();
			}
		}
		assertEquals(inside, a.trials().size());
		assertTrue(inside < 40, "some events are too close to the ends");
	}

	/** Linear interpolation of a line is the line: mean and response in closed form. */
	@Property(tries = 100)
	void aLineStaysALine(@ForAll @DoubleRange(min = 1.5, max = 6) final double onset,
		@ForAll @DoubleRange(min = -3, max = 3) final double slope)
	{
		final double[] line = IntStream.range(0, 100).mapToDouble(i -> 5 + slope * i / 10)
			.toArray();
		final TraceSet set = TraceSet.ofSingle(line, SamplingRate.ofHz(10));
		final Alignment a = Alignment.of(set, events(onset), OPTIONS);
		final double[] samples = a.samples(0, a.trials().get(0)), times = a.times();
		assertEquals(41, times.length);
		for (int i = 0; i < times.length; i++)
			assertEquals(5 + slope * (onset + times[i]), samples[i], 1e-6);
		final Alignment b = Alignment.of(set, events(onset), OPTIONS.withBaseline("-1,0"));
		// mean time of the response 1.5 s, of the ten frames before the event -0.55 s
		assertEquals(slope * (1.5 + 0.55), b.response(0, b.trials().get(0)), 1e-6);
	}

	@Property(tries = 60)
	void onlyTheDifferenceOfTheClocksCounts(
		@ForAll @DoubleRange(min = -1e4, max = 1e4) final double shift,
		@ForAll @IntRange(min = 0, max = 1000) final int seed)
	{
		final TraceSet set = noise(3, 120, 10, 0.1, seed);
		final double[] times = { 1.04, 2.37, 5.5, 8.2, 11.9 };
		final Alignment a = Alignment.of(set, events(times), OPTIONS), b = Alignment.of(set,
			events(Arrays.stream(times).map(t -> t + shift).toArray()), OPTIONS.withFirstFrame(
				shift));
		assertEquals(4, a.trials().size());
		assertEquals(a.trials().size(), b.trials().size());
		for (int c = 0; c < 3; c++)
			assertArrayEquals(a.course(c, "tone").mean(), b.course(c, "tone").mean(), 1e-6);
		for (final CellOrder order : CellOrder.values())
			assertArrayEquals(new int[] { 0, 1, 2 }, Arrays.stream(a.order(order)).sorted()
				.toArray());
	}

	/** The file's start of the recording counts, unless another is given. */
	@Test
	void theFirstFrameOfTheFile() {
		final TraceSet set = noise(1, 100, 10, 0, 1);
		final Events late = events(103).withFirstFrame(100);
		assertEquals(30, Alignment.of(set, late, OPTIONS).trials().get(0).onset());
		assertEquals(50, Alignment.of(set, late, OPTIONS.withFirstFrame(98)).trials().get(0)
			.onset());
		assertTrue(Alignment.of(set, late, OPTIONS).notes().get(0).contains(
			"The first frame is at 100 s"));
	}

	@Test
	void trialsAtTheEnds() {
		final TraceSet set = noise(1, 51, 10, 0, 2);
		// the window is 10 frames before to 30 after: onsets from frame 10 to 20 are inside
		final Alignment a = Alignment.of(set, Events.of(new double[] { 0.99, 1, 1.5, 2, 2.01,
			4 }, List.of("a", "a", "a", "b", "b", "c")), OPTIONS);
		assertEquals(List.of(2, 3, 4), a.trials().stream().map(t -> t.event().number())
			.toList());
		assertEquals(List.of("a", "b"), a.conditions());
		assertEquals(List.of(
			"Condition a: 1 of 3 trials is not wholly inside the recording (0 to 5 s) and was left out.",
			"Condition b: 1 of 2 trials is not wholly inside the recording (0 to 5 s) and was left out.",
			"Condition c: 1 of 1 trial is not wholly inside the recording (0 to 5 s) and was left out."),
			a.notes());
		assertEquals(20, a.frame(a.trials().get(2), 0));
		assertEquals(50, a.frame(a.trials().get(2), 3));
		// 0.1 * 3 is not 0.3, and yet on a frame
		assertEquals(3, Alignment.of(set, events(0.1 * 3), OPTIONS.withWindow("-0.3,1")).trials()
			.get(0).onset());
	}

	@Test
	void missingSamplesAreLeftOut() {
		final double[] trace = new double[60];
		Arrays.fill(trace, 20, 60, 1);
		trace[25] = Double.NaN;
		final Alignment a = Alignment.of(TraceSet.ofSingle(trace, SamplingRate.ofHz(10)), events(
			2, 4), OPTIONS.withWindow("-0.5,1").withBaseline("-0.5,0"));
		final Course course = a.course(0, "tone");
		assertEquals(1, course.n()[10]); // 0.5 s after the first event is missing
		assertEquals(2, course.n()[9]);
		assertTrue(Double.isNaN(course.sem()[10]));
		assertEquals(1, a.response(0, a.trials().get(0)), 1e-12);
		assertEquals(0, a.response(0, a.trials().get(1)), 1e-12);
		// between two frames, a missing one makes two samples missing
		final Alignment between = Alignment.of(a.traces(), events(2.04), OPTIONS.withWindow(
			"-0.5,1"));
		assertEquals(2, Arrays.stream(between.samples(0, between.trials().get(0))).filter(
			Double::isNaN).count());
		final Alignment none = Alignment.of(TraceSet.of(new double[][] { new double[60], IntStream
			.range(0, 60).mapToDouble(i -> Double.NaN).toArray() }, SamplingRate.ofHz(10)), events(
				2), OPTIONS.withWindow("-1,1").withSort(CellOrder.RESPONSE));
		assertTrue(Double.isNaN(none.response(1, none.trials().get(0))));
		assertArrayEquals(new int[] { 0, 1 }, none.order(CellOrder.RESPONSE));
		assertArrayEquals(new int[] { 0, 1 }, none.order(CellOrder.PEAK));
		assertEquals(0, none.population("tone").mean()[0], "the other cell counts alone");
	}

	@Test
	void ordersOfTheCells() {
		final double[][] rows = new double[3][100];
		rows[0][55] = 1; // late and small
		rows[1][52] = 3; // early and large
		rows[2][53] = 2;
		final Alignment a = Alignment.of(TraceSet.of(rows, SamplingRate.ofHz(10)), events(5),
			OPTIONS);
		assertArrayEquals(new int[] { 0, 1, 2 }, a.order(CellOrder.CELLS));
		assertArrayEquals(new int[] { 1, 2, 0 }, a.order(CellOrder.RESPONSE));
		assertArrayEquals(new int[] { 1, 2, 0 }, a.order(CellOrder.PEAK));
		assertEquals(2, a.population("tone").mean()[10 + 5] + a.population("tone").mean()[10 +
			2] + a.population("tone").mean()[10 + 3], 1e-12);
	}

	@Test
	void tables() {
		final TraceSet set = noise(2, 100, 10, 0, 5).withNames(List.of("x", "y"));
		final Alignment a = Alignment.of(set, Events.of(new double[] { 4.5, 0, 3 }, List.of("b",
			"a", "a")), OPTIONS);
		final List<List<Object>> aligned = AlignmentTables.aligned(a).toList(), responses =
			AlignmentTables.responses(a).toList();
		assertEquals(2 * 2 * 41, aligned.size());
		assertEquals(List.of("x", "b", -1.0), aligned.get(0).subList(0, 3));
		assertEquals(set.value(0, 35), aligned.get(0).get(3));
		assertEquals(List.of("y", "a", 3.0), aligned.get(163).subList(0, 3));
		assertEquals(1, aligned.get(0).get(5));
		assertEquals(List.of("x", 1, "b", 4.5), responses.get(0).subList(0, 4));
		assertEquals(List.of("y", 3, "a", 3.0), responses.get(3).subList(0, 4));
		assertEquals(a.response(1, a.trials().get(1)), responses.get(3).get(4));
		assertEquals(4, responses.size());
	}

	private static String refusal(final AlignmentOptions options, final double fs,
		final double... times)
	{
		return assertThrows(InvalidInputException.class, () -> Alignment.of(noise(1, 100, fs, 0,
			1), events(times), options)).getMessage();
	}

	private static String refused(final String window, final String baseline) {
		return assertThrows(InvalidInputException.class, () -> OPTIONS.withWindow(window)
			.withBaseline(baseline)).getMessage();
	}

	@Test
	void saysWhatIsWrong() {
		assertEquals(
			"events must have a whole window (-1,3 s) inside the recording, from 0 to 9.9 s; none of 2 has. Check the times of the events, the sampling rate (10.0 Hz) and first_frame.",
			refusal(OPTIONS, 10, 0, 8));
		assertEquals(
			"window must be shorter than the recording, which lasts 1 s, but is \"-1,3\".",
			refusal(OPTIONS, 100, 0.5));
		assertEquals(
			"baseline must be long enough for at least one frame at 10.0 Hz, but is \"-0.95,-0.92\".",
			refusal(OPTIONS.withBaseline("-0.95,-0.92"), 10, 5));
		assertTrue(assertThrows(InvalidInputException.class, () -> Alignment.of(noise(1, 100, 10,
			0, 1).withRate(SamplingRate.unknown()), events(5), OPTIONS)).getMessage().startsWith(
				"fs is missing"));
		final String two =
			" must be two times in s, the smaller first, separated by a comma, for example -1,3, but is ";
		assertEquals("window" + two + "\"3,-1\".", refused("3,-1", "-1,0"));
		assertEquals("window" + two + "\"1\".", refused("1", "-1,0"));
		assertEquals("window" + two + "\"-1;3\".", refused("-1;3", "-1,0"));
		assertEquals("baseline" + two + "\"-1,x\".", refused("-1,3", "-1,x"));
		assertEquals("baseline" + two + "\"1.2.3,4\".", refused("-1,3", "1.2.3,4"));
		assertEquals(
			"window must be two times in s, one before or at the event (0) and one after it, but is \"1,3\".",
			refused("1,3", "1,2"));
		assertEquals("baseline must be within the window, -1,3 s, but is \"-2,0\".", refused(
			"-1,3", "-2,0"));
		assertEquals("time of event 2 must be a finite number in s, but is NaN.", assertThrows(
			InvalidInputException.class, () -> events(1, Double.NaN)).getMessage());
	}
}
