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
package org.calab.io.table;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.calab.io.DataFormatException;
import org.calab.io.FileSignature;
import org.calab.io.npy.Npy;

/**
 * Finds the traces in a table: which columns or rows are cells, and which are times,
 * frame numbers, names, or measures other than brightness.
 */
public final class TraceTable {

	/**
	 * The traces of a table, before uneven times and missing samples are handled.
	 *
	 * @param times of the frames in seconds, if the table has them
	 * @param frames numbers of the frames, if the table has them and they increase
	 * @param rows n_cells × n_timepoints; NaN where a field is empty
	 * @param names of the cells
	 * @param timeNote for the user, unless a sampling rate is given: how the times were read
	 * @param notes for the user: what was chosen, and what was left out
	 */
	public record Traces(Optional<double[]> times, Optional<double[]> frames,
		double[][] rows, List<String> names, Optional<String> timeNote,
		List<String> notes)
	{}

	/** Rows from which even steps are no chance. */
	private static final int CLEARLY_EVEN = 10;

	private static final Set<String> STATUSES = Set.of("accepted", "rejected", "undecided");

	private static final Set<String> AVERAGES = Set.of("average", "avg"), ERRORS = Set.of("err",
		"error");

	private final String file;
	private final Optional<String> wanted;
	private final boolean cellsOnly;
	private final List<String> notes;
	private final boolean headed;
	private final int rows;

	private List<TableColumn> columns;
	private Optional<double[]> times = Optional.empty(), frames = Optional.empty();
	private Optional<String> timeNote = Optional.empty();
	/** Columns that number or time the rows. */
	private final List<TableColumn> axes = new ArrayList<>();

	private TraceTable(final Path path, final Optional<String> wanted,
		final boolean cellsOnly, final TextTable table)
	{
		file = path.toString();
		this.wanted = wanted;
		this.cellsOnly = cellsOnly;
		headed = table.headed();
		rows = table.rows();
		notes = new ArrayList<>(table.notes());
		columns = new ArrayList<>(table.columns());
	}

	/**
	 * @param path a text file: columns separated by commas, semicolons, tabs or blanks
	 * @param wanted heading of the values to read where a table has several per cell
	 * @param cellsOnly whether to leave out cells that Inscopix lists as rejected
	 * @throws FileNotFoundException if there is no such file
	 * @throws DataFormatException if it is no table of traces, or leaves open what its columns
	 *           are
	 */
	public static Traces read(final Path path, final Optional<String> wanted,
		final boolean cellsOnly) throws IOException
	{
		Npy.requireFile(path);
		final TextTable table = TableReader.read(path);
		return new TraceTable(path, wanted, cellsOnly, table).traces(table.second());
	}

	/** @return whether the file starts like a text */
	public static boolean isText(final Path file) throws IOException {
		return TextEncoding.startsText(FileSignature.of(file, TextEncoding.HEAD));
	}

	private Traces traces(final List<String> second) throws IOException {
		if (!second.isEmpty()) readSecond(second);
		final Optional<Traces> turned = cellsInRows();
		if (turned.isPresent()) return turned.get();
		takeAxes();
		final Optional<Traces> grouped = rowPerCellAndFrame();
		return grouped.isPresent() ? grouped.get() : wide();
	}

	private DataFormatException refusal(final String what) {
		return new DataFormatException(file, what);
	}

	private static String list(final List<String> headings) {
		return headings.stream().limit(5).map(h -> "\"" + h + "\"").collect(Collectors.joining(
			", ")) + (headings.size() > 5 ? " and " + (headings.size() - 5) + " more" : "");
	}

	private static List<String> headings(final List<TableColumn> some) {
		return some.stream().map(TableColumn::heading).toList();
	}

	// -- two lines of headings --

	private void readSecond(final List<String> second) throws DataFormatException {
		final List<String> status = second.stream().map(s -> s.toLowerCase(Locale.ROOT)).toList();
		if (status.stream().anyMatch(STATUSES::contains)) {
			readInscopix(second, status);
			return;
		}
		boolean used = false;
		for (int i = 0; i < columns.size(); i++) {
			final TableColumn c = columns.get(i);
			if (TimeHeading.unit(second.get(i)).isEmpty() || TimeHeading.of(c.heading()).isEmpty())
				continue;
			columns.set(i, new TableColumn(c.heading() + " (" + TimeHeading.unit(second.get(i))
				.map(u -> u == 1 ? "s" : u == 1e-3 ? "ms" : u == 60 ? "min" : u == 3600 ? "h" : u == 1e-6 ? "us" : "ns").get() + ")", c.numbers(),
				c.texts()));
			used = true;
		}
		if (!used) notes.add("The second line of headings was left out.");
	}

