/*-
 * #%L
 * From a calcium-imaging movie to inferred spiking, inside Fiji and ImageJ.
 * %%
 * Copyright (C) 2026 CaLab for Fiji developers
 * %%
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 * 
 * 1. Redistributions of source code must retain the above copyright notice,
 *    this list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the documentation
 *    and/or other materials provided with the distribution.
 * 
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
 * AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
 * IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE
 * ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS OR CONTRIBUTORS BE
 * LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
 * CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
 * SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
 * INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
 * CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE)
 * ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
 * POSSIBILITY OF SUCH DAMAGE.
 * #L%
 */
/**
 * Finds the cells of a movie by their activity, from one number: the diameter of a cell.
 * <ol>
 * <li>Binning: frames are averaged to 0.25 s while the movie is read once.</li>
 * <li>Per pixel the baseline (median of blocks of 30 s) and per frame the neuropil (median of squares
 * of half a diameter) are subtracted, and the rest is divided by the pixel's noise. Suite2p subtracts
 * the neuropil from a basis of smooth functions in the same place (Pachitariu et al. 2017,
 * doi:10.1101/061507).</li>
 * <li>Greedy picking with subtraction: the peak of the activity image, its footprint by regression, and
 * what it explains is taken away before the next one (Pnevmatikakis et al. 2016,
 * doi:10.1016/j.neuron.2015.11.037; Giovannucci et al. 2019, doi:10.7554/eLife.38173).</li>
 * <li>Merging, and hierarchical alternating least squares with non-negative footprints (Cichocki et
 * al. 2007, doi:10.1007/978-3-540-74494-8_22).</li>
 * <li>The neuropil once more without the sure cells, because gaps in neuropil that contains cells look
 * like cells; then steps 3 and 4 on what is left.</li>
 * <li>Gates: what a candidate must be to count as a cell. EXTRACT (Inan et al. 2021,
 * doi:10.1101/2021.03.24.436279) drops candidates by area, shape and agreement with the movie, too.</li>
 * </ol>
 * The constants were chosen on simulated movies; each has its reason where it is declared.
 */
package org.calab.detection;
