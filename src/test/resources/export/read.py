"""Reads exported files with readers of others, and prints what is in them as JSON."""
import csv
import json
import sys

import numpy as np
import openpyxl
import scipy.io
import scipy.ndimage
import zarr

stem = sys.argv[1]
out = {}

mat = scipy.io.loadmat(stem + ".mat", squeeze_me=True)
settings = mat["settings"]
out["mat"] = {
    "shape": list(mat["activity"].shape),
    "activity": float(mat["activity"].sum()),
    "fit": float(mat["fit"].sum()),
    "sd": float(mat["sd"].sum()),
    "last": float(mat["activity"][-1, -1]),
    "time": float(mat["time"][-1]),
    "names": [str(n) for n in mat["names"]],
    "snr": [float(v) for v in mat["cells"]["snr"].item()],
    "rate": float(settings["sampling_rate_hz"].item()),
    "unit": str(settings["activity_unit"].item()),
    "tau_decay": float(settings["result"].item()["settings"].item()["tau_decay"].item()),
}

book = openpyxl.load_workbook(stem + ".xlsx")
rows = list(book["activity"].iter_rows(values_only=True))
cells = list(book["cells"].iter_rows(values_only=True))
events = list(book["events"].iter_rows(values_only=True))
values = np.array([[np.nan if v is None else v for v in r[1:]] for r in rows[1:]], dtype=float)
out["xlsx"] = {
    "sheets": book.sheetnames,
    "heading": list(rows[0]),
    "shape": list(values.shape),
    "activity": float(values.sum()),
    "digits": max(len(np.format_float_scientific(v, trim="-").split("e")[0].replace(".", "").strip("-"))
                  for v in values.ravel()),
    "time": rows[-1][0],
    "cells": [r[0] for r in cells[1:]],
    "snr": [r[cells[0].index("snr")] for r in cells[1:]],
    "events": len(events) - 1,
    "settings": {r[0]: r[1] for r in book["settings"].iter_rows(max_col=2, values_only=True)},
}

folder = stem + "_suite2p/"
f, spks = np.load(folder + "F.npy"), np.load(folder + "spks.npy")
stat = np.load(folder + "stat.npy", allow_pickle=True)
ops = np.load(folder + "ops.npy", allow_pickle=True).item()
out["suite2p"] = {
    "F": float(f.sum()),
    "Fneu": float(np.load(folder + "Fneu.npy").sum()),
    "spks": float(spks.sum()),
    "type": str(f.dtype),
    "iscell": np.load(folder + "iscell.npy").tolist(),
    "npix": [int(s["npix"]) for s in stat],
    "fs": ops["fs"],
    "source": json.loads(ops["calab"])["source"],
}

with open(stem + "_events.csv", newline="", encoding="utf-8") as file:
    found = list(csv.DictReader(file))
# the definition of an event, with SciPy's components instead of a loop
threshold = float(sys.argv[2])
components = []
for name, a in zip(mat["names"], mat["activity"]):
    labels, n = scipy.ndimage.label(a > threshold)
    for k in range(1, n + 1):
        part = np.where(labels == k, a, 0)
        components.append([str(name), float(np.argmax(part) / out["mat"]["rate"]), float(part.sum())])
out["events"] = [[e["cell"], float(e["time"]), float(e["size"])] for e in found]
out["components"] = components

with open(stem + "_long.csv", newline="", encoding="utf-8") as file:
    long = list(csv.DictReader(file))
out["long"] = {
    "columns": list(long[0]),
    "rows": len(long),
    "value": sum(float(r["value"]) for r in long),
    "animal": long[0]["animal"],
    "session": long[-1]["session"],
    "cell": long[-1]["cell"],
    "time": float(long[-1]["time"]),
}

root = zarr.open_consolidated(stem + ".nwb.zarr")
ophys = root["processing/ophys"]
series = ophys["Fluorescence/Deconvolved"]
plane = ophys["ImageSegmentation/PlaneSegmentation"]
out["nwb"] = {
    "version": root.attrs["nwb_version"],
    "start": root["session_start_time"][0],
    "description": root["session_description"][0],
    "subject": root["general/subject/subject_id"][0],
    "notes": json.loads(root["general/notes"][0])["activity_unit"],
    "series": sorted(ophys["Fluorescence"].group_keys()),
    "shape": list(series["data"].shape),
    "data": float(series["data"][:].sum()),
    "unit": series["data"].attrs["unit"],
    "rate": series["starting_time"].attrs["rate"],
    "rois": series["rois"][:].tolist(),
    "table": series["rois"].attrs["table"]["value"]["object_id"] == plane.attrs["object_id"],
    "names": plane["cell_name"][:].tolist(),
    "accepted": [bool(a) for a in plane["accepted"][:]],
    "masks": [int((m > 0).sum()) for m in plane["image_mask"][:]],
}
print(json.dumps(out))