	/** Inscopix lists the status of each cell below its name, and names the times there. */
	private void readInscopix(final List<String> second, final List<String> status)
		throws DataFormatException
	{
		final List<TableColumn> kept = new ArrayList<>();
		int accepted = 0, rejected = 0, undecided = 0;
		for (int i = 0; i < columns.size(); i++) {
			final TableColumn c = columns.get(i);
			if (i == 0 && !STATUSES.contains(status.get(0))) {
				kept.add(new TableColumn(second.get(0), c.numbers(), c.texts()));
				continue;
			}
			if (status.get(i).equals("rejected")) {
				rejected++;
				if (cellsOnly) continue;
			}
			else if (status.get(i).equals("accepted")) accepted++;
			else undecided++;
			kept.add(c);
		}
		if (cellsOnly && accepted + undecided == 0) throw refusal("all " + rejected +
			" cells are rejected by Inscopix; set cells_only to false to load them.");
		notes.add("Inscopix lists " + accepted + " accepted, " + undecided + " undecided and " +
			rejected + " rejected cells; " + (rejected == 0 ? "all were loaded." : cellsOnly
				? "the rejected ones were left out (set cells_only to false to load them)."
				: "all were loaded."));
		columns = kept;
	}

	// -- cells in rows --

	/** A table with a row per cell: the headings number or time the frames, the rows have names. */
	private Optional<Traces> cellsInRows() throws DataFormatException {
		if (columns.size() < 3) return Optional.empty();
		final TableColumn first = columns.get(0);
		if (!headed) {
			final boolean named = first.isText() && columns.stream().skip(1).noneMatch(
				TableColumn::isText) && first.texts().stream().noneMatch(
					TraceTable::isClock) && first.texts().stream().distinct().count() == rows;
			return named && columns.size() - 1 > rows ? Optional.of(turned(columns.subList(1, columns
				.size()), first, "each row starts with a name")) : Optional.empty();
		}
		final int from = firstFrame();
		final List<TableColumn> values = columns.subList(from, columns.size());
		if (from > columns.size() / 2 || values.size() < 3 || values.stream().anyMatch(
			TableColumn::isText)) return Optional.empty();
		final boolean more = values.size() > rows;
		final List<TableColumn> before = columns.subList(0, from);
		final Optional<TableColumn> names = before.stream().filter(c -> namesCells(c, more))
			.findFirst();
		final double[] at = numbers(values);
		final boolean numbered = values.get(0).heading().matches("[.,\\d]+");
		final boolean timed = numbered && !Steps.counts(at);
		// bare 0, 1, 2, ... may as well number cells
		if (names.isEmpty() && (!more || numbered && !timed || !before.stream().allMatch(
			TableColumn::counts))) return Optional.empty();
		final List<String> other = headings(before.stream().filter(c -> c != names.orElse(null) &&
			!c.counts()).toList());
		if (!other.isEmpty()) notes.add("Left out, as no frames: " + list(other) + ".");
		if (timed) {
			times = Optional.of(at);
			timeNote = Optional.of("The times in the headings were read as seconds.");
		}
		return Optional.of(turned(values, names.orElse(null), "the headings " + (timed
			? "are times" : "number the frames")));
	}

	/** @param more whether there are more columns than rows */
	private boolean namesCells(final TableColumn c, final boolean more) {
		return (RowNames.isClearlyCell(c.heading()) || more && (RowNames.isCell(c.heading()) || c
			.isText() && c.texts().stream().noneMatch(TraceTable::isClock))) && IntStream.range(0,
				rows).mapToObj(c::key).distinct().count() == rows;
	}

	/** @return whether the text is a date or a time of day */
	private static boolean isClock(final String text) {
		return text.matches(".*\\d[:/]\\d.*|\\d{4}-\\d\\d-\\d\\d.*");
	}

	/** @return the first of the columns up to the last whose headings number or time frames */
	private int firstFrame() {
		int from = columns.size();
		while (from > 0 && frameNumber(columns.get(from - 1).heading()) >= 0 && (from == columns
			.size() || frameNumber(columns.get(from - 1).heading()) < frameNumber(columns.get(from)
				.heading()) && prefix(columns.get(from - 1)).equals(prefix(columns.get(from)))))
			from--;
		final double[] at = numbers(columns.subList(from, columns.size()));
		return Steps.counts(at) || Steps.areEven(at) ? from : columns.size();
	}

