package org.calab.fiji;

import org.scijava.plugin.Plugin;
import org.scijava.script.AdaptedScriptLanguage;
import org.scijava.script.ScriptLanguage;

/** Jython as a script language; Fiji brings its own. */
@Plugin(type = ScriptLanguage.class)
public final class JythonScriptLanguage extends AdaptedScriptLanguage {

	public JythonScriptLanguage() {
		super("jython");
	}
}
