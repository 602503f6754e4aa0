package org.calab.simulation;

/** How a trace's baseline wanders. */
public sealed interface DriftModel permits RandomWalkDrift, SinusoidalDrift {}
