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
package org.calab.tools.fuzz;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.gui.TextRoi;
import ij.io.FileSaver;
import ij.io.RoiEncoder;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.calab.batch.BatchSettings;
import org.calab.batch.SettingsJson;
import org.calab.bridge.PageResults;
import org.calab.check.InvalidInputException;
import org.calab.extraction.ExtractionOptions;
import org.calab.extraction.Footprints;
import org.calab.extraction.Region;
import org.calab.extraction.TraceExtraction;
import org.calab.fiji.project.FileRecord;
import org.calab.fiji.project.Project;
import org.calab.fiji.project.ProjectFiles;
import org.calab.fiji.workspace.WorkspaceSettings;
import org.calab.fiji.workspace.WorkspaceView;
import org.calab.image.ImageFiles;
import org.calab.image.ImagePlusMovie;
import org.calab.image.MovieOptions;
import org.calab.image.RegionFiles;
import org.calab.image.TiffBytes;
import org.calab.io.DataFormatException;
import org.calab.io.FileGroup;
import org.calab.io.Json;
import org.calab.io.cascade.CascadeFolder;
import org.calab.io.cascade.ModelWriter;
import org.calab.io.catune.CaTuneExport;
import org.calab.io.catune.TuningData;
import org.calab.io.mat.MatWriter;
import org.calab.io.npy.Npy;
import org.calab.kernel.CalciumKernel;
import org.calab.loader.EventFiles;
import org.calab.loader.FootprintFiles;
import org.calab.loader.LoadOptions;
import org.calab.loader.MissingValues;
import org.calab.loader.SmallFiles;
import org.calab.loader.TraceFiles;
import org.calab.loader.UnevenTimes;
import org.calab.results.CaDeconFiles;
import org.calab.results.Suite2pRoiFiles;
import org.calab.simulation.Presets;
import org.calab.simulation.SimulationJson;
import org.calab.task.Progress;
import org.calab.trace.SamplingRate;
import org.calab.trace.TraceSet;

/** Every reader, with seeds that are written on the spot. */
final class FuzzTargets {

	/** Larger real files would make each input slow. */
	private static final int LARGEST_SEED = 1 << 16;

	private static final List<Class<? extends Exception>> FILES = List.of(
		FileNotFoundException.class, DataFormatException.class);
	private static final List<Class<? extends Exception>> FILES_AND_VALUES = List
		.of(IOException.class, InvalidInputException.class);

	private static final List<String> CASCADE = List.of("config.yaml",
		"Model_NoiseLevel_2_Ensemble_0.pth");

	private FuzzTargets() {}

	static final List<String> NAMES = List.of("npy", "npz", "tuning", "catune",
		"simulation", "batch", "cadecon", "results_zip", "caiman", "nwb", "mat5", "mat73", "zarr",
		"suite2p", "stat", "cascade", "csv", "events", "rois", "image", "project");

