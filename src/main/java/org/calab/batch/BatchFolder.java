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

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.calab.Version;
import org.calab.cells.CellSummary;
import org.calab.check.Require;
import org.calab.io.FileGroup;
import org.calab.io.npy.Npy;
import org.calab.task.Progress;
import org.calab.trace.InferredActivity;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;

/**
 * The folder with the results of a batch. It knows which recordings are complete, and only
 * it writes results: callers ask {@link #examine} whether a recording must be processed, and
 * pass the result to {@link #save}. Only one run at a time may open it. Thread-safe.
 * <p>
 * The receipt of a recording ({@code NAME_batch.json}) is written before its files are
 * moved into place. If a run is killed in between, the receipt names files that are
 * missing, and the next run processes the recording again.
 * </p>
 */
public final class BatchFolder implements Closeable {

	/** The settings; the presence of this file marks a folder of results. */
	static final String SETTINGS = "batch_settings.json";

	private final Path out;
	private final BatchSettings settings;
	private final boolean overwrite;
	private final BatchLock lock;

	private BatchFolder(final Path out, final BatchSettings settings,
		final boolean overwrite, final BatchLock lock)
	{
		this.out = out;
		this.settings = settings;
		this.overwrite = overwrite;
		this.lock = lock;
	}

	/**
	 * @param out created if missing
	 * @param overwrite whether to process recordings again whose settings or inputs have
	 *          changed, and to replace existing files
	 * @throws IOException if the folder is not writable, or another run has opened it
	 */
	public static BatchFolder open(final Path out, final BatchSettings settings,
		final boolean overwrite) throws IOException
	{
		Require.present("settings", settings);
		Files.createDirectories(out);
		FileGroup.requireWritable(out.resolve(SETTINGS), true);
		return new BatchFolder(out, settings, overwrite, BatchLock.of(out));
	}

	/** @return path of the folder */
	public Path path() {
		return out;
	}

	public BatchSettings settings() {
		return settings;
	}

	/**
	 * Decides whether a recording must be processed. Call this before reading it.
	 *
	 * @return the outcome if the recording is complete or must not be processed; empty if it
	 *         must be processed
	 * @throws IOException if an input cannot be read
	 * @throws org.calab.task.CancelledException if cancelled
	 */
	public Optional<Outcome> examine(final Recording recording,
		final Progress progress) throws IOException
	{
		final RecordingFiles files = files(recording);
		if (Files.exists(files.receipt())) return compare(recording, files,
			progress);
		if (!overwrite) for (final Path p : files.all())
			if (Files.exists(p)) return Optional.of(Outcome.failed(recording,
				"The file already exists, but is not from a batch: " + p +
					" (choose another folder, or set overwrite)."));
		return Optional.empty();
	}

	/** @return empty if the recording must be processed (again) */
	private Optional<Outcome> compare(final Recording recording,
		final RecordingFiles files, final Progress progress) throws IOException
	{
		final Receipt receipt;
		try {
			receipt = Receipt.read(files.receipt());
		}
		catch (final IOException e) {
			return overwrite ? Optional.empty() : Optional.of(Outcome.failed(
				recording, e.getMessage() + " (set overwrite to process it again)"));
		}
		final List<String> changes = new ArrayList<>(inputChanges(recording, receipt,
			progress));
		changes.addAll(SettingsJson.differences(receipt.settings(), settings));
		boolean complete = true;
		for (final Fingerprint f : receipt.outputs()) {
			final Path file = files.receipt().resolveSibling(f.name());
			// a file system without links: a killed run may leave an empty file
			if (!Files.exists(file) || Files.size(file) == 0) complete = false;
			else if (!f.matches(file, progress)) changes.add(f.name() +
				" has been modified since it was written");
		}
		if (!changes.isEmpty()) return overwrite ? Optional.empty() : Optional.of(
			Outcome.failed(recording, "The results are from other inputs or settings: " +
				String.join("; ", changes) + " (set overwrite to process it again, or choose another " +
				"folder)."));
		return complete ? Optional.of(Outcome.of(recording, Outcome.Status.SKIPPED,
			receipt)) : Optional.empty();
	}

