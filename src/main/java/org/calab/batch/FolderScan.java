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
package org.calab.batch;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

import org.calab.check.InvalidInputException;
import org.calab.image.FoundCellFiles;
import org.calab.loader.TraceFiles;

/** Searches a folder for recordings. For one use. */
final class FolderScan {

	private static final String MOVIE = "(?i)(\\.ome)?\\.(tiff?|avi)$";

	private final Path folder, out;
	private final PlanOptions options;
	private final PathMatcher filter;
	private final List<BatchPlan.Problem> problems = new ArrayList<>();
	private final List<Recording> movies = new ArrayList<>(), traces =
		new ArrayList<>();
	private final List<String> notes = new ArrayList<>();

	FolderScan(final Path folder, final Path out, final PlanOptions options)
		throws IOException
	{
		if (!Files.isDirectory(folder)) throw new FileNotFoundException(
			"The folder of the recordings does not exist: " + folder);
		this.folder = folder;
		this.out = real(out);
		this.options = options;
		if (this.out.equals(real(folder))) throw new InvalidInputException(
			"The output folder must differ from the folder of the recordings (" + folder +
				"); it may be a subfolder of it.");
		if (options.regions().isPresent() && !options.finds() && !Files.exists(options.regions()
			.get())) throw new FileNotFoundException("File not found: " + options
				.regions().get());
		filter = matcher(options.pattern().orElse("*"));
	}

	private static PathMatcher matcher(final String wildcard) {
		try {
			return FileSystems.getDefault().getPathMatcher("glob:" + wildcard
				.toLowerCase(Locale.ROOT));
		}
		catch (final PatternSyntaxException e) {
			throw InvalidInputException.mustBe("pattern",
				"a wildcard such as *.tif (" + e.getDescription() + ")", wildcard);
		}
	}

	private static Path real(final Path path) throws IOException {
		return Files.exists(path) ? path.toRealPath() : path.toAbsolutePath()
			.normalize();
	}

	BatchPlan plan() throws IOException {
		search(folder, "");
		final boolean ofMovies = switch (options.inputs()) {
			case MOVIES -> true;
			case TRACES -> false;
			case AUTO -> !movies.isEmpty() || traces.isEmpty();
		};
		if (!ofMovies) { // an image without ROIs beside traces is no error
			problems.forEach(p -> notes.add(p.file() + " was ignored (" + p.reason() + ")"));
			problems.clear();
		}
		if (ofMovies && !traces.isEmpty()) notes.add(traces.size() +
			" file(s) of traces were ignored, as this is a batch of movies: " +
			firstNames(traces));
		final List<Recording> distinct = distinct(ofMovies ? movies : traces);
		if (distinct.isEmpty() && problems.isEmpty()) throw new InvalidInputException(
			"No recording was found in " + folder + ": there is no " + switch (options
				.inputs()) {
				case MOVIES -> "movie (.tif, .tiff, .avi)";
				case TRACES -> "file of traces";
				case AUTO -> "movie (.tif, .tiff, .avi) and no file of traces";
			} + options.pattern().map(f -> " that matches " + f).orElse("") + (options.recursive()
				? "." : "; subfolders were not searched."));
		return new BatchPlan(folder, distinct, problems, notes);
	}

	private static String firstNames(final List<Recording> recordings) {
		return String.join(", ", recordings.stream().limit(5).map(Recording::name)
			.toList()) + (recordings.size() > 5 ? ", ..." : "");
	}

	private void search(final Path in, final String prefix) throws IOException {
		final List<Path> files = new ArrayList<>(), folders = new ArrayList<>();
		try (Stream<Path> entries = Files.list(in)) {
			for (final Path p : entries.sorted().toList()) {
				if (p.getFileName().toString().startsWith(".")) continue;
				if (Files.isDirectory(p)) folders.add(p);
				else if (Files.isRegularFile(p)) files.add(p);
			}
		}
		if (options.inputs() != PlanOptions.Inputs.TRACES) pair(files, folders.stream()
			.filter(FolderScan::isTraces).toList(), prefix);
		if (options.inputs() != PlanOptions.Inputs.MOVIES) for (final Path f : TraceInputs
			.of(files, TraceInputs.ALL)) addTraces(prefix + TraceInputs.stem(f), f);
		for (final Path f : folders)
			enter(f, prefix + f.getFileName());
	}

	private void enter(final Path sub, final String name) throws IOException {
		if (real(sub).equals(out) || Files.exists(sub.resolve(
			BatchFolder.SETTINGS))) return;
		if (isTraces(sub)) {
			if (options.inputs() != PlanOptions.Inputs.MOVIES) addTraces(name, sub);
		}
		// links may form a cycle
		else if (options.recursive() && !Files.isSymbolicLink(sub)) search(sub,
			name + "/");
	}

	private static boolean isTraces(final Path sub) {
		try {
			return TraceFiles.isTraces(sub);
		}
		catch (final IOException e) {
			return false; // searching the folder will report the error
		}
	}

	private void addTraces(final String name, final Path file) {
		if (matches(file)) traces.add(Recording.traces(name, file));
	}

	private boolean matches(final Path file) {
		return filter.matches(Path.of(file.getFileName().toString().toLowerCase(
			Locale.ROOT)));
	}

	private void pair(final List<Path> files, final List<Path> recordings,
		final String prefix)
	{
		final RegionPairing pairing = new RegionPairing(files, recordings);
		for (final Path f : files) {
			final String name = f.getFileName().toString(), stem = name.replaceFirst(
				MOVIE, "");
			if (stem.equals(name) || RegionNames.isLabelImage(f) || FoundCellFiles.isImage(
				f)) continue;
			final RegionPairing.Found found = pairing.of(stem);
			if (!matches(f)) continue;
			if (options.finds()) movies.add(Recording.movie(prefix + stem, f));
			else if (options.regions().isPresent()) movies.add(Recording.movie(prefix +
				stem, f, options.regions().get()));
			else if (found.regions().isPresent()) movies.add(Recording.movie(prefix +
				stem, f, found.regions().get()));
			else problems.add(new BatchPlan.Problem(prefix + stem, prefix + name,
				found.problem()));
		}
		for (final Path f : pairing.unused())
			notes.add(prefix + f.getFileName() + " belongs to no movie in this folder");
	}

	/**
	 * Reports recordings of the same name, whose results would overwrite each other. Case
	 * is ignored, as firstNames file systems do.
	 */
	private List<Recording> distinct(final List<Recording> recordings) {
		final Map<String, List<Recording>> byName = new LinkedHashMap<>();
		recordings.forEach(r -> byName.computeIfAbsent(r.name().toLowerCase(
			Locale.ROOT), n -> new ArrayList<>()).add(r));
		final List<Recording> distinct = new ArrayList<>();
		for (final List<Recording> same : byName.values()) {
			if (same.size() == 1) distinct.add(same.get(0));
			else same.forEach(r -> problems.add(new BatchPlan.Problem(r.name(), folder
				.relativize(r.path()).toString(),
				"ambiguous name: the results of " + String.join(" and ", same.stream().map(
					s -> s.file().getName()).toList()) +
					" would have the same name; rename one of them")));
		}
		distinct.sort(Comparator.comparing(Recording::name));
		return distinct;
	}
}