	/** @return the reader of this name, with its seeds written and read once */
	static FuzzTarget of(final String name) throws IOException {
		final Path folder = Files.createTempDirectory("calab-seeds");
		try {
			return switch (name) {
				case "npy" -> new FuzzTarget(name, npy(), single("a.npy"), file -> {
					Npy.read(file);
					load("auto", file);
				}, FILES);
				case "npz" -> new FuzzTarget(name, npz(), FuzzTargets::zip, file -> load(
					"npz", file), FILES);
				case "tuning" -> new FuzzTarget(name, tuning(), files("a.npy",
					"a_metadata.json"), folder2 -> {
						load("tuning", folder2.resolve("a"));
						TuningData.load(folder2.resolve("a.npy"));
					}, FILES);
				case "catune" -> new FuzzTarget(name, catune(), single("e.json"),
					file -> {
						final CaTuneExport e = CaTuneExport.read(file);
						new CalciumKernel(e.tauRise(), e.tauDecay()).shape();
					}, FILES_AND_VALUES);
				case "simulation" -> new FuzzTarget(name, simulation(), single("s.json"),
					file -> SimulationJson.of(Json.read(file)), FILES_AND_VALUES);
				case "project" -> new FuzzTarget(name, List.of(FileTree.of("p.json",
					project())), single("p.json"), FuzzTargets::project, FILES);
				case "batch" -> new FuzzTarget(name, List.of(FileTree.of("b.json", Json
					.text(SettingsJson.of(BatchSettings.defaults())))), single("b.json"),
					SettingsJson::read, FILES_AND_VALUES);
				case "cadecon" -> new FuzzTarget(name, cadecon(), files("r_activity.npy",
					"r_results.json"), FuzzTargets::caDecon, FILES_AND_VALUES);
				case "results_zip" -> new FuzzTarget(name, resultsZips(),
					FuzzTargets::zip, file -> {
						CaDeconFiles.read(file);
						load("auto", file);
					}, FILES_AND_VALUES);
				case "suite2p" -> new FuzzTarget(name, folders(folder, "suite2p",
					"suite2p"), files("plane0/F.npy", "plane0/Fneu.npy",
						"plane0/spks.npy", "plane0/iscell.npy", "plane0/ops.npy"),
					f -> load("auto", f), FILES);
				case "stat" -> new FuzzTarget(name, stat(folder), files("stat.npy",
					"iscell.npy", "ops.npy"), f -> FootprintFiles.read(f, LoadOptions.defaults()
						.withCellsOnly(false)), FILES);
				case "cascade" -> new FuzzTarget(name, cascade(folder), files(
					CASCADE.toArray(new String[0])), CascadeFolder::read, FILES_AND_VALUES);
				case "events" -> new FuzzTarget(name, events(), single("e.csv"), file -> EventFiles
					.read(file, Optional.empty()), FILES);
				case "zarr" -> zarr(name, folder);
				case "csv" -> new FuzzTarget(name, csv(), single("a.csv"), file -> load(
					"csv", file), FILES);
				case "rois" -> new FuzzTarget(name, rois(), FuzzTargets::zip,
					RegionFiles::rois, FILES_AND_VALUES);
				case "image" -> new FuzzTarget(name, images(folder), single("a.tif"),
					FuzzTargets::image, FILES_AND_VALUES);
				case "mat5" -> new FuzzTarget(name, matlab5(folder), single("a.mat"),
					file -> load("mat", file), FILES);
				case "caiman", "nwb", "mat73" -> hdf5(name, folder);
				default -> throw new IllegalArgumentException("No reader " + name +
					"; there are " + String.join(", ", NAMES));
			};
		}
		finally {
			try (var all = Files.walk(folder)) {
				for (final Path p : all.sorted(java.util.Comparator.reverseOrder())
					.toList())
					Files.delete(p);
			}
		}
	}

	/** Reads with everything that may be repaired repaired, so that all code is passed. */
	private static void load(final String format, final Path file)
		throws IOException
	{
		final LoadOptions o = LoadOptions.defaults().withUneven(
			UnevenTimes.RESAMPLE);
		TraceFiles.load(file, format, o.withMissing(MissingValues.KEEP));
		TraceFiles.load(file, format, o.withMissing(MissingValues.INTERPOLATE)
			.withInterpolateDropped(true).withCellsOnly(false));
	}

	private static FuzzTarget.Form single(final String name) {
		return (input, folder) -> {
			input.write(folder, name);
			return folder.resolve(name);
		};
	}

	private static FuzzTarget.Form files(final String... names) {
		return (input, folder) -> {
			input.write(folder, names);
			return folder;
		};
	}

	/** Several files are zipped; one of an empty name is the file itself. */
	private static Path zip(final FileTree input, final Path folder)
		throws IOException
	{
		final byte[] raw = input.files().get("");
		return Files.write(folder.resolve("a.zip"), raw == null ? input.zipped()
			: raw);
	}

	private static double[][] traces(final int cells, final int frames) {
		final double[][] rows = new double[cells][frames];
		for (int i = 0; i < cells; i++)
			for (int t = 0; t < frames; t++)
				rows[i][t] = 10 * i + t % 7 + 0.25;
		return rows;
	}

	private static byte[] bytes(final FileGroup.Content content)
		throws IOException
	{
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		content.writeTo(out);
		return out.toByteArray();
	}

	private static byte[] array(final int cells, final int frames)
		throws IOException
	{
		return bytes(Npy.of(traces(cells, frames)));
	}