	private static List<String> inputChanges(final Recording recording,
		final Receipt receipt, final Progress progress) throws IOException
	{
		final List<Path> now = recording.inputs();
		final List<String> names = now.stream().map(p -> p.getFileName().toString())
			.toList(), before = receipt.inputs().stream().map(Fingerprint::name)
				.toList();
		if (!names.equals(before)) return List.of("the inputs were " + String.join(" + ", before) +
			" and are now " + String.join(" + ", names));
		final List<String> changes = new ArrayList<>();
		for (int i = 0; i < now.size(); i++)
			if (!receipt.inputs().get(i).matches(now.get(i), progress)) changes.add(
				names.get(i) + " has been modified");
		return changes;
	}

	/**
	 * Writes all files of a recording and its receipt.
	 *
	 * @param processed result of a recording for which {@link #examine} returned empty
	 * @throws IOException if a file cannot be written; no files are left then
	 * @throws org.calab.task.CancelledException if cancelled; no files are left then
	 */
	public Outcome save(final Recording recording,
		final ProcessedRecording processed, final Progress progress)
		throws IOException
	{
		final RecordingTraces read = processed.read();
		final Optional<InferredActivity> result = processed.result();
		final RecordingFiles files = files(recording);
		final Path folder = files.receipt().getParent();
		Files.createDirectories(folder);
		final List<Path> targets = new ArrayList<>(files.all());
		targets.add(files.receipt());
		FileGroup.removeParts(targets); // left by a killed run
		final List<Fingerprint> earlier = Files.exists(files.receipt()) ? earlier(
			files.receipt()) : List.of();
		// examine has allowed to replace the files of an earlier run
		try (FileGroup group = new FileGroup(overwrite || !earlier.isEmpty())) {
			for (final var e : files.contents(read, result).entrySet()) {
				progress.checkCancelled();
				group.add(e.getKey(), e.getValue());
			}
			final List<Fingerprint> outputs = new ArrayList<>();
			for (final Path p : files.all())
				outputs.add(Fingerprint.of(p, group.parts().get(p.toAbsolutePath()),
					progress));
			final Receipt receipt = new Receipt(recording.name(), Version
				.number(), processed.inputs(), settings, outputs, read.traces()
					.numCells(), read.traces().numTimepoints(), read.traces().rate().hz(),
				processed.warnings(), CellSummary.of(read.traces(),
					result));
			progress.checkCancelled();
			FileGroup.write(files.receipt(), true, receipt.content());
			group.commit();
			removeOld(folder, earlier, outputs, progress);
			return Outcome.of(recording, Outcome.Status.DONE, receipt);
		}
	}

	private static List<Fingerprint> earlier(final Path receipt) {
		try {
			return Receipt.read(receipt).outputs();
		}
		catch (final IOException e) {
			return List.of(); // unreadable; only possible with overwrite
		}
	}

	/**
	 * Deletes files that only the earlier settings produced, so that they do not pass for
	 * results of these.
	 */
	private static void removeOld(final Path folder,
		final List<Fingerprint> earlier, final List<Fingerprint> outputs,
		final Progress progress) throws IOException
	{
		final Set<String> names = outputs.stream().map(Fingerprint::name).collect(
			Collectors.toCollection(HashSet::new));
		for (final Fingerprint old : earlier) {
			final Path file = folder.resolve(old.name());
			if (!names.contains(old.name()) && old.matches(file, progress)) Files
				.delete(file);
		}
	}

	/** @return the saved activity of a recording, or its traces if no activity was inferred */
	TraceSet shown(final Recording recording, final Receipt receipt)
		throws IOException
	{
		return TraceSet.owning(Npy.read(files(recording).main()), SamplingRate.ofHz(
			receipt.fs()));
	}

	private RecordingFiles files(final Recording recording) {
		return new RecordingFiles(out, recording, settings);
	}

	@Override
	public void close() throws IOException {
		lock.close();
	}
}
