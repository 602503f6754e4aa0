"""org.calab.io: what NumPy and Python's json write, and what the numbers in it are"""
import io
import json
import numpy as np
from inputs import uniform


def saved(array, fortran=False):
    out = io.BytesIO()
    np.save(out, np.asfortranarray(array) if fortran else array)
    return out.getvalue().hex()


def arrays():
    rows = np.round(200 * uniform(113, 6).reshape(2, 3) - 100, 2)
    for kind in ("<f8", "<f4", ">f8", ">f4", "<i2", ">i4", "|u1", "<u8", "<i8", "|b1", "|i1"):
        a = (np.abs(rows) if "u" in kind else rows).astype(kind)
        yield {"name": kind, "bytes": saved(a), "rows": a.astype(float)}
    yield {"name": "Fortran order", "bytes": saved(rows, True), "rows": rows}
    yield {"name": "one-dimensional", "bytes": saved(rows[0]), "rows": rows[:1]}


def export(schema, **more):
    """A CaTune export: what load_export_params gives of it."""
    text = {"schema_version": schema, "parameters": {"tau_rise_s": 0.1, "tau_decay_s": 0.6, "lambda": 0.05,
            "sampling_rate_hz": 20.5, **more}, "metadata": {"num_cells": 2}}
    d, r = (np.exp(-1 / (20.5 * tau)) for tau in (0.6, 0.1))
    return {"text": json.dumps(text), "tau_rise": 0.1, "tau_decay": 0.6, "lambda": 0.05, "fs": 20.5,
            "filter": more.get("filter_enabled", False), "g1": d + r, "g2": -d * r, "decayRoot": d, "riseRoot": r, "dt": 1 / 20.5}


def values():
    rows = np.round(200 * uniform(113, 6).reshape(2, 3) - 100, 2)
    stored, deflated = io.BytesIO(), io.BytesIO()
    np.savez(stored, C=rows, fs=np.float64(20))
    np.savez_compressed(deflated, C=rows, fs=np.float64(20))
    text = "time_s,a,\"b, c\"\n" + "".join(f"{t / 4!r},{x!r},{y!r}\n" for t, (x, y) in enumerate(zip(*rows.tolist())))
    return {"npy": list(arrays()), "written": saved(rows), "written_single": saved(rows.astype("<f4")), "rows": rows,
            "npz": [{"name": n, "bytes": b.getvalue().hex()} for n, b in (("stored", stored), ("deflated", deflated))],
            "export": [export("1.0.0"), export("1.1.0", filter_enabled=True), export("1.2.0", filter_enabled=False, t_peak_s=0.2)],
            "metadata": json.dumps({"animal": "m1", "schema_version": "1.0.0", "sampling_rate_hz": 20.5, "num_cells": 2,
                                    "num_timepoints": 3, "dtype": "<f8"}, indent=2),
            "csv": {"text": text, "fs": 4, "names": ["a", "b, c"], "rows": rows}}