	private static double[] numbers(final List<TableColumn> some) {
		return some.stream().mapToDouble(c -> frameNumber(c.heading())).toArray();
	}

	private static String prefix(final TableColumn c) {
		return c.heading().replaceAll("[ _.-]*\\d.*", "");
	}

	/** @return the number in a heading such as {@code f12}, {@code frame_12} or {@code 0.6}; else -1 */
	private static double frameNumber(final String heading) {
		final String number = heading.toLowerCase(Locale.ROOT).replaceFirst(
			"^(?:f|fr|frame|t|time|timepoint|sample|slice)[ _.-]*(?=\\d)", "");
		return number.matches("\\d{1,9}([.,]\\d{1,9})?") ? Double.parseDouble(number.replace(',',
			'.')) : -1;
	}

	private Traces turned(final List<TableColumn> values, final TableColumn names,
		final String why)
	{
		final double[][] turned = new double[rows][values.size()];
		for (int t = 0; t < values.size(); t++)
			for (int i = 0; i < rows; i++)
				turned[i][t] = values.get(t).numbers()[i];
		notes.add("Each row was read as a cell, because " + why + ": " + rows + (rows == 1
			? " cell" : " cells") + ", " + values.size() + " frames.");
		return new Traces(times, Optional.empty(), turned, IntStream.range(0, rows)
			.mapToObj(i -> names == null ? "Cell " + (i + 1) : names.text(i)).toList(), timeNote, List.copyOf(notes));
	}

	// -- times and frame numbers --

	/** Takes the columns of times and of frame numbers out of the columns. */
	private void takeAxes() throws DataFormatException {
		TableColumn time = null;
		for (final TableColumn c : columns) {
			final Optional<TimeHeading> heading = TimeHeading.of(c.heading());
			if (heading.isEmpty() || c.isText()) continue;
			if (time == null || TimeHeading.of(time.heading()).get().seconds().isEmpty() && heading
				.get().seconds().isPresent()) time = c;
			axes.add(c);
		}
		for (final TableColumn c : columns)
			if (!axes.contains(c) && isIndex(c)) {
				axes.add(c);
				if (frames.isEmpty() && RowNames.isFrame(c.heading()) && increases(c)) frames = Optional
					.of(c.numbers());
			}
		if (time == null && !columns.isEmpty() && axes.isEmpty()) time = unnamedAxis(columns.get(0))
			.orElse(null);
		columns.removeAll(axes);
		if (time != null) takeTimes(time);
	}

	private static boolean increases(final TableColumn c) {
		if (!c.isWhole()) return false;
		for (int i = 1; i < c.numbers().length; i++)
			if (!(c.numbers()[i] > c.numbers()[i - 1])) return false;
		return true;
	}

	private boolean isIndex(final TableColumn c) {
		if (c.isText()) return false;
		final boolean first = c == columns.get(0);
		return RowNames.isIndex(c.heading()) || first && headed && (c.counts() && (RowNames
			.isCounter(c.heading()) || RowNames.isCell(c.heading()) && !RowNames.isClearlyCell(c
				.heading())) || c.heading().isEmpty() && rows > 1 && increases(c));
	}

	private void takeTimes(final TableColumn time) {
		final Optional<Double> unit = TimeHeading.of(time.heading()).flatMap(
			TimeHeading::seconds);
		final String name = time.heading().isEmpty() ? "The first column" : "The column \"" + time
			.heading() + "\"";
		if (unit.isEmpty() && rows > 2 && time.counts()) {
			timeNote = Optional.of(name + " counts the frames and names no unit, so it was not read as " +
				"seconds; if it is in seconds, set fs to 1.");
			return;
		}
		if (unit.isEmpty()) timeNote = Optional.of(name +
			" names no unit and was read as seconds.");
		final double seconds = unit.orElse(1.0);
		// dividing by 1000 rounds less than multiplying by 0.001
		times = Optional.of(java.util.Arrays.stream(time.numbers()).map(v -> seconds < 1 ? v /
			Math.rint(1 / seconds) : v * seconds).toArray());
	}

