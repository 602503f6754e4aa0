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
package org.calab.fiji.tuner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.calab.check.InvalidInputException;
import org.calab.deconvolution.Baseline;
import org.calab.deconvolution.TraceQuality;
import org.calab.fiji.lanes.Series;
import org.calab.fiji.lanes.TimeWindow;
import org.calab.kernel.CalciumKernel;
import org.calab.kernel.DecayWarning;
import org.calab.kernel.Indicator;
import org.calab.task.CancelledException;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceRepair;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.Test;

/** The numbers of a tuner: always possible, in step, and undone exactly. */
class TunerModelTest {

	/** Whatever is moved, both forms are the same kernel, and what is not moved stays. */
	@Property(tries = 300)
	void pairsStayInStepAndPossible(@ForAll @Size(max = 12) final List<@IntRange(max = 3) Integer> which,
		@ForAll @DoubleRange(min = -4, max = 1) final double log,
		@ForAll @DoubleRange(min = -1, max = 1) final double drift)
	{
		TunedKernel k = TunedKernel.of(Indicator.GCAMP6F.kernel());
		double at = log;
		for (final int w : which) {
			final double wanted = Math.pow(10, at);
			final TunedKernel before = k;
			k = switch (w) {
				case 0 -> k.withPeak(wanted);
				case 1 -> k.withWidth(wanted);
				case 2 -> k.withRise(wanted);
				default -> k.withDecay(wanted);
			};
			assertEquals(k.tau().shape(), k.shape());
			assertTrue(k.tau().tauRise() < k.tau().tauDecay(), k.toString());
			assertEquals(k.tau().tauDecay(), k.shape().kernel().orElseThrow()
				.tauDecay(), 1e-5 * k.tau().tauDecay());
			switch (w) {
				case 0 -> assertEquals(before.shape().fwhm(), k.shape().fwhm(), 1e-9 * k
					.shape().fwhm());
				case 1 -> assertEquals(before.shape().tPeak(), k.shape().tPeak(), 1e-9 *
					k.shape().tPeak());
				case 2 -> assertEquals(before.tau().tauDecay(), k.tau().tauDecay());
				default -> assertEquals(before.tau().tauRise(), k.tau().tauRise());
			}
			at = Math.max(-4, Math.min(1, at + drift));
		}
	}

	@Test
	void whatIsPossibleIsTakenExactly() {
		final TunedKernel k = TunedKernel.of(new CalciumKernel(0.1, 0.6));
		assertEquals(0.25, k.withPeak(0.25).shape().tPeak(), 1e-12);
		assertEquals(1.25, k.withWidth(1.25).shape().fwhm(), 1e-12);
		assertEquals(0.3, k.withRise(0.3).tau().tauRise());
		for (final Indicator i : Indicator.values())
			assertEquals(i.kernel(), TunedKernel.of(i.kernel()).tau());
		// the width of 0.69 s leaves no room for a peak at 0.5 s
		assertTrue(k.withPeak(0.5).shape().tPeak() < 0.3);
		assertThrows(InvalidInputException.class, () -> k.withPeak(0));
		assertThrows(InvalidInputException.class, () -> k.withDecay(Double.NaN));
	}

	@Property(tries = 300)
	void undoTakesBackAndRedoBringsAgain(
		@ForAll @Size(max = 40) final List<@IntRange(max = 5) Integer> values)
	{
		History<Integer> h = History.of(0);
		final List<Integer> steps = new ArrayList<>(List.of(0));
		for (final int v : values) {
			h = h.set(v);
			if (steps.get(steps.size() - 1) != v) steps.add(v);
		}
		for (int i = steps.size() - 1; i > 0; i--) {
			assertEquals(steps.get(i), h.present());
			assertEquals(h.present(), h.undo().redo().present());
			h = h.undo();
		}
		assertEquals(0, h.present());
		assertFalse(h.canUndo());
		assertEquals(h, h.undo());
		for (int i = 1; i < steps.size(); i++)
			assertEquals(steps.get(i), (h = h.redo()).present());
		assertFalse(h.canRedo());
		if (steps.size() > 1) assertFalse(h.undo().set(77).canRedo());
	}

