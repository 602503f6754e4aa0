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
package org.calab.fiji.command;

import ij.ImagePlus;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.calab.check.InvalidInputException;
import org.calab.check.Require;
import org.calab.deconvolution.Baseline;
import org.calab.extraction.ExtractionOptions;
import org.calab.extraction.NeuropilOptions;
import org.calab.fiji.TaskProgress;
import org.calab.fiji.project.FileRecord;
import org.calab.fiji.tuner.TunerMethod;
import org.calab.fiji.tuner.TunerSettings;
import org.calab.fiji.workspace.WorkspaceSettings;
import org.calab.kernel.CalciumKernel;
import org.calab.trace.SamplingRate;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleItem;

/**
 * The steps of a project: macro lines of CaLab's commands. To open a project, those are repeated that
 * lead to its traces and its activity; what only saves files is not.
 */
final class ProjectSteps {

	/** Begin with new traces. */
	private static final Set<Class<?>> SOURCES = Set.of(ExtractRoiTracesCmd.class,
		LoadTracesCmd.class);

	private static final Set<Class<?>> INFERENCES = Set.of(
		DeconvolveTracesCmd.class, InferSpikesCmd.class, CaDeconCmd.class);

	private static final Set<Class<?>> STATES = Set.of(MarkCellsCmd.class,
		FilterCellsCmd.class);

	/** Inputs that only show or save what there is anyway. */
	private static final Set<String> UNNEEDED = Set.of("overwrite", "zip",
		"figures", "window", "activity_table", "traces");

	private static final String LABELS = "labels";

	/** A step: a command, and its inputs that are given. */
	private record Step(CommandInfo info, Class<?> command,
		Map<String, Object> inputs)
	{

		/** Whether it begins with new traces, and what came before has no effect. */
		boolean isSource() {
			return SOURCES.contains(command) || inputs.containsKey("file") && !STATES
				.contains(command);
		}

		boolean changesFiles() {
			return inputs.containsKey("file") || inputs.containsKey(FileRecord.ROIS);
		}

		boolean infers() {
			return INFERENCES.contains(command);
		}
	}

	private final Context context;
	private final List<Step> steps;

	/**
	 * @param lines macro lines
	 * @throws InvalidInputException if one is no call of a command of CaLab with inputs that it has
	 */
	ProjectSteps(final Context context, final List<String> lines) {
		this.context = context;
		final List<Step> all = new ArrayList<>();
		for (final String line : lines)
			step(MacroCall.read(line)).ifPresent(all::add);
		steps = all;
	}

	private Optional<Step> step(final MacroCall call) {
		if (call.opens()) return Optional.empty();
		for (final CommandInfo info : context.service(CommandService.class)
			.getCommands())
			if (isOurs(info) && CommandRecorder.label(info).equals(call
				.first())) return Optional.of(
				new Step(info, type(info), MacroInputs.read(info, call.options())));
		throw new InvalidInputException("\"" + call.first() +
			"\" is no command of CaLab for Fiji " + "that a project can repeat.");
	}

	private static boolean isOurs(final CommandInfo info) {
		return info.getDelegateClassName().startsWith(CaLabCommand.class
			.getPackageName() + ".");
	}

	private static Class<?> type(final CommandInfo info) {
		try {
			return info.loadClass();
		}
		catch (final org.scijava.InstantiableException e) {
			throw new IllegalStateException(e); // ours can be loaded
		}
	}

	/** @return the steps that lead to what there is now */
	private List<Step> needed() {
		int source = 0, inference = -1;
		for (int i = 0; i < steps.size(); i++) {
			if (steps.get(i).isSource()) source = i;
			if (steps.get(i).infers()) inference = i;
		}
		final List<Step> needed = new ArrayList<>();
		for (int i = source; i < steps.size(); i++) {
			final Step s = steps.get(i);
			if (i == source && s.isSource() || i == inference || STATES.contains(s
				.command) && !s.changesFiles()) needed.add(s);
		}
		return needed;
	}

	/** @return whether nothing leads to traces */
	boolean isEmpty() {
		return needed().stream().noneMatch(Step::isSource);
	}

	/** @return how the traces were extracted, if they were */
	Optional<ExtractionOptions> extraction() {
		return needed().stream().filter(s -> s.command == ExtractRoiTracesCmd.class)
			.findFirst().map(s -> CommandOptions.of(DirectRun.module(s.info, s.inputs)
				.getDelegateObject(), ExtractionOptions.class));
	}

	/** @return whether ROIs of the movie's window were extracted */
	boolean takesOpenRois() {
		return needed().stream().anyMatch(ProjectSteps::takesOpenRois);
	}