	/** A first column without a known heading that increases like times or counts like frames. */
	private Optional<TableColumn> unnamedAxis(final TableColumn first)
		throws DataFormatException
	{
		if (first.isText() || columns.size() < 2 || rows < CLEARLY_EVEN && !(headed && first
			.heading().isEmpty())) return Optional.empty();
		final boolean counts = first.counts();
		if (!counts && !Steps.areEven(first.numbers())) return Optional.empty();
		if (counts) {
			axes.add(first);
			notes.add("The first column" + (first.heading().isEmpty() ? "" : ", \"" + first.heading() +
				"\",") + " numbers the rows and was not read as a cell.");
			return Optional.empty();
		}
		if (!first.heading().isEmpty()) throw refusal("the first column, \"" + first.heading() +
			"\", increases in even steps, as times do: name it time_s, time_ms or frame in the heading. If " +
			"it is a cell, put a column of frame numbers named frame before it.");
		axes.add(first);
		return Optional.of(first);
	}

	// -- a row per cell and frame --

	private Optional<Traces> rowPerCellAndFrame() throws DataFormatException {
		if (!headed) return Optional.empty();
		final List<TableColumn> values = columns.stream().filter(c -> !c.isText() && !RowNames
			.isCell(c.heading())).toList();
		if (values.isEmpty()) return Optional.empty();
		final List<Optional<Measure>> measures = values.stream().map(c -> Measure.of(c.heading()))
			.toList();
		final boolean imageJ = measures.stream().allMatch(m -> m.isPresent() && !m.get()
			.isOfRoi()) && measures.stream().anyMatch(m -> m.get().isBrightness());
		if (!imageJ && measures.stream().anyMatch(m -> m.isPresent() && m.get().isOfRoi() && m.get()
			.isBrightness())) return Optional.empty();
		Optional<RowGroups> groups = Optional.empty();
		for (final TableColumn c : columns) {
			if (groups.isPresent() || !RowNames.isCell(c.heading())) continue;
			groups = c.heading().equalsIgnoreCase("label") ? imageJ ? RowGroups.byLabel(c, rows)
				: Optional.empty() : RowGroups.byName(c, rows);
		}
		final List<TableColumn> frameAxes = axes.stream().filter(c -> RowNames.isFrame(c.heading()) ||
			times.isPresent() && TimeHeading.of(c.heading()).isPresent()).toList();
		if (groups.isEmpty() && imageJ) for (final TableColumn c : frameAxes)
			if (groups.isEmpty()) groups = RowGroups.byRepeat(c, rows);
		if (groups.isEmpty()) {
			if (!imageJ || values.size() == 1 && columns.size() == 1) return Optional.empty();
			return Optional.of(oneRoi(values, frameAxes));
		}
		final TableColumn value = value(values);
		final RowGroups g = groups.get();
		g.requireSame(file, frameAxes);
		final int[] one = g.rows().get(0);
		notes.add("The table has one row per cell and frame: \"" + value.heading() + "\" of " + g
			.names().size() + (g.names().size() == 1 ? " cell" : " cells") + ", " + one.length +
			" frames.");
		return Optional.of(new Traces(times.map(t -> of(one, t)), frameNumbers(frameAxes, one), g
			.values(value.numbers()), g.names(), timeNote, List.copyOf(notes)));
	}

	private static Optional<double[]> frameNumbers(final List<TableColumn> axes,
		final int[] one)
	{
		return axes.stream().filter(c -> RowNames.isFrame(c.heading())).map(c -> c.rows(one))
			.filter(TraceTable::increases).map(TableColumn::numbers).findFirst();
	}

	private static double[] of(final int[] some, final double[] all) {
		return IntStream.of(some).mapToDouble(r -> all[r]).toArray();
	}

	/** Results of ImageJ that name no ROI: one ROI, if a column numbers the frames. */
	private Traces oneRoi(final List<TableColumn> values, final List<TableColumn> frameAxes)
		throws DataFormatException
	{
		if (frameAxes.isEmpty() && wanted.isEmpty()) throw refusal("the columns are measures of " +
			"ImageJ (" + list(headings(values)) + "), and nothing says which ROI and frame a row is of. " +
			"Measure with Multi Measure and \"One row per slice\". If all rows are of one ROI, set " +
			"trace_key to the column to read, such as " + value(values).heading() + ".");
		final TableColumn value = value(values);
		notes.add("\"" + value.heading() + "\" was read as the trace of one cell.");
		return new Traces(times, frames, new double[][] { value.numbers() }, List.of(value
			.heading()), timeNote, List.copyOf(notes));
	}

