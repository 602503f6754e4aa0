package org.calab.simulation;

/** When a cell fires. */
public sealed interface SpikeModel permits MarkovConfig, PoissonConfig {}
