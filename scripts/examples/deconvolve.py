#@ CaLabService calab
#@ ImagePlus movie
#@ String rois
#@ Double fs
#@output Double total
# Jython: from a movie and its ROI set to activity, as arrays.
traces = calab.extract(movie, rois, fs).traces()
result = calab.runDeconvolutionFull(traces, fs, 0.1, 0.6, 0.1)
activity = result.activity().toArray()    # n_cells x n_timepoints, a.u.
for i, cell in enumerate(result.cells()):
    print(result.activity().names()[i] + ": fit R2 = %.3f" % cell.quality().fitR2())
total = sum(sum(row) for row in activity)