	/** However far a slider is dragged, it is one step. */
	@Property(tries = 200)
	void aDragIsOneStep(@ForAll @Size(min = 1, max = 30) final List<@IntRange(
		min = 1) Integer> way)
	{
		History<Integer> h = History.of(0).set(-5);
		for (final int v : way)
			h = h.move(v);
		h = h.set(way.get(way.size() - 1));
		assertEquals(way.get(way.size() - 1), h.present());
		assertEquals(-5, h.undo().present());
		assertEquals(h.present(), h.undo().redo().present());
		// the next change is a step of its own
		assertEquals(h.present(), h.set(-9).undo().present());
	}

	@Property
	void sliderPositionsAreFoundAgain(
		@ForAll @IntRange(max = LogScale.STEPS) final int position)
	{
		for (final LogScale s : List.of(LogScale.PEAK, LogScale.WIDTH,
			LogScale.LAMBDA))
			assertEquals(position, s.position(s.value(position)));
	}

	@Test
	void rangesAreThePages() {
		assertEquals(0.005, LogScale.PEAK.value(0));
		assertEquals(0.5, LogScale.PEAK.value(LogScale.STEPS));
		assertEquals(0.02, LogScale.WIDTH.value(0));
		assertEquals(3, LogScale.WIDTH.value(LogScale.STEPS));
		assertEquals(0, LogScale.LAMBDA.value(0));
		assertEquals(10, LogScale.LAMBDA.value(LogScale.STEPS));
		final LogScale wider = LogScale.LAMBDA.reaching(30);
		assertEquals(30, wider.value(LogScale.STEPS));
		assertEquals(LogScale.STEPS, wider.position(30));
	}

	@Property(tries = 300)
	void theWindowStaysWithinTheRecording(
		@ForAll @IntRange(min = 1, max = 5000) final int frames,
		@ForAll @Size(max = 10) final List<@DoubleRange(min = -2,
			max = 2) Double> moves)
	{
		TimeWindow w = TimeWindow.whole(frames);
		for (final double m : moves) {
			final TimeWindow before = w;
			w = m > 0 ? w.zoom(m, w.from() + w.length() * 0.3) : w.pan(m * frames +
				frames);
			assertTrue(w.from() >= 0 && w.to() <= frames + 1e-9, w.toString());
			assertTrue(w.length() >= Math.min(TimeWindow.SHORTEST, frames) - 1e-9);
			if (m <= 0) assertEquals(before.length(), w.length(), 1e-9);
		}
	}

	@Property(tries = 200)
	void extremesOfAnyStretch(
		@ForAll @Size(min = 1, max = 700) final List<@IntRange(min = -99,
			max = 99) Integer> values,
		@ForAll @DoubleRange(max = 1) final double a,
		@ForAll @DoubleRange(max = 1) final double b)
	{
		final double[] y = values.stream().mapToDouble(v -> v).toArray();
		final int from = (int) (Math.min(a, b) * y.length), to = (int) (Math.max(a,
			b) * y.length);
		final Series s = new Series(y.clone());
		assertEquals(Arrays.stream(y, from, to).min().orElse(
			Double.POSITIVE_INFINITY), s.min(from, to));
		assertEquals(Arrays.stream(y, from, to).max().orElse(
			Double.NEGATIVE_INFINITY), s.max(from, to));
		final int start = 37;
		final Series part = new Series(y.clone(), start, start + y.length + 5);
		assertEquals(s.min(from, to), part.min(from + start, to + start));
		assertEquals(s.max(0, y.length), part.max(0, part.length()));
		assertEquals(y[0], part.value(start));
		for (final int unknown : new int[] { 0, start - 1, start + y.length })
			assertTrue(Double.isNaN(part.value(unknown)));
	}

	private static TraceSet traces(final double[]... rows) {
		return TraceSet.of(rows, SamplingRate.ofHz(20));
	}

