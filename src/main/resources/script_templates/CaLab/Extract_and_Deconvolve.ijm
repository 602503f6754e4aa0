// Extracts the traces of a movie and its ROI set, and infers the activity.
// Writes NAME_traces.npy/.csv and NAME_activity.npy with tables and figures into the folder.
#@ File (label="Movie", description="The movie, for example /data/movie.tif") movie
#@ File (label="ROI set (.zip or .roi)", description="Saved from the ROI Manager (More > Save...), for example /data/RoiSet.zip") rois
#@ Double (label="Sampling rate (Hz, 0: from the movie)", value=0, description="Frames per second, for example 20. 0: from the movie's frame interval") fs
#@ Boolean (label="Subtract neuropil", value=true, description="Subtract 0.7 times the fluorescence of a ring around each cell") neuropil
#@ String (label="Kernel", choices={"auto", "gcamp6f", "gcamp6m", "gcamp6s", "jgcamp8f", "ogb1", "jgcamp8m", "jgcamp8s", "jgcamp7f", "xcampgf", "jrgeco1a", "cal520", "jgcamp7s"}, value="auto", description="auto: estimated from the data; or the indicator, for example gcamp6f") kernel
#@ File (label="Folder for the results", style="directory", description="Existing files are not overwritten, for example /data/results") output

open(movie);
stem = output + File.separator + File.getNameWithoutExtension(movie);
options = "rois=[" + rois + "] fs=" + fs + " output=[" + stem + "_traces]";
if (neuropil) options = options + " neuropil min_neuropil_pixels=150";
run("Extract ROI Traces...", options);
run("Deconvolve Traces...", "kernel=" + kernel + " output=[" + stem + "_activity.npy] figure=[" + stem + "_activity.png]");
print("Activity (a.u., proportional to rate): " + stem + "_activity.npy");