	/** @return the column of values: the one asked for, the mean, or the only one */
	private TableColumn value(final List<TableColumn> values) throws DataFormatException {
		if (wanted.isPresent()) return values.stream().filter(c -> c.heading().equalsIgnoreCase(
			wanted.get())).findFirst().orElseThrow(() -> refusal("there is no column \"" + wanted
				.get() + "\"; set trace_key to one of " + list(headings(values)) + "."));
		final List<TableColumn> bright = values.stream().filter(c -> Measure.of(c.heading())
			.map(Measure::isBrightness).orElse(true)).toList();
		final Optional<TableColumn> mean = bright.stream().filter(c -> Measure.of(c.heading()).map(
			Measure::isMean).orElse(false)).findFirst();
		if (mean.isPresent()) return mean.get();
		if (bright.size() == 1) return bright.get(0);
		throw refusal("the table has several values per cell and frame; set trace_key to one of " +
			list(headings(values)) + ".");
	}

	// -- a column per cell --

	private Traces wide() throws DataFormatException {
		final Optional<TableColumn> ofCells = columns.stream().filter(c -> RowNames.isClearlyCell(c
			.heading())).findFirst();
		if (headed && ofCells.isPresent() && rows > 1) throw refusal("each row is of another cell (\"" +
			ofCells.get().heading() + "\"), but the headings number no frames; this table describes cells, " +
			"and holds no traces. If each row is a frame, rename that column to frame.");
		final List<TableColumn> texts = columns.stream().filter(TableColumn::isText).toList();
		final List<String> told = headings(texts).stream().filter(h -> !RowNames.isHeading(h))
			.toList();
		if (!told.isEmpty()) notes.add("Left out, as no numbers: " + list(told) + ".");
		columns.removeAll(texts);
		leaveOutAverages();
		chooseMeasure();
		if (columns.isEmpty()) throw refusal("the file has no column of a cell" + (axes.isEmpty()
			? "" : ", only " + list(headings(axes)) + (axes.size() == 1 ? ", which numbers or times the " +
				"frames" : ", which number or time the frames")) + ".");
		final List<String> names = headings(columns);
		return new Traces(times, frames, columns.stream().map(TableColumn::numbers).toArray(
			double[][]::new), names, timeNote, List.copyOf(notes));
	}

	/** Time Series Analyzer writes the average of all ROIs and its error before them. */
	private void leaveOutAverages() {
		for (int i = 1; i < columns.size(); i++) {
			if (!AVERAGES.contains(columns.get(i - 1).heading().toLowerCase(Locale.ROOT)) || !ERRORS
				.contains(columns.get(i).heading().toLowerCase(Locale.ROOT)) || columns.size() == 2)
				continue;
			final List<TableColumn> two = List.copyOf(columns.subList(i - 1, i + 1));
			notes.add("Left out, as they summarise the others: " + list(headings(two)) + ".");
			columns.removeAll(two);
			return;
		}
	}

	/** Multi Measure writes every measure of every ROI: one kind is the traces. */
	private void chooseMeasure() throws DataFormatException {
		final List<Optional<Measure>> all = columns.stream().map(c -> Measure.of(c.heading()))
			.toList();
		if (all.isEmpty() || all.stream().anyMatch(m -> m.isEmpty() || !m.get().isOfRoi())) return;
		final List<String> kinds = all.stream().map(m -> m.get().kind()).distinct().toList();
		final List<String> bright = all.stream().map(Optional::get).filter(Measure::isBrightness)
			.map(Measure::kind).distinct().toList();
		if (bright.isEmpty() && !kinds.equals(List.of("area"))) return;
		final Optional<String> asked = wanted.map(w -> w.toLowerCase(Locale.ROOT));
		if (asked.isPresent() && !kinds.contains(asked.get())) throw refusal("there is no measure \"" +
			wanted.get() + "\"; set trace_key to one of " + String.join(", ", kinds) + ".");
		if (asked.isEmpty() && bright.isEmpty()) throw refusal("the only measure is the area of " +
			"the ROIs, which is no fluorescence; measure the mean gray value. To read the area all " +
			"the same, set trace_key to area.");
		if (asked.isEmpty() && bright.size() > 1 && !bright.contains("mean")) throw refusal(
			"the table has several measures per ROI; set trace_key to one of " + String.join(", ",
				kinds) + ".");
		final String kind = asked.orElse(bright.contains("mean") ? "mean" : bright.get(0));
		if (kinds.size() == 1) return;
		columns = IntStream.range(0, columns.size()).filter(i -> all.get(i).get().kind().equals(
			kind)).mapToObj(columns::get).toList();
		notes.add("The measure " + kind + " was read; left out: " + kinds.stream().filter(k -> !k
			.equals(kind)).collect(Collectors.joining(", ")) + " (set trace_key to read another).");
	}
}
