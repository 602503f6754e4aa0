"""org.calab.simulation: the generator and every step, in the order in which numbers are drawn"""
import copy
import math
import numpy as np

DEFAULTS = {
    "fs_hz": 30, "num_timepoints": 27000, "num_cells": 100, "alpha_mean": 1, "alpha_cv": 0.3, "seed": 42, "spike_sim_hz": 300,
    "kernel": {"tau_rise_s": 0.1, "tau_decay_s": 0.6, "tau_rise_cv": 0, "tau_decay_cv": 0},
    "spike_model": {"model_type": "markov", "p_silent_to_active": 0.005, "p_active_to_silent": 0.3, "p_spike_when_active": 0.5,
                    "p_spike_when_silent": 0.002, "p_silent_to_active_cv": 0},
    "noise": {"snr": 8, "shot_noise_enabled": False, "shot_noise_fraction": 0.3, "snr_spread": 0},
    "drift": {"model_type": "random_walk", "step_std_fraction": 0.002, "mean_reversion": 0.001, "step_std_cv": 0},
    "photobleaching": {"enabled": False, "decay_time_constant_s": 600, "amplitude_fraction": 0.15, "amplitude_cv": 0},
    "saturation": {"enabled": False, "hill_coefficient": 1, "k_d": 5, "k_d_cv": 0},
}


class Xorshift32:
    def __init__(self, seed):
        self.x, self.sine = seed % 2**32 or 1, None

    def bits(self):
        x = self.x
        x ^= x << 13 & 0xffffffff
        x ^= x >> 17
        x ^= x << 5 & 0xffffffff
        self.x = x
        return x

    def uniform(self):
        return self.bits() / 2**32

    def gauss(self):
        if self.sine is not None:
            value, self.sine = self.sine, None
            return value
        u = self.uniform() or 1e-10
        radius, angle = math.sqrt(-2 * math.log(u)), 2 * math.pi * self.uniform()
        self.sine = radius * math.sin(angle)
        return radius * math.cos(angle)

    def log_normal(self, mean, cv):
        if cv <= 0:
            return mean
        variance = math.log(1 + cv * cv)
        return math.exp(math.log(mean) - variance / 2 + math.sqrt(variance) * self.gauss())

    def spread(self, value, cv):
        return value * math.exp(cv * self.gauss()) if cv > 0 else value

    def poisson(self, mean):
        if mean <= 0:
            return 0
        if mean > 30:
            return max(0, mean + math.sqrt(mean) * self.gauss())
        count, product = 0, self.uniform()
        while product > math.exp(-mean):
            count, product = count + 1, product * self.uniform()
        return count


def cell(c, i):
    r = Xorshift32(c["seed"] + 7919 * i)
    alpha = r.log_normal(c["alpha_mean"], c["alpha_cv"])
    rise = r.spread(c["kernel"]["tau_rise_s"], c["kernel"]["tau_rise_cv"])
    decay = r.spread(c["kernel"]["tau_decay_s"], c["kernel"]["tau_decay_cv"])
    noise = c["noise"]
    snr = max(1, noise["snr"] + noise["snr_spread"] * (2 * r.uniform() - 1)) if noise["snr_spread"] > 0 else noise["snr"]
    n, fs, rate = c["num_timepoints"], c["fs_hz"], c["spike_sim_hz"]
    steps, model = max(1, math.floor(rate / fs + 0.5)), c["spike_model"]
    fine = np.zeros(n * steps)
    if model["model_type"] == "poisson":
        for k in range(n * steps):
            fine[k] = r.uniform() < model["rate_hz"] / rate
    else:
        wake = min(1, r.spread(model["p_silent_to_active"], model["p_silent_to_active_cv"]))
        leave = [1 - (1 - p) ** (1 / steps) for p in (wake, model["p_active_to_silent"])]
        spike = (model["p_spike_when_silent"], model["p_spike_when_active"])
        state = 0
        for k in range(n * steps):
            if r.uniform() < leave[state]:
                state = 1 - state
            fine[k] = r.uniform() < spike[state]
    t = np.arange(max(2, math.ceil(-math.log(1e-6) * decay * rate))) / rate
    h = np.exp(-t / decay) - np.exp(-t / rise)
    f = alpha * np.convolve(fine, h / h.max())[:n * steps].reshape(n, steps).mean(axis=1)
    sat = c["saturation"]
    if sat["enabled"]:
        half, power = r.spread(sat["k_d"], sat["k_d_cv"]), sat["hill_coefficient"]
        f = np.maximum(f, 0) ** power
        f = f / (f + half**power)
    clean, largest, drift = f.copy(), f.max(), c["drift"]
    if drift["model_type"] == "random_walk":
        strength = r.spread(drift["step_std_fraction"], drift["step_std_cv"]) if drift["step_std_fraction"] > 0 else 0
        if strength * largest > 0:
            x = 0
            for k in range(n):
                x = x * (1 - drift["mean_reversion"]) + strength * largest * r.gauss()
                f[k] += x
    else:
        strength = r.spread(drift["amplitude_fraction"], drift["amplitude_cv"]) if drift["amplitude_fraction"] > 0 else 0
        if strength * largest > 0:
            cycles = drift["cycles_min"] + r.uniform() * (drift["cycles_max"] - drift["cycles_min"])
            f += strength * largest * np.sin(2 * np.pi * cycles * np.arange(n) / n)
    bleach = c["photobleaching"]
    if bleach["enabled"]:
        a = min(1, r.spread(bleach["amplitude_fraction"], bleach["amplitude_cv"]))
        f *= 1 - a * (1 - np.exp(-np.arange(n) / fs / bleach["decay_time_constant_s"]))
    sigma, part = largest / snr, noise["shot_noise_fraction"]
    for k in range(n if sigma > 0 else 0):
        if noise["shot_noise_enabled"]:
            mean = abs(f[k]) * sigma**2 * part / largest
            f[k] += sigma * math.sqrt(1 - part) * r.gauss()
            f[k] += r.poisson(mean) - mean
        else:
            f[k] += sigma * r.gauss()
    return {"alpha": alpha, "snr": snr, "tau_rise": rise, "tau_decay": decay, "spikes": fine.reshape(n, steps).sum(axis=1),
            "clean": clean, "trace": f}


