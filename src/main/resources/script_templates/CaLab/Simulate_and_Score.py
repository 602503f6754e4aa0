#@ CaLabService calab
#@ String (label="Indicator", choices={"gcamp6f", "gcamp6m", "gcamp6s", "jgcamp8f", "ogb1"}, value="gcamp6f", description="Sets time constants and noise, for example gcamp6f") indicator
#@ Integer (label="Cells", value=20, min=1, description="Number of cells, for example 20") cells
#@ Integer (label="Frames", value=3000, min=100, description="Number of frames at 30 Hz, for example 3000") frames
#@ Double (label="SNR", value=8, min=0.1, description="Largest signal over the standard deviation of the noise, for example 8") snr
#@output Double score
# How well are spikes detected at the noise of an experiment and with its indicator? Simulates traces with
# known spikes. The score is Pearson's r between activity and true spikes, both summed over six frames
# (0.2 s), averaged over the cells with spikes.
def summed(values, n):
    return [sum(values[i:i + n]) for i in range(0, len(values) - n + 1, n)]

def correlation(a, b):
    ma, mb = sum(a) / len(a), sum(b) / len(b)
    ab = sum((x - ma) * (y - mb) for x, y in zip(a, b))
    aa, bb = sum((x - ma) ** 2 for x in a), sum((y - mb) ** 2 for y in b)
    return ab / (aa * bb) ** 0.5 if aa * bb > 0 else 0.0

simulated = calab.simulate(calab.preset(indicator), {
    "num_cells": cells, "num_timepoints": frames, "noise": {"snr": snr}})
rate = simulated.config().fs()
truth = [summed([float(s) for s in c.spikes()], 6) for c in simulated.cells()]

def mean_score(activity):
    r = [correlation(summed(list(a), 6), t) for a, t in zip(activity, truth) if sum(t) > 0]
    return sum(r) / len(r) if r else 0.0

kernel = simulated.config().kernel()
score = mean_score(calab.inferActivity(simulated.traces(), rate).activity().toArray())
print("automatic inference: r = %.3f" % score)
print("deconvolution with the true kernel: r = %.3f" % mean_score(calab.runDeconvolution(
    simulated.traces(), rate, kernel.tauRise(), kernel.tauDecay(), "auto")))
