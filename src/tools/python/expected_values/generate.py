"""Writes src/test/resources/expected/*.json; with --check compares with what is there. See README.md."""
import importlib
import json
import pathlib
import sys
import numpy as np

ROOMS = ("signal", "kernel", "deconvolution", "spikes", "cadecon", "simulation", "inference", "extraction", "files")
TARGET = pathlib.Path(__file__).resolve().parents[3] / "test" / "resources" / "expected"
LARGEST = 1_000_000
# Twelve digits: the tests allow no less than 1e-10.
DIGITS = 12


def plain(v):
    if isinstance(v, dict):
        return {k: plain(x) for k, x in v.items()}
    if isinstance(v, (list, tuple, np.ndarray)):
        return [plain(x) for x in v]
    if isinstance(v, (bool, np.bool_)):
        return bool(v)
    if isinstance(v, (int, np.integer)):
        return int(v)
    if isinstance(v, (float, np.floating)):
        short = float(f"{float(v):.{DIGITS}g}")
        return int(short) if short.is_integer() and abs(short) < 1e15 else short
    return v


def text(values):
    """One line per entry, so that a change is seen where it is."""
    lines = []
    for key, value in plain(values).items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            rows = ",\n".join("  " + json.dumps(row, separators=(",", ":")) for row in value)
            lines.append(f'"{key}":[\n{rows}]')
        else:
            lines.append(f'"{key}":{json.dumps(value, separators=(",", ":"))}')
    return "{\n" + ",\n".join(lines) + "}\n"


def differs(a, b):
    """Beyond what another version of NumPy or SciPy may round."""
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() != b.keys() or any(differs(a[k], b[k]) for k in a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) != len(b) or any(differs(x, y) for x, y in zip(a, b))
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return not np.isclose(a, b, rtol=1e-7, atol=1e-9)
    return a != b


def main(arguments):
    check = "--check" in arguments
    rooms = [a for a in arguments if a != "--check"] or ROOMS
    TARGET.mkdir(parents=True, exist_ok=True)
    wrong = []
    for room in rooms:
        made = text(importlib.import_module("values_" + room).values())
        file = TARGET / (room + ".json")
        if check:
            if differs(json.loads(made), json.loads(file.read_text("ascii"))):
                wrong.append(file.name)
        else:
            file.write_text(made, "ascii")
        print(f"{room}: {len(made)} bytes")
    size = sum(f.stat().st_size for f in TARGET.glob("*.json"))
    print(f"all: {size} bytes")
    if wrong:
        sys.exit("differ from what is generated: " + ", ".join(wrong))
    if size > LARGEST:
        sys.exit(f"more than {LARGEST} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