	@Test
	void theCheckSaysWhatIsWrongAndTheWayOut() {
		assertEquals(List.of(), TraceCheck.of(traces(new double[] { 1, 2, 3 })));
		final List<TraceCheck.Finding> found = TraceCheck.of(traces(new double[] {
			1, Double.NaN }, new double[] { 4, 4 }, new double[] {
				Double.POSITIVE_INFINITY, Double.NaN }));
		assertEquals(List.of(TraceCheck.Kind.TRANSPOSED, TraceCheck.Kind.NOT_FINITE,
			TraceCheck.Kind.CONSTANT), found.stream().map(TraceCheck.Finding::kind)
				.toList());
		assertTrue(found.get(1).text().startsWith(
			"3 samples are NaN or infinite, in Cell 1, Cell 3. Interpolate them"),
			found.get(1).text());
		assertTrue(found.get(0).message().contains("more cells (3) than frames (2)"));
		assertTrue(found.get(2).message().equals("Cell 2 never changes"));
	}

	/** The way out of each finding, by a click on its button. */
	@Test
	void repairsAreAskedAboutUntilNothingIsLeft() {
		final double nan = Double.NaN;
		final TraceSet bad = traces(new double[] { 1, nan, 3, 4, 5, 6 },
			new double[] { 4, 4, nan, 4, 4, 4 }, new double[] { nan, nan, nan, nan,
				nan, nan }, new double[] { 2, 2, 2, 2, 2, 2 }, new double[] { 0, 1, 0, 1,
					0, 1 });
		final List<TraceCheck.Kind> asked = new ArrayList<>();
		final Set<TraceRepair> chosen = RepairChoice.of(bad, f -> {
			asked.add(f.kind());
			return Optional.of(f.repairs().get(0));
		});
		assertEquals(List.of(TraceCheck.Kind.NOT_FINITE, TraceCheck.Kind.CONSTANT),
			asked);
		final TraceRepair.Repaired mended = TraceRepair.apply(chosen, bad);
		assertEquals(List.of(), TraceCheck.of(mended.traces()));
		assertEquals(List.of("Cell 1", "Cell 5"), mended.traces().names());
		assertArrayEquals(new double[] { 1, 2, 3, 4, 5, 6 }, mended.traces().trace(
			0));
		assertEquals(List.of("1 cell was left out: no finite sample",
			"2 missing samples were interpolated, in 2 cells",
			"2 cells were left out: constant trace"), mended.notes());
		assertEquals(Set.of(), RepairChoice.of(traces(new double[] { 1, 1 },
			new double[] { 1, 2 }, new double[] { 3, 4 }), f -> {
				assertTrue(f.canStay());
				return Optional.empty(); // kept as it is; asked about once
			}));
		assertThrows(CancelledException.class, () -> RepairChoice.of(bad, f -> {
			throw new CancelledException();
		}));
	}

	@Test
	void repairsAsAMacroSaysThem() {
		assertEquals(Set.of(), TraceRepair.of("none"));
		assertEquals(Set.of(), TraceRepair.of(" "));
		final Set<TraceRepair> two = TraceRepair.of("drop_constant, transpose");
		assertEquals(Set.of(TraceRepair.TRANSPOSE, TraceRepair.DROP_CONSTANT), two);
		assertEquals("transpose,drop_constant", TraceRepair.text(two));
		assertEquals(two, TraceRepair.of(TraceRepair.text(two)));
		assertThrows(InvalidInputException.class, () -> TraceRepair.of("mend"));
		final TraceSet turned = TraceRepair.apply(Set.of(TraceRepair.TRANSPOSE),
			traces(new double[] { 1, 2 }, new double[] { 3, 4 }, new double[] { 5,
				6 })).traces();
		assertEquals(2, turned.numCells());
		assertEquals(5, turned.value(0, 2));
		assertEquals(List.of("Cell 2"), TraceRepair.apply(Set.of(
			TraceRepair.DROP_MISSING), traces(new double[] { 1, Double.NaN },
				new double[] { 1, 1 })).traces().names());
		assertThrows(InvalidInputException.class, () -> TraceRepair.apply(Set.of(
			TraceRepair.DROP_CONSTANT), traces(new double[] { 1, 1 })));
	}

