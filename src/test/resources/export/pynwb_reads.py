"""Opens an exported NWB file with PyNWB, and prints what it reads as JSON."""
import json
import sys
import warnings

from hdmf_zarr.nwb import NWBZarrIO

warnings.simplefilter("ignore")
with NWBZarrIO(sys.argv[1], "r") as io:
    nwb = io.read()
    ophys = nwb.processing["ophys"]
    activity = ophys["Fluorescence"]["Deconvolved"]
    cells = activity.rois.table
    print(json.dumps({
        "start": nwb.session_start_time.isoformat(),
        "subject": nwb.subject.subject_id,
        "plane": cells.imaging_plane.indicator,
        "device": cells.imaging_plane.device.description,
        "names": list(cells["cell_name"][:]),
        "mask": int((cells["image_mask"][0] > 0).sum()),
        "data": float(activity.data[:].sum()),
        "rate": activity.rate,
    }))
