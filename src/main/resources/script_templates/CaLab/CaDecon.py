#@ CaLabService calab
#@ File (label="Traces", description="Any file that Load Traces... opens, for example /data/traces.npy") file
#@ Double (label="Sampling rate (Hz, 0: from the file)", value=0, description="Frames per second, for example 20. 0: from the file") fs
#@ Integer (label="Max iterations", value=20, min=1, max=200, description="Iterations of kernel learning at most, for example 20") max_iterations
#@ File (label="Results (stem)", style="save", description="Path without extension: /data/movie gives movie_activity.npy, movie_results.json and tables") output
#@output Double tau_decay
# Learns the kernel from the traces and infers the spikes with it (CaDecon).
traces = calab.load(file.getPath())
result = calab.decon(traces, fs if fs > 0 else traces.rate().hz(), {"max_iterations": max_iterations})
kernel = result.kernel()
print("Kernel: rise %.3f s, decay %.3f s; converged: %s" % (
    kernel.tauRise(), kernel.tauDecay(), result.converged()))
for warning in result.warnings():
    print("    " + warning)
for name, cell in zip(traces.names(), result.cells()):
    print("%s: size of one spike %.3g, variance explained %.2f, %.1f spikes" % (
        name, cell.alpha(), cell.pve(), sum(cell.counts())))
calab.save(result, output.getPath(), False)
tau_decay = kernel.tauDecay()
