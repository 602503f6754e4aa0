package org.calab.simulation;

import org.calab.check.Require;

/**
 * Fluorescence that is lost over the recording:
 * {@code F·(1 - a·(1 - exp(-t/tau)))}.
 *
 * @param enabled whether there is any
 * @param decayTimeConstant tau in seconds, above 0
 * @param amplitudeFraction a, the part that is lost in the end, 0 to 1
 * @param amplitudeCv spread of a between cells, at least
 *          0
 */
public record PhotobleachingConfig(boolean enabled, double decayTimeConstant,
	double amplitudeFraction, double amplitudeCv)
{

	public PhotobleachingConfig {
		Require.positive("photobleaching.decay_time_constant_s", decayTimeConstant,
			"s");
		Require.within("photobleaching.amplitude_fraction", amplitudeFraction, 0,
			1);
		Require.nonNegative("photobleaching.amplitude_cv", amplitudeCv, "");
	}

	/** @return off; once on, 15 % with 600 s */
	public static PhotobleachingConfig defaults() {
		return new PhotobleachingConfig(false, 600, 0.15, 0);
	}

	public PhotobleachingConfig withEnabled(final boolean on) {
		return new PhotobleachingConfig(on, decayTimeConstant, amplitudeFraction,
			amplitudeCv);
	}

	/** @return on, losing this part with this time constant in seconds */
	public PhotobleachingConfig losing(final double fraction,
		final double timeConstant)
	{
		return new PhotobleachingConfig(true, timeConstant, fraction, amplitudeCv);
	}

	/**
	 * @param amplitude a, 0 to 1
	 * @param t seconds since the start
	 * @return what is left of the fluorescence, 1 at the start
	 */
	double left(final double amplitude, final double t) {
		return 1 - amplitude * (1 - Math.exp(-t / decayTimeConstant));
	}
}
