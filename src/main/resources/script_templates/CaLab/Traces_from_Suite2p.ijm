// Loads the traces of the ROIs that Suite2p classified as cells, subtracts the neuropil and infers the activity.
#@ File (label="Suite2p folder", style="directory", description="The folder that holds plane0, for example /data/suite2p") suite2p
#@ Double (label="Neuropil factor (0-1)", value=0.7, description="F - factor x Fneu, for example 0.7") neuropil_factor
#@ Double (label="Sampling rate (Hz, 0: from ops.npy)", value=0, description="Frames per second and plane, for example 10. 0: from ops.npy") fs
#@ File (label="Activity (.npy)", style="save", description="Output file; tables are saved next to it, for example /data/activity.npy") output

run("Load Traces...", "file=[" + suite2p + "] format=suite2p neuropil_factor=" + neuropil_factor + " fs=" + fs);
run("Deconvolve Traces...", "kernel=auto output=[" + output + "]");
print("Activity (a.u., proportional to rate): " + output);
