#@ CaLabService calab
#@ ImagePlus (label="Movie", description="An open movie with a known frame interval or sampling rate") movie
#@ File (label="ROI set (.zip or .roi)", description="Saved from the ROI Manager (More > Save...), for example /data/RoiSet.zip") rois
#@ Double (label="Sampling rate (Hz, 0: from the movie)", value=0, description="Frames per second, for example 20. 0: from the movie's frame interval") fs
#@ Double (label="Tau rise (s)", value=0.1, description="Rise time constant in seconds, for example 0.1 for GCaMP6f") tau_rise
#@ Double (label="Tau decay (s)", value=0.6, description="Decay time constant in seconds, for example 0.6 for GCaMP6f") tau_decay
#@output Double total
# Extracts and deconvolves the traces of a movie; the activity is an array for your own analysis.
traces = calab.extract(movie, rois.getPath(), fs).traces()
result = calab.runDeconvolutionFull(traces, traces.rate().hz(), tau_rise, tau_decay, "auto")
activity = result.activity().toArray()    # n_cells x n_timepoints, a.u., proportional to rate
for name, cell, row in zip(traces.names(), result.cells(), activity):
    print("%s: SNR %.1f, fit R2 %.3f, sum of activity %.2f" % (
        name, cell.quality().snr(), cell.quality().fitR2(), sum(row)))
total = sum(sum(row) for row in activity)
