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
 * Activity from recordings with no number to set: {@link org.calab.inference.AutoInference}.
 * <p>
 * The rise above an L1 solution comes from asking for the mean of the posterior in place of its
 * mode. Constants, and the mean over the seven sets of {@code scripts/benchmark accuracy} (Pearson,
 * 25 Hz) with others, as measured one at a time while they were being chosen, around settings
 * near the ones here; a change below .002 is within what seven sets can tell:
 * </p>
 * <table>
 * <caption>How the constants were chosen</caption>
 * <tr><th>constant</th><th>in place</th><th>others</th></tr>
 * <tr><td>exponential rate λ</td><td>1</td><td>0.5: -.002, 0.3: -.005, 2: -.006</td></tr>
 * <tr><td>probability of activity</td><td>0.04</td><td>0.02: -.002, 0.05: -.001, 0.1: -.006</td></tr>
 * <tr><td>noise as a part of the band's</td><td>0.85</td><td>1: -.001, 0.7: -.003, 2: -.011</td></tr>
 * <tr><td>power of the correction</td><td>0.3</td><td>0.1: -.001, 0.5: -.004, none: -.03</td></tr>
 * <tr><td>A in noise units</td><td>5</td><td>3: -.001, 7: -.001</td></tr>
 * <tr><td>compression of the activity</td><td>3</td><td>1: -.002, 2: -.0005, none: -.003</td></tr>
 * <tr><td>decay in corrected traces</td><td>1.15</td><td>1: -.005, 1.3: 0</td></tr>
 * <tr><td>a cell's own part in its decay</td><td>half</td><td>none: -.004, 0.7: 0</td></tr>
 * <tr><td>delay per decay</td><td>0.035</td><td>0.045: -.004, 0: -.028</td></tr>
 * <tr><td>first sample's calcium free</td><td>yes</td><td>no: -.002</td></tr>
 * <tr><td>Gaussian smoothing</td><td>none</td><td>10 ms: -.001, 20 ms: -.007, 30 ms: -.017, 0.05 of the decay: -.03</td></tr>
 * </table>
 * <p>
 * Tried and left out: λ, noise and probability of each cell by their evidence (-.01 to -.03: the
 * model is not true enough to choose them), a baseline that walks in the same problem (0), mixtures of
 * exponentials (-.003), rise of the kernel (-.01 or worse).
 * </p>
 */
package org.calab.inference;
