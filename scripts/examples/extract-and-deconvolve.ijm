// From a movie and its ROI set to a table of activity.
// Runs the same in Fiji and in plain ImageJ, with a window or headless:
//   argument: MOVIE.tif,RoiSet.zip,RATE_IN_HZ,OUTPUT.npy
arguments = split(getArgument(), ",");
open(arguments[0]);
run("Extract ROI Traces...", "rois=[" + arguments[1] + "] fs=" + arguments[2]);
run("Deconvolve Traces...", "tau_rise=0.1 tau_decay=0.6 lambda=0.1 output=[" + arguments[3] + "]");
print("Activity: " + arguments[3]);
