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
package org.calab.quality;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.calab.quality.ConstantStretch.Stretch;
import org.calab.task.Parallel;
import org.calab.task.Progress;
import org.calab.trace.TraceSet;

/**
 * Signal-to-noise ratio and artefacts of a trace.
 *
 * @param snr see {@link Snr}
 * @param warnings artefacts, and whether there are no clear transients
 */
public record QualityCheck(double snr, List<CellWarning> warnings) implements
	Serializable
{

	/** Fewest samples of which anything can be said. */
	private static final int FEWEST = 20;

	/** Of these, only the first that is found is said, since the others may follow from it. */
	private static final List<ArtefactTest> LEVELS = List.of(new LevelJump(),
		new SteepBleaching(), new SlowWander());

	private static final List<ArtefactTest> SHAPES = List.of(
		new InvertedTransients(), new BrightFrames());

	/** Artefacts that lower the signal-to-noise ratio, whatever the transients. */
	private static final Set<WarningKind> HIDES = Collections.unmodifiableSet(
		EnumSet.of(WarningKind.INVERTED, WarningKind.WANDER));

	public QualityCheck {
		warnings = List.copyOf(warnings);
	}

	/**
	 * @param traces at a known rate. Cells with a sample that is not finite get no warnings.
	 * @return one entry per cell
	 */
	public static List<QualityCheck> of(final TraceSet traces) {
		final double fs = traces.rate().hz();
		final QualityCheck[] checks = new QualityCheck[traces.numCells()];
		Parallel.forEach(checks.length, Parallel.defaultThreads(), Progress.none(),
			"Checking traces", i -> checks[i] = of(traces.trace(i), fs));
		return Arrays.asList(checks);
	}

	/**
	 * @param trace samples. Not modified.
	 * @param fs sampling rate in Hz
	 */
	public static QualityCheck of(final double[] trace, final double fs) {
		final Snr.Measured whole = Snr.measure(trace, fs);
		final double snr = whole.ratio();
		if (trace.length == 0 || !Arrays.stream(trace).allMatch(
			Double::isFinite)) return new QualityCheck(snr, List.of());
		final double[] y = Scaled.of(trace);
		if (Arrays.stream(y).allMatch(v -> v == 0)) return new QualityCheck(snr, List
			.of(CellWarning.of(WarningKind.FLAT, "")));
		final List<CellWarning> found = y.length < FEWEST ? new ArrayList<>()
			: artefacts(trace, y, whole, fs);
		if (snr < Snr.SEEN && found.stream().noneMatch(w -> HIDES.contains(w
			.kind()))) found.add(0, CellWarning.of(
				WarningKind.NO_TRANSIENTS, "(SNR %.1f)", snr));
		return new QualityCheck(snr, found);
	}

	/** @return this check with one more warning */
	public QualityCheck with(final Optional<CellWarning> more) {
		final List<CellWarning> all = new ArrayList<>(warnings);
		more.ifPresent(all::add);
		return new QualityCheck(snr, all);
	}

	/** @return the warnings, one sentence each */
	public List<String> sentences() {
		return warnings.stream().map(CellWarning::sentence).toList();
	}

	/**
	 * @param checks one entry per cell
	 * @param names names of the cells
	 * @return one sentence for each kind of warning, see {@link WarningSummary}
	 */
	public static List<String> summary(final List<QualityCheck> checks,
		final List<String> names)
	{
		return WarningSummary.of(checks.stream().map(QualityCheck::warnings)
			.toList(), names);
	}

	private static List<CellWarning> artefacts(final double[] trace,
		final double[] y, final Snr.Measured whole, final double fs)
	{
		final List<CellWarning> found = new ArrayList<>();
		MeasuredTrace measured = MeasuredTrace.of(y, fs, whole, y.length, 0);
		final Optional<Stretch> still = ConstantStretch.find(measured);
		if (still.isPresent()) {
			found.add(still.get().warning(trace[still.get().from()]));
			final double[] rest = without(y, still.get());
			if (rest.length < FEWEST) return found;
			measured = MeasuredTrace.of(rest, fs, Snr.measure(rest, fs), still.get()
				.from(), y.length - rest.length);
		}
		for (final ArtefactTest test : LEVELS) {
			final Optional<CellWarning> w = test.find(measured);
			if (w.isEmpty()) continue;
			found.add(w.get());
			break;
		}
		for (final ArtefactTest test : SHAPES)
			test.find(measured).ifPresent(found::add);
		return found;
	}

	private static double[] without(final double[] y, final Stretch stretch) {
		return IntStream.range(0, y.length).filter(t -> t < stretch.from() ||
			t >= stretch.to()).mapToDouble(t -> y[t]).toArray();
	}
}