	/** An array of another type, order or version than ours. */
	private static byte[] array(final int version, final String type,
		final boolean fortran, final String shape, final int dataBytes)
	{
		final String head = "{'descr': '" + type + "', 'fortran_order': " + (fortran
			? "True" : "False") + ", 'shape': (" + shape + "), }\n";
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(new byte[] { (byte) 0x93, 'N', 'U', 'M', 'P', 'Y',
			(byte) version, 0, (byte) head.length(), 0 });
		if (version > 1) out.writeBytes(new byte[2]);
		out.writeBytes(head.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
		final byte[] data = new byte[dataBytes];
		for (int i = 0; i < dataBytes; i++)
			data[i] = (byte) (i * 37);
		out.writeBytes(data);
		return out.toByteArray();
	}

	private static List<FileTree> npy() throws IOException {
		return List.of(FileTree.of("a.npy", array(3, 20)), FileTree.of("a.npy", array(
			1, ">i2", true, "4, 9", 72)), FileTree.of("a.npy", array(2, "|u1", false,
				"30,", 30)), FileTree.of("a.npy", array(3, "<f4", false, "2, 5", 40)),
			FileTree.of("a.npy", array(1, ">u8", false, "", 8)));
	}

	private static List<FileTree> npz() throws IOException {
		final FileTree one = FileTree.of("traces.npy", array(2, 30));
		final FileTree two = FileTree.of("C.npy", array(1, "<f4", true, "3, 4", 48))
			.with("fs.npy", array(1, "<f8", false, "", 8));
		return List.of(one, two, FileTree.of("", one.zipped()), FileTree.of("", two
			.zipped()));
	}

	/** Reads a project and looks for its files, as Open Project... does before it repeats the steps. */
	private static void project(final Path file) throws IOException {
		for (final FileRecord f : ProjectFiles.read(file).files())
			f.difference(f.file(file.getParent()));
	}

	private static String project() throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		ProjectFiles.content(new Project(List.of(new FileRecord(FileRecord.MOVIE,
			"movie.tif", "/data/movie.tif", 7, "00", FileRecord.WHOLE)), List.of(
				"run(\"Mark Cells...\", \"cells=3 as=rejected\");\n"), List.of(
					"Cell 3"), WorkspaceSettings.defaults(), WorkspaceView.initial(), Map
						.of("calab", "0.2.0"))).writeTo(out);
		return out.toString(StandardCharsets.UTF_8);
	}

	private static List<FileTree> tuning() throws IOException {
		final TraceSet traces = TraceSet.of(traces(3, 20), SamplingRate.ofHz(30))
			.withNames(List.of("a", "b", "\u00e9"));
		final String metadata = "{\"note\": \"x\", \"schema_version\": \"1.0.0\", " +
			"\"sampling_rate_hz\": 30.0, \"num_cells\": 3, \"num_timepoints\": 20, " +
			"\"dtype\": \"<f8\", \"cell_names\": [\"a\", \"b\", \"\\u00e9\"], " +
			"\"origin\": \"movie.tif\"}";
		return List.of(FileTree.of("a.npy", bytes(Npy.of(traces))).with(
			"a_metadata.json", metadata));
	}

	private static List<FileTree> catune() throws IOException {
		return List.of(FileTree.of("e.json", bytes(new CaTuneExport(0.1, 0.6, 0.05,
			30, true).content(0.2, 0.7, Map.of("num_cells", 3)))), FileTree.of("e.json",
				"{\"parameters\": {\"tau_rise_s\": 0.1, \"tau_decay_s\": 0.6, " +
					"\"lambda\": 0.01, \"sampling_rate_hz\": 20}}"));
	}

	private static List<FileTree> simulation() {
		final List<FileTree> seeds = new ArrayList<>();
		for (final Presets preset : Presets.values())
			seeds.add(FileTree.of("s.json", SimulationJson.text(preset.config())));
		seeds.add(FileTree.of("s.json", "{\"fs_hz\": 20, \"spike_model\": " +
			"{\"model_type\": \"poisson\", \"rate_hz\": 0.5}}"));
		seeds.add(FileTree.of("s.json", "{\"num_cells\": 3, \"drift\": " +
			"{\"model_type\": \"sinusoidal\", \"cycles_min\": 1.0}}"));
		return seeds;
	}

