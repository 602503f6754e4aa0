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
 * Automatic inference of activity, without parameters to set. Start with
 * {@link org.calab.inference.AutoInference}.
 * <p>
 * It is more accurate than an L1 solution because it computes the posterior mean instead of the mode.
 * The table lists the constants, and the change of the mean Pearson correlation at 25 Hz over the seven
 * data sets of {@code scripts/benchmark accuracy} with other values. Each constant was varied separately,
 * with the others near their present values. Changes below .002 are not significant with seven data sets.
 * </p>
 * <table>
 * <caption>Choice of the constants</caption>
 * <tr><th>constant</th><th>value</th><th>change with other values</th></tr>
 * <tr><td>exponential rate λ</td><td>1</td><td>0.5: -.002, 0.3: -.005, 2: -.006</td></tr>
 * <tr><td>probability of activity</td><td>0.04</td><td>0.02: -.002, 0.05: -.001, 0.1: -.006</td></tr>
 * <tr><td>noise as a fraction of that in the band</td><td>0.85</td><td>1: -.001, 0.7: -.003, 2: -.011</td></tr>
 * <tr><td>power of the correction</td><td>0.3</td><td>0.1: -.001, 0.5: -.004, none: -.03</td></tr>
 * <tr><td>smallest A in units of the noise</td><td>5</td><td>3: -.001, 7: -.001</td></tr>
 * <tr><td>compression of the activity</td><td>3</td><td>1: -.002, 2: -.0005, none: -.003</td></tr>
 * <tr><td>factor of the decay of the data set in corrected traces</td><td>1.15</td><td>1: -.005, 1.3: 0</td></tr>
 * <tr><td>weight of a cell in its own decay</td><td>half</td><td>none: -.004, 0.7: 0</td></tr>
 * <tr><td>expected size of events in the search for the decay of a cell</td><td>hardly depends on the decay</td><td>1/‖k‖: +.001, and
 * decays of slow cells too short by a third</td></tr>
 * <tr><td>rise</td><td>of largest evidence</td><td>none: -.004, 0.5 or 0.7 of it: +.001</td></tr>
 * <tr><td>part of the rise in the delay</td><td>0.75</td><td>0.5: -.002, 1: -.007</td></tr>
 * <tr><td>floor of active cells in units of the prior mean</td><td>1</td><td>0: +.001, 2: -.003</td></tr>
 * <tr><td>floor of silent cells</td><td>6</td><td>1: +.001, and six times the activity in silent cells</td></tr>
 * <tr><td>delay per decay</td><td>0.035</td><td>0.045: -.004, 0: -.028</td></tr>
 * <tr><td>free calcium in the first sample</td><td>yes</td><td>no: -.002</td></tr>
 * <tr><td>Gaussian smoothing</td><td>none</td><td>10 ms: -.001, 20 ms: -.007, 30 ms: -.017, 0.05 of the decay: -.03</td></tr>
 * </table>
 * <p>
 * These alternatives brought no gain: choosing λ, the noise and the probability of activity of each cell
 * by their evidence (-.01 to -.03, since the model is not accurate enough), a random-walk baseline (0)
 * and mixtures of exponentials (-.003).
 * </p>
 */
package org.calab.inference;
