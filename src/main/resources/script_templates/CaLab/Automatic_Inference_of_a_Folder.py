#@ CaLabService calab
#@ File (label="Folder of traces", style="directory", description="Contains one .npy, .csv, .mat, .hdf5 or .nwb file per recording, for example /data/traces") folder
#@ String (label="File name ends with", value=".npy", description="Files to process, for example .npy or _traces.csv") ending
#@ Double (label="Sampling rate (Hz, 0: from the file)", value=0, description="Frames per second, for example 20. 0: from each file") fs
#@ File (label="Folder for the results", style="directory", description="Existing files are not overwritten, for example /data/results") output
#@output Integer done
#@output Integer failed
# Infers the activity of each recording of a folder. Kernel, noise and baseline are estimated from the
# data. A recording that fails does not stop the others.
import os
from java.lang import Exception as JavaException

done = failed = 0
for name in sorted(os.listdir(folder.getPath())):
    if not name.endswith(ending):
        continue
    try:
        traces = calab.load(os.path.join(folder.getPath(), name))
        result = calab.inferActivity(traces, fs if fs > 0 else traces.rate().hz())
        calab.save(result, os.path.join(output.getPath(), name[:-len(ending)] + "_activity.npy"), False)
        print("%s: %d cells, decay %.2f s" % (name, traces.numCells(), result.dataSet().tauDecay()))
        for warning in result.warnings():
            print("    " + warning)
        done += 1
    except JavaException as e:
        print("%s FAILED: %s" % (name, e.getMessage()))
        failed += 1
print("%d done, %d failed" % (done, failed))
