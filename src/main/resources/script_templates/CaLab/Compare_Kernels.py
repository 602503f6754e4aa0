#@ CaLabService calab
#@ File (label="Traces", description="Any file that Load Traces... opens, for example /data/traces.npy") file
#@ Double (label="Sampling rate (Hz, 0: from the file)", value=0, description="Frames per second, for example 20. 0: from the file") fs
#@ String (label="Decays to compare (s)", value="0.3, 0.6, 0.9, 1.8", description="Decay time constants in seconds, separated by commas, for example 0.3, 0.6, 0.9, 1.8") decays
#@ Double (label="Tau rise (s)", value=0.1, description="Rise time constant in seconds, for example 0.1 for GCaMP6f") tau_rise
#@output String table
# Which decay fits these traces? Deconvolves with each decay and prints medians over the cells: how much
# of the trace the fit explains (R2), the residual (in the unit of the trace) and the fraction of frames
# without activity (sparsity). If the decay is too short, false events explain the tail of each transient:
# small residual, but low sparsity. If it is too long, a residual remains after each event.
# The last line prints the decay that the automatic inference estimates, for comparison.
def median(values):
    ordered = sorted(values)
    return 0.5 * (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2])

traces = calab.load(file.getPath())
rate = fs if fs > 0 else traces.rate().hz()
lines = ["decay_s,R2,residual,sparsity"]
for decay in [float(d) for d in decays.split(",")]:
    q = [c.quality() for c in calab.runDeconvolutionFull(traces, rate, tau_rise, decay, "auto").cells()]
    lines.append("%g,%.4f,%.4g,%.3f" % (decay, median([x.fitR2() for x in q]),
        median([x.residualRms() for x in q]), median([x.sparsity() for x in q])))
table = "\n".join(lines)
print(table)
print("estimated from the data: %.2f s" % calab.inferActivity(traces, rate).dataSet().tauDecay())