SMALL = {"num_timepoints": 50, "num_cells": 2, "fs_hz": 10}
BUSY = {"p_silent_to_active": 0.2}
CASES = [
    {"spike_model": BUSY},
    {"spike_model": BUSY | {"p_silent_to_active_cv": 0.5}, "kernel": {"tau_rise_cv": 0.1, "tau_decay_cv": 0.2}, "noise": {"snr_spread": 5}, "seed": 0},
    {"spike_model": {"model_type": "poisson", "rate_hz": 2}, "spike_sim_hz": 45, "seed": 4294967295},
    {"spike_model": BUSY, "drift": {"model_type": "sinusoidal", "amplitude_fraction": 0.1, "cycles_min": 2, "cycles_max": 4, "amplitude_cv": 0.3}},
    {"spike_model": BUSY, "photobleaching": {"enabled": True, "decay_time_constant_s": 3, "amplitude_fraction": 0.4, "amplitude_cv": 0.2}},
    {"spike_model": BUSY, "saturation": {"enabled": True, "hill_coefficient": 2, "k_d": 3, "k_d_cv": 0.2}, "alpha_mean": 4},
    {"spike_model": BUSY, "noise": {"shot_noise_enabled": True, "snr": 2, "shot_noise_fraction": 0.5}, "drift": {"step_std_cv": 0.4}},
    {"spike_model": BUSY, "noise": {"shot_noise_enabled": True, "snr": 1, "shot_noise_fraction": 1}, "alpha_mean": 200},
]


def merged(case):
    c = copy.deepcopy(DEFAULTS) | SMALL
    for key, value in case.items():
        if not isinstance(value, dict):
            c[key] = value
        elif "model_type" in value:
            c[key] = value
        else:
            c[key] = c[key] | value
    return c


def simulated():
    for case in CASES:
        c = merged(case)
        yield {"config": c, "cells": [cell(c, i) for i in range(c["num_cells"])]}


def generator():
    for seed in (0, 1, 42, 4294967295):
        r = Xorshift32(seed)
        yield {"seed": seed, "bits": [r.bits() for _ in range(8)], "uniform": [r.uniform() for _ in range(3)],
               "gaussian": [r.gauss() for _ in range(5)], "poisson": [r.poisson(m) for m in (0, 0.5, 3, 20, 29.9, 40)],
               "log_normal": [r.log_normal(2, 0.3), r.log_normal(2, 0)]}


PRESETS = {"gcamp6f": (0.1, 0.6, 20), "gcamp6m": (0.15, 0.9, 22), "gcamp6s": (0.4, 1.8, 25), "jgcamp8f": (0.05, 0.3, 12),
           "ogb1": (0.05, 1.5, 15), "clean": (0.1, 0.6, 200)}


def presets():
    for name, (rise, decay, snr) in PRESETS.items():
        c = copy.deepcopy(DEFAULTS)
        c["kernel"] |= {"tau_rise_s": rise, "tau_decay_s": decay}
        c["noise"]["snr"] = snr
        if name == "clean":
            c["drift"]["step_std_fraction"], c["alpha_cv"] = 0, 0
        yield {"name": name, "config": c}


def values():
    return {"generator": list(generator()), "defaults": DEFAULTS, "presets": list(presets()), "simulated": list(simulated())}