	private static List<FileTree> resultsZips() throws IOException {
		final byte[] mat = bytes(MatWriter.single("activity", 3, 8, i -> traces(3,
			8)[i]));
		return List.of(FileTree.of("activity.mat", mat).with("results.json",
			RESULTS), FileTree.of("activity.npy", array(1, "<f4", false, "3, 8", 96))
				.with("results.json", RESULTS));
	}

	private static List<FileTree> cadecon() {
		return List.of(FileTree.of("r_activity.npy", array(1, "<f4", false, "3, 8",
			96)).with("r_results.json", RESULTS));
	}

	private static final String RESULTS = "{\"alphas\": [1.0, 2.5, null], \"baselines\": " +
			"[0, 0.5, 1e-3], \"pves\": [0.9, 0.8, 0.1], \"fs\": 30, \"tau_rise\": " +
			"0.1, \"tau_decay\": 0.6, \"beta\": 1.5, \"tau_rise_fast\": 0.01, " +
			"\"tau_decay_fast\": 0.05, \"beta_fast\": 0.2, \"residual\": 1e-4, " +
			"\"h_free\": [0, 0.5, 1, 0.5], \"num_iterations\": 7, \"converged\": " +
			"true, \"converged_at_iteration\": 5, \"schema_version\": 1, " +
			"\"export_date\": \"2026-01-01T00:00:00Z\"}";

	private static void caDecon(final Path folder) throws IOException {
		IOException refused = null;
		try {
			CaDeconFiles.read(folder.resolve("r"));
		}
		catch (final IOException e) {
			refused = e; // the page's way of reading is asked, too
		}
		if (Files.exists(folder.resolve("r_results.json")) && Files.exists(folder
			.resolve("r_activity.npy"))) PageResults.read(Files.readAllBytes(folder
				.resolve("r_results.json")), Files.readAllBytes(folder.resolve(
					"r_activity.npy")), TraceSet.of(traces(3, 8), SamplingRate.ofHz(
						30)));
		if (refused != null) throw refused;
	}

	private static List<FileTree> folders(final Path folder, final String format,
		final String shared) throws IOException
	{
		final Path path = folder.resolve("x");
		if (format.equals("suite2p")) SmallFiles.write(format, path.resolve(
			"plane0").getParent());
		else SmallFiles.write(format, path);
		final List<FileTree> seeds = new ArrayList<>();
		FileTree tree = FileTree.read(path, LARGEST_SEED);
		if (tree.files().keySet().stream().anyMatch(n -> n.startsWith("suite2p/")))
			tree = FileTree.read(path.resolve("suite2p"), LARGEST_SEED);
		seeds.add(tree);
		return seeds;
	}

	private static FuzzTarget zarr(final String name, final Path folder)
		throws IOException
	{
		final List<FileTree> seeds = new ArrayList<>();
		final Path group = folder.resolve("group");
		SmallFiles.write("minian", group);
		seeds.add(FileTree.read(group, LARGEST_SEED));
		for (final String codec : SmallFiles.codecs()) {
			final Path two = folder.resolve("two" + seeds.size());
			SmallFiles.zarr2(two, codec);
			seeds.add(FileTree.read(two, LARGEST_SEED));
		}
		for (final String codec : List.of("gzip", "zstd", "crc32c", "lz4")) {
			final Path three = folder.resolve("three" + seeds.size());
			SmallFiles.zarr3(three, codec);
			seeds.add(FileTree.read(three, LARGEST_SEED));
		}
		final Set<String> names = new TreeSet<>();
		seeds.forEach(s -> names.addAll(s.files().keySet()));
		return new FuzzTarget(name, seeds, files(names.toArray(new String[0])),
			f -> load("minian", f), FILES);
	}

	private static FuzzTarget hdf5(final String name, final Path folder)
		throws IOException
	{
		final List<FileTree> seeds = new ArrayList<>();
		SmallFiles.write(name, folder.resolve("a.h5"));
		seeds.add(FileTree.of("a.h5", Files.readAllBytes(folder.resolve("a.h5"))));
		// files of the HDF5 library itself, of the older layout, where they are at hand
		final String shared = System.getenv("CALAB_SHARED");
		if (shared != null && name.equals("caiman")) for (final String f : List.of(
			"caiman.h5", "caiman_nofr_1d.h5"))
		{
			final Path file = Path.of(shared, "reference/loaders", f);
			if (Files.exists(file)) seeds.add(FileTree.of("a.h5", Files.readAllBytes(
				file)));
		}
		return new FuzzTarget(name, seeds, (input, into) -> {
			input.files().values().forEach(SmallFiles::repairHdf5);
			return single("a.h5").write(input, into);
		}, file -> load(name.equals("mat73") ? "mat" : name, file), FILES);
	}