	/** Of a long recording the window is fitted first, with margins; of others all at once. */
	@Test
	void thePartOfALongRecordingThatIsSeen() {
		final TimeWindow w = new TimeWindow(50_000, 51_000, 100_000);
		assertTrue(Part.isWorthIt(w, 18));
		final Part p = Part.of(w, 18);
		assertEquals(new Part(50_000 - 25 * 18, 51_000 + 180), p);
		assertTrue(p.covers(w.pan(-100)));
		assertFalse(p.covers(w.pan(-500)));
		assertEquals(new Part(0, 1180), Part.of(new TimeWindow(0, 1000, 100_000),
			18));
		assertFalse(Part.isWorthIt(TimeWindow.whole(100_000), 18));
		assertFalse(Part.isWorthIt(w, 2000), "the margins are too wide");
		assertFalse(Part.isWorthIt(new TimeWindow(0, 100, 15_000), 18));
	}

	private static FitOutcome cell(final double snr, final double sparsity) {
		return new FitOutcome(new TraceQuality(snr, 0, sparsity, 1, 0.5),
			OptionalDouble.of(1), OptionalDouble.empty());
	}

	@Test
	void warningsInWords() {
		final TunerSettings s = TunerSettings.of(Indicator.GCAMP6F);
		assertEquals(List.of(), TunerWarnings.of(s, 30, Map.of("A", cell(9, 0.9))));
		assertEquals(DecayWarning.of(s.kernel().tau().tauDecay(), 2), TunerWarnings.of(s,
			2, Map.of()));
		assertTrue(TunerWarnings.of(s, 30, Map.of("A", cell(9, 1))).get(0).contains(
			"No activity in A: λ is too high"));
		assertEquals(List.of("No activity in A."), TunerWarnings.of(s.withMethod(
			TunerMethod.POSTERIOR), 30, Map.of("A", cell(9, 1))));
		assertEquals(List.of(), TunerWarnings.of(s.withMethod(TunerMethod.AUTO), 2, Map
			.of()));
		assertTrue(TunerWarnings.of(s, 30, Map.of("B", cell(1.9, 0.5))).get(0).contains(
			"Low SNR in B"));
	}

	@Test
	void cellsAreChosenByVarianceOrChance() {
		final TraceSet t = traces(new double[] { 1, 2, 1 }, new double[] { 0, 9,
			0 }, new double[] { 5, 5, 5 });
		assertEquals(List.of(1, 0, 2), CellChoice.mostActive(t));
		assertEquals(CellChoice.random(3, 5), CellChoice.random(3, 5));
		assertEquals(List.of(0, 1, 2), CellChoice.random(3, 5).stream().sorted()
			.toList());
	}

	@Test
	void theMacroLineSaysWhatDiffersFromTheDefaults() {
		final TunerSettings s = TunerSettings.of(Indicator.GCAMP6S).withBandPass(true)
			.withLambda(OptionalDouble.empty());
		assertEquals("run(\"Deconvolve Traces...\", \"traces=[A b] kernel=tau tau_rise=0.4 " +
			"tau_decay=1.8 band_pass\");\n", s.macro(
				"traces=[A b]"));
		assertEquals("run(\"Deconvolve Traces...\", \"traces=[A b] kernel=tau " +
			"method=posterior tau_rise=0.4 tau_decay=1.8 baseline=none\");\n", s
				.withMethod(TunerMethod.POSTERIOR).withBaseline(Baseline.NONE).macro(
					"traces=[A b]"));
		assertEquals("run(\"Deconvolve Traces...\", \"traces=[A b] kernel=auto\");\n",
			s.withMethod(TunerMethod.AUTO).macro("traces=[A b]"));
	}
}