	/** @return the settings of the extraction and the inference, as a workspace shows them */
	WorkspaceSettings settings(final SamplingRate rate) {
		WorkspaceSettings s = WorkspaceSettings.defaults();
		if (rate.isKnown()) s = s.withFs(OptionalDouble.of(rate.hz()));
		final Optional<ExtractionOptions> x = extraction();
		if (x.isPresent()) s = s.withNeuropil(x.get().neuropil().isPresent())
			.withFactor(x.get().neuropil().map(NeuropilOptions::factor).orElse(s
				.factor())).withDff(x.get().deltaF().isPresent());
		for (final Step step : needed())
			if (step.command == DeconvolveTracesCmd.class) s = inference(s,
				step.inputs);
		return s;
	}

	private static WorkspaceSettings inference(final WorkspaceSettings before,
		final Map<String, Object> inputs)
	{
		final TunerSettings t = before.tuner();
		final WorkspaceSettings s = before.with(text(inputs, "kernel", before
			.kernel()), inputs.get("tau_rise") instanceof Double rise && inputs.get(
				"tau_decay") instanceof Double decay ? new CalciumKernel(rise, decay) : t
					.kernel().tau(), text(inputs, "method", "").equals(TunerMethod.POSTERIOR
						.toString()) ? TunerMethod.POSTERIOR : TunerMethod.DECONVOLVE);
		final String lambda = text(inputs, "lambda", "");
		return s.withTuner(s.tuner().withLambda(lambda.matches("[0-9.eE+-]+")
			? OptionalDouble.of(Double.parseDouble(lambda)) : OptionalDouble.empty())
			.withBandPass(Boolean.TRUE.equals(inputs.get("band_pass"))).withBaseline(
				Require.choice("baseline", text(inputs, "baseline", Baseline.ROLLING
					.toString()), Baseline.class)));
	}

	private static String text(final Map<String, Object> inputs, final String key,
		final String missing)
	{
		return inputs.get(key) instanceof String s ? s.trim().toLowerCase(Locale.ROOT)
			: missing;
	}

	/** @return the files that the steps read, by the input that names them */
	Map<String, Path> files() {
		final Map<String, Path> files = new LinkedHashMap<>();
		for (final Step s : needed())
			s.inputs.forEach((key, value) -> {
				if (value instanceof File f && isRead(s, key) && !f.getPath().isBlank())
					files.put(key, f.toPath().toAbsolutePath());
				else if (key.equals(LABELS) && new File(value.toString()).isFile()) files
					.put(key, Path.of(value.toString()).toAbsolutePath());
			});
		return files;
	}

	/** @return whether a file or folder, if it is one, is read and not written */
	private static boolean isRead(final Step s, final String key) {
		final String style = s.info.getInput(key).getWidgetStyle();
		return !key.equals("output") && (style == null || !style.contains("save"));
	}

	/** @return whether ROIs of the movie's window are extracted, not those of a file or of labels */
	private static boolean takesOpenRois(final Step s) {
		return s.command == ExtractRoiTracesCmd.class && !s.inputs.containsKey(
			FileRecord.ROIS) && !s.inputs.containsKey(LABELS);
	}

	/** @return the lines; where ROIs of the movie's window were extracted, with this file of ROIs */
	static List<String> withRois(final Context context, final List<String> lines,
		final Path rois)
	{
		return lines.stream().map(line -> new ProjectSteps(context, List.of(line)).steps
			.stream().findFirst().filter(ProjectSteps::takesOpenRois).map(s -> {
				final Map<String, Object> inputs = new LinkedHashMap<>(s.inputs);
				inputs.remove("regions_from");
				inputs.put(FileRecord.ROIS, rois.toFile());
				return line(s.info, inputs);
			}).orElse(line)).toList();
	}

	/** @return the macro line of a command with these inputs */
	static String line(final CommandInfo info,
		final Map<String, Object> inputs)
	{
		try {
			return CommandRecorder.line(DirectRun.module(info, inputs), false);
		}
		catch (final ModuleException e) {
			throw new IllegalStateException(e); // ours can be created
		}
	}

	/**
	 * Repeats the steps that are needed, in this thread.
	 *
	 * @param files where the files of {@link #files} are now, by their input
	 * @param image the movie, if the project has one
	 */
	void repeat(final Map<String, Path> files, final Optional<ImagePlus> image,
		final TaskProgress progress) throws IOException
	{
		for (final Step s : needed()) {
			final Map<String, Object> inputs = new HashMap<>(s.inputs);
			inputs.keySet().removeIf(key -> UNNEEDED.contains(key) || !isRead(s, key));
			inputs.replaceAll((key, value) -> value instanceof File && files
				.containsKey(key) ? files.get(key).toFile() : key.equals(LABELS) && files
					.containsKey(key) ? files.get(key).toString() : value);
			image.ifPresent(i -> s.info.inputs().forEach(item -> putImage(item, i,
				inputs)));
			DirectRun.run(context, s.info, inputs, progress);
		}
	}

	private static void putImage(final ModuleItem<?> item, final ImagePlus image,
		final Map<String, Object> inputs)
	{
		if (item.getType() == ImagePlus.class) inputs.put(item.getName(), image);
	}
}