	private static List<FileTree> matlab5(final Path folder)
		throws IOException
	{
		SmallFiles.write("mat", folder.resolve("a.mat"));
		SmallFiles.matlab7(folder.resolve("b.mat"));
		final List<FileTree> seeds = new ArrayList<>();
		for (final String f : List.of("a.mat", "b.mat"))
			seeds.add(FileTree.of("a.mat", Files.readAllBytes(folder.resolve(f))));
		return seeds;
	}

	/** The pixels of three ROIs, and which are cells. */
	private static List<FileTree> stat(final Path folder) throws IOException {
		final List<Region> regions = new ArrayList<>();
		for (int r = 0; r < 3; r++)
			regions.add(Region.weighted("ROI " + r, new int[] { r, r + 1, r + 2 }, new int[] { 4,
				5, 5 }, new double[] { 1, 0.5, 0.25 + r }));
		final Path plane = Files.createDirectories(folder.resolve("plane"));
		FileGroup.write(Suite2pRoiFiles.contents(Footprints.around(regions), plane), false);
		return List.of(FileTree.read(plane, LARGEST_SEED));
	}

	/** The settings of a model and one of its networks. */
	private static List<FileTree> cascade(final Path folder) throws IOException {
		final Path model = ModelWriter.write(folder.resolve("model"), 30);
		return List.of(FileTree.of(CASCADE.get(0), Files.readAllBytes(model.resolve(CASCADE
			.get(0)))).with(CASCADE.get(1), Files.readAllBytes(model.resolve(CASCADE.get(1)))));
	}

	private static List<FileTree> events() {
		return List.of(FileTree.of("e.csv", "time_s,condition\n1.5,tone\n20,\"light, blue\"\n" +
			"3,tone\n"), FileTree.of("e.csv", "\ufeffNr;Condition;Time_s\r\n1;90;1,5\r\n" +
				"2;180;12,25\r\n"), FileTree.of("e.csv", "# a b\n1.5\ta\n-2e3\tb\n"), FileTree.of(
					"e.csv", "0\n2.5\n1e3\n"));
	}

	private static List<FileTree> csv() {
		return List.of(FileTree.of("a.csv", "time_s,a,\"b,c\"\n0.0,1,2\n0.1,,3e-2\n" +
			"0.2,NaN,4\n0.3,5,6\n0.5,1,2\n"), FileTree.of("a.csv",
				"frame;x;y\r\n0;1;2\r\n1;3;4\r\n"), FileTree.of("a.csv",
					"a\tb\n1\t2\n\n3\t-4\n"), FileTree.of("a.csv",
					"sep=;\n ;Mean(a);Area1\n1;1.105,12;#N/A\n2;1,5;3\n"), FileTree.of("a.csv",
						"\ufeffcell,f0,f1,f2\nx,1,2,3\ny,4,5,6e1\n"), FileTree.of("a.csv",
							" , C0, C1\nTime(s)/Cell Status, accepted, rejected\n 0, 1, 2\n 0.1, 3, 4\n"),
			FileTree.of("a.csv", " ,Label,Area,Mean\n1,m.tif:r:1,4,5\n2,m.tif:r:2,4,6\n3,m.tif:s:1,4,5\n" +
				"4,m.tif:s:2,4,6\n"), FileTree.of("a.csv", "# a b\n1 2\n3 4\n"), FileTree.of("a.csv",
					"ROI,Frame,Time (ms),Mean\n1,1,0,5\n1,2,50,6\n2,1,0,7\n2,2,50,8\n"));
	}

