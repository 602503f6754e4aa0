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
package org.calab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.calab.bridge.PageActivity;
import org.calab.bridge.PageResult;
import org.calab.cadecon.CaDecon;
import org.calab.cadecon.CaDeconOptions;
import org.calab.cadecon.CaDeconSolver;
import org.calab.cadecon.StopOptions;
import org.calab.cascade.CascadeInference;
import org.calab.cascade.CascadeModel;
import org.calab.deconvolution.Deconvolution;
import org.calab.deconvolution.DeconvolutionOptions;
import org.calab.deconvolution.Solver;
import org.calab.inference.AutoInference;
import org.calab.inference.AutoOptions;
import org.calab.inference.PosteriorInference;
import org.calab.inference.PosteriorOptions;
import org.calab.io.Json;
import org.calab.io.cascade.CascadeFolder;
import org.calab.io.cascade.ModelWriter;
import org.calab.kernel.CalciumKernel;
import org.calab.kernel.Indicator;
import org.calab.results.ResultFiles;
import org.calab.simulation.Presets;
import org.calab.simulation.Simulation;
import org.calab.spikes.SpikeInference;
import org.calab.spikes.SpikeOptions;
import org.calab.spikes.SpikeSolver;
import org.calab.task.Progress;
import org.calab.trace.CellStates;
import org.calab.trace.CellTable;
import org.calab.trace.InferredActivity;
import org.calab.trace.SamplingRate;
import org.calab.trace.Table;
import org.calab.trace.TraceSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of result answers all that is asked of a result. */
class InferredActivityTest {

	private static final TraceSet TRACES = Simulation.run(Presets.GCAMP6F.config()
		.withNumCells(3).withNumTimepoints(600), 1, Progress.none()).traces()
		.withOrigin("movie \"7\"");

	private static final CalciumKernel KERNEL = Indicator.GCAMP6F.kernel();

	/** Stops long before any tolerance is met. */
	private static final double NEVER = 1e-14;

	static Stream<InferredActivity> kinds() {
		return Stream.of(deconvolution(DeconvolutionOptions.of(KERNEL, 0.1)),
			AutoInference.run(TRACES, AutoOptions.defaults(), 1, Progress.none()),
			PosteriorInference.run(TRACES, PosteriorOptions.of(KERNEL), 1, Progress
				.none()),
			cascade(), spikes(SpikeOptions.of(KERNEL)), caDecon(CaDeconOptions.defaults()), page(
				true));
	}

	/** One of each kind whose solver was stopped early. */
	static Stream<InferredActivity> unconverged() {
		return Stream.of(deconvolution(DeconvolutionOptions.of(KERNEL, 0.1)
			.withSolver(Solver.FISTA).withMaxIterations(2).withTolerance(NEVER)),
			unconvergedSpikes(), caDecon(CaDeconOptions.defaults().withSolver(
				CaDeconSolver.FISTA)), page(false));
	}

	private static InferredActivity deconvolution(
		final DeconvolutionOptions options)
	{
		return Deconvolution.run(TRACES, options, 1, Progress.none());
	}

