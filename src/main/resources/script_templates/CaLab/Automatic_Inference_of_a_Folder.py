#@ CaLabService calab
#@ File (label="Folder of traces", style="directory", description="Holds .npy, .csv, .mat, .hdf5 or .nwb files, one a recording, for example /data/traces") folder
#@ String (label="File name ends with", value=".npy", description="Which files are taken, for example .npy or _traces.csv") ending
#@ Double (label="Sampling rate (Hz, 0: that of the files)", value=0, description="Frames per second, for example 20. 0: that of each file") fs
#@ File (label="Folder for the results", style="directory", description="Nothing in it is overwritten, for example /data/results") output
#@output Integer done
#@output Integer failed
# Activity of each recording of a folder, with no number to set: kernel, noise and baseline are found
# from the data. A recording that fails does not stop the others.
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