	private static List<FileTree> rois() {
		final Roi polygon = new PolygonRoi(new float[] { 1, 9, 9, 2.5f },
			new float[] { 1, 1, 7, 8 }, Roi.POLYGON);
		final Roi composite = new ShapeRoi(new Roi(1, 1, 8, 8)).or(new ShapeRoi(
			new OvalRoi(5, 5, 9, 6)));
		final List<Roi> all = List.of(new Roi(2, 3, 4, 5), new OvalRoi(1, 1, 7, 9),
			polygon, composite, new PointRoi(new float[] { 1, 5 }, new float[] { 2,
				7 }), new PolygonRoi(new int[] { 1, 5, 4 }, new int[] { 1, 1, 6 }, 3,
					Roi.FREEROI), new TextRoi(1, 1, "text"));
		final List<FileTree> seeds = new ArrayList<>();
		FileTree set = null;
		for (final Roi roi : all) {
			final byte[] bytes = RoiEncoder.saveAsByteArray(roi);
			seeds.add(FileTree.of("", bytes));
			if (roi instanceof TextRoi) continue;
			final String name = "0001-" + seeds.size() + ".roi";
			set = set == null ? FileTree.of(name, bytes) : set.with(name, bytes);
		}
		seeds.add(set);
		seeds.add(FileTree.of("", set.zipped()));
		return seeds;
	}

	private static List<FileTree> images(final Path folder) throws IOException {
		final List<FileTree> seeds = new ArrayList<>();
		final List<ImageProcessor> kinds = List.of(new ByteProcessor(12, 10),
			new ShortProcessor(12, 10), new FloatProcessor(12, 10));
		for (final ImageProcessor p : kinds) {
			for (int i = 0; i < 120; i++)
				p.setf(i, i / 30);
			for (final int frames : new int[] { 1, 3 }) {
				final ImageStack stack = new ImageStack(12, 10);
				for (int t = 0; t < frames; t++)
					stack.addSlice(p.duplicate());
				final ImagePlus image = new ImagePlus("movie", stack);
				image.setDimensions(1, 1, frames);
				image.getCalibration().frameInterval = 0.1;
				image.getCalibration().setTimeUnit("sec");
				image.setOverlay(new ij.gui.Overlay(new Roi(1, 1, 3, 3)));
				final String path = folder.resolve("a.tif").toString();
				if (frames == 1) new FileSaver(image).saveAsTiff(path);
				else new FileSaver(image).saveAsTiffStack(path);
				seeds.add(FileTree.of("a.tif", Files.readAllBytes(Path.of(path))));
			}
		}
		for (final TiffBytes kind : List.of(planes(3, new TiffBytes().kind(64, 3).big()
			.description("{\"shape\": [3, 1, 2, 3], \"axes\": \"TCYX\"}")), planes(3,
				new TiffBytes().kind(8, 2).tiled(16).compressed(TiffBytes.LZW, 2).description(
					"<OME><Image><Pixels DimensionOrder=\"XYCZT\" SizeC=\"1\" SizeZ=\"1\" SizeT=\"3\"><TiffData/></Pixels></Image></OME>")),
			planes(4, new TiffBytes().kind(32, 3).compressed(TiffBytes.DEFLATE, 3).software(
				"SI.hChannels.channelSave = [1;2]")), planes(3, new TiffBytes().compressed(
					TiffBytes.PACK_BITS, 1))))
			seeds.add(FileTree.of("a.tif", kind.bytes()));
		return seeds;
	}

	private static TiffBytes planes(final int count, final TiffBytes kind) {
		for (int t = 0; t < count; t++)
			kind.page(3, 2, t, 1, 2, 3, 4, 5);
		return kind;
	}

	/** One plane is a label image, several are a movie, as for a command. */
	private static void image(final Path file) throws IOException {
		final ImagePlus image = ImageFiles.open(file);
		if (image.getStackSize() == 1) {
			RegionFiles.labels(file, image.getWidth(), image.getHeight());
			return;
		}
		TraceExtraction.extract(ImagePlusMovie.of(image, MovieOptions.defaults()
			.withFs(10)), List.of(Region.of("r", new int[] { 0, 1 }, new int[] { 0,
				0 })), ExtractionOptions.defaults(), Progress.none());
	}

	/** @return the packed seeds, for a fuzzer that changes bytes */
	static List<byte[]> packed(final FuzzTarget target) {
		return target.seeds().stream().map(FileTree::packed).toList();
	}
}