	private static InferredActivity cascade() {
		try {
			final Path folder = Files.createTempDirectory("cascade");
			final CascadeModel model = CascadeFolder.read(ModelWriter.write(folder, TRACES
				.rate().hz()));
			try (Stream<Path> files = Files.list(folder)) {
				for (final Path f : files.toList())
					Files.delete(f);
			}
			Files.delete(folder);
			return CascadeInference.run(TRACES, model, 1, Progress.none());
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static InferredActivity spikes(final SpikeOptions options) {
		return SpikeInference.run(TRACES, options, 1, Progress.none());
	}

	private static InferredActivity unconvergedSpikes() {
		return spikes(SpikeOptions.of(KERNEL).withSolver(SpikeSolver.FISTA)
			.withMaxIterations(1).withTolerance(NEVER));
	}

	private static InferredActivity caDecon(final CaDeconOptions options) {
		return CaDecon.run(TRACES, options.withStop(StopOptions.defaults()
			.withMaxIterations(1)), 1, Progress.none());
	}

	private static InferredActivity page(final boolean converged) {
		final int n = TRACES.numCells();
		return PageActivity.of(new PageResult(TRACES, new double[] { 1, 2,
			Double.NaN }, new double[n], new double[n], new double[] { 1, 0.5 },
			new double[0], TRACES.rate().hz(), Map.of("converged", converged,
				"tau_rise", 0.1, "tau_decay", 0.6)), TRACES);
	}

	@Test
	void coversAllKindsOfResults() {
		final Set<String> tested = kinds().map(k -> k.getClass().getName()).collect(
			Collectors.toSet());
		final Set<String> all = new ClassFileImporter().withImportOption(
			new ImportOption.DoNotIncludeTests()).importPackages("org.calab").stream()
			.filter(c -> c.isAssignableTo(InferredActivity.class) && !c
				.isInterface()).map(JavaClass::getName).collect(Collectors.toSet());
		assertEquals(all, tested);
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void theTableHasARowPerCell(final InferredActivity result) {
		final Table table = result.cellTable();
		assertEquals(TRACES.names(), table.rows().stream().map(r -> r.get(0))
			.toList());
		assertEquals(CellTable.CELL, table.columns().get(0));
		assertEquals(CellTable.WARNINGS, table.columns().get(table.columns()
			.size() - 1));
		for (int i = 0; i < TRACES.numCells(); i++)
			assertEquals(String.join(" ", result.cellWarnings(i)), table.rows().get(i)
				.get(table.columns().size() - 1));
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void theAcceptedCellsAreAResultOfTheirOwn(final InferredActivity result,
		@TempDir final Path folder) throws IOException
	{
		final String second = TRACES.names().get(1);
		final InferredActivity marked = result.withStates(CellStates.rejecting(List
			.of(second))), accepted = marked.accepted();
		final Table all = marked.cellTable(), some = accepted.cellTable();
		assertEquals(List.of("accepted", "rejected", "accepted"), all.rows().stream()
			.map(r -> r.get(1)).toList());
		assertEquals(all.columns(), some.columns());
		assertEquals(List.of(all.rows().get(0), all.rows().get(2)), some.rows());
		assertArrayEquals(result.activity().trace(2), accepted.activity().trace(1));
		result.fitted().ifPresent(f -> assertArrayEquals(f.trace(2), accepted.fitted()
			.orElseThrow().trace(1)));
		assertEquals(result.deviation().isPresent(), accepted.deviation()
			.isPresent());
		assertEquals(result.cellWarnings(2), accepted.cellWarnings(1));
		assertEquals(List.of(second), accepted.info().get("rejected_cells"));
		assertEquals(2, ((List<?>) accepted.info().get("cell_names")).size());
		assertEquals(List.of(), result.info().get("rejected_cells"));
		for (final Path p : ResultFiles.save(accepted, folder.resolve("out"), false))
			assertTrue(Files.size(p) > 0, p.toString());
		assertSame(result, result.accepted());
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void theUnitIsSaid(final InferredActivity result) {
		assertFalse(result.activityUnit().isBlank());
		assertEquals(result.activityUnit(), result.info().get("activity_unit"));
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void allFilesAreThoseThatWerePromised(final InferredActivity result,
		@TempDir final Path folder) throws IOException
	{
		final Path out = folder.resolve("out");
		final List<Path> files = ResultFiles.save(result, out, false);
		assertEquals(ResultFiles.files(result.layout(), out), files);
		for (final Path p : files)
			assertTrue(Files.size(p) > 0, p.toString());
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void theInfoIsJson(final InferredActivity result, @TempDir final Path folder)
		throws IOException
	{
		final Path file = folder.resolve("info.json");
		try (var out = Files.newOutputStream(file)) {
			Json.of(result.info()).writeTo(out);
		}
		final JsonNode read = Json.read(file);
		assertEquals(List.copyOf(result.info().keySet()), names(read));
		assertEquals("movie \"7\"", read.get("source").asText());
		assertEquals(TRACES.numCells(), read.get("cell_names").size());
		assertTrue(read.get("warnings").isArray());
	}

	private static List<String> names(final JsonNode object) {
		final List<String> names = new java.util.ArrayList<>();
		object.fieldNames().forEachRemaining(names::add);
		return names;
	}

	@ParameterizedTest
	@MethodSource("unconverged")
	void anUnconvergedSolveWarns(final InferredActivity result) {
		assertTrue(result.warnings().stream().anyMatch(w -> w.matches(
			".*did not converge .*")), result.warnings()
				.toString());
	}

	@Test
	void warnsOfCellsThatDidNotConverge() {
		for (final InferredActivity result : List.of(unconverged().findFirst()
			.get(), unconvergedSpikes()))
		{
			assertTrue(result.warnings().contains(TRACES.numCells() + " of " + TRACES
				.numCells() + " cells did not converge within " + iterations(result) +
				" iterations."), result.warnings().toString());
			for (int i = 0; i < TRACES.numCells(); i++)
				assertEquals(1, result.cellWarnings(i).size());
		}
	}

	private static int iterations(final InferredActivity result) {
		final Table t = result.cellTable();
		final int at = t.columns().indexOf("iterations");
		return t.rows().stream().mapToInt(r -> (Integer) r.get(at)).max()
			.getAsInt();
	}

	@Test
	void warnsOfCellsWithoutAFitFromAPage() {
		final InferredActivity result = page(true);
		assertEquals(List.of(), result.cellWarnings(0));
		assertEquals(List.of("The CaDecon page did not fit this cell."), result
			.cellWarnings(2));
		assertEquals(List.of("The CaDecon page did not fit 1 of 3 cells."),
			result.warnings());
	}

	/** One limit for one warning, whatever the method. */
	@Test
	void allMethodsWarnOfADecayBelowTwoFrames() {
		final CalciumKernel fast = new CalciumKernel(0.01, 0.19);
		for (final double fs : new double[] { 10, 12 }) {
			final TraceSet at = TRACES.withRate(SamplingRate.ofHz(fs));
			for (final InferredActivity result : List.of(Deconvolution.run(at,
				DeconvolutionOptions.of(fast, 0.1), 1, Progress.none()), SpikeInference
					.run(at, SpikeOptions.of(fast), 1, Progress.none()), AutoInference.run(
						at, AutoOptions.defaults().withKernel(fast), 1, Progress.none())))
				assertEquals(fs == 10, result.warnings().stream().anyMatch(w -> w
					.contains("spans only")), result.getClass() + " at " + fs + ": " +
						result.warnings());
		}
	}
}
