"""Writes the model as ONNX with 8-bit weights, and manifest.json with its hash and shapes.

    python export.py CHECKPOINT ../
"""

import argparse
import hashlib
import json
import re
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from network import BANDS, DELAY, STACK, WIDTH, Hearing
from sounds import SYMBOLS


def main():
    options = argparse.ArgumentParser()
    options.add_argument("checkpoint", type=Path)
    options.add_argument("folder", type=Path)
    options.add_argument("--whole", action="store_true", help="keep 32-bit weights too, as hearing-fp32.onnx")
    given = options.parse_args()
    model = Hearing(len(SYMBOLS))
    model.load_state_dict(torch.load(given.checkpoint)["model"])
    model.eval()
    whole = given.folder / "hearing-fp32.onnx"
    example = (torch.randn(1, 6 * STACK, BANDS), model.fresh(1))
    names = {"input_names": ["features", "cache"], "output_names": ["logs", "next_cache"]}
    torch.onnx.export(model, example, whole, dynamo=False, opset_version=17, dynamic_axes={"features": {0: "batch", 1: "frames"}, "cache": {0: "batch"}, "logs": {0: "batch", 1: "steps"}, "next_cache": {0: "batch"}}, **names)  # fmt: skip
    small = given.folder / "hearing.onnx"
    # Seven bits: processors without VNNI would overflow with eight.
    quantize_dynamic(whole, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True, op_types_to_quantize=["MatMul"])
    sound = np.random.default_rng(1).standard_normal((1, 60 * STACK, BANDS)).astype(np.float32)
    with torch.inference_mode():
        expected = model(torch.from_numpy(sound), model.fresh(1))[0].numpy()
    for path in (whole, small):
        session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
        cache, said = np.zeros((1, model.past, WIDTH), np.float32), []
        for start in range(0, 60, 7):  # in pieces, as in a call
            logs, cache = session.run(None, {"features": sound[:, start * STACK : (start + 7) * STACK], "cache": cache})
            said.append(logs)
        print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB, largest difference {np.abs(np.concatenate(said, 1) - expected).max():.1e}")
    manifest = {
        "file": small.name,
        "sha256": hashlib.sha256(small.read_bytes()).hexdigest(),
        "bytes": small.stat().st_size,
        "languages": ["hi", "en", "bn", "mr"],
        "sampleRateHz": 16_000,
        "framesPerStep": STACK,
        "stepMs": 10 * STACK,
        "delaySteps": DELAY,
        "cache": [model.past, WIDTH],
        "inputs": {"features": ["batch", f"{STACK} x steps", BANDS], "cache": ["batch", model.past, WIDTH]},
        "outputs": {"logs": ["batch", "steps", len(SYMBOLS)], "next_cache": ["batch", model.past, WIDTH]},
    }
    (given.folder / "manifest.json").write_text(re.sub(r"\[\s+([^]]*?)\s+\]", lambda found: "[" + re.sub(r"\s+", " ", found[1]) + "]", json.dumps(manifest, indent=2)) + "\n")
    if not given.whole:
        whole.unlink()


if __name__ == "__main__":
    main()
