"""What torchvision detects in photographs, for tst_parity_bccd.

    parity_bccd.py FOLDER MODEL IMAGES COUNT [--reduced]    writes FOLDER/MODEL.json, the decoded pixels of the images,
                                                            and the maps and proposals of the first
    parity_bccd.py FOLDER MODEL --double 3,7                adds what it detects in float64 in images 3 and 7
"""
import json
import pathlib
import sys
import time

import numpy as np
import torch
from PIL import Image

import calibrate
import formula
import models
import observe

NUM_CLASSES = 4
DETECTIONS = 60
REDUCED = {"min_size": 240, "max_size": 400, "proposals": 300}


def listed(found):
    return {name: found[name].tolist() for name in ("boxes", "labels", "scores")}


def load_pixels(folder, image):
    raw = np.fromfile(folder / image["pixels"], dtype=np.uint8).reshape(image["height"], image["width"], 3)
    return torch.from_numpy(raw).permute(2, 0, 1).float() / 255


def save_pixels(folder, path):
    pixels = np.asarray(Image.open(path).convert("RGB"))
    name = path.stem + ".rgb"
    pixels.tofile(folder / name)
    return {"pixels": name, "height": pixels.shape[0], "width": pixels.shape[1]}


def save_tensor(folder, name, tensor):
    tensor.contiguous().numpy().tofile(folder / name)
    return {"file": name, "shape": list(tensor.shape)}


def detect(folder, name, source, count, overrides):
    paths = sorted(source.glob("*.jpg"))[:count]
    images = [save_pixels(folder, path) for path in paths]
    pictures = [load_pixels(folder, image) for image in images]
    model = models.build(name, NUM_CLASSES, **overrides)
    calibration = calibrate.calibrate(model, pictures[:1])
    background = calibrate.background(model, pictures[:4], DETECTIONS)
    answer = {"model": name, "num_classes": NUM_CLASSES, "overrides": overrides, "calibration": calibration,
              "background": background, "images": images}
    started = time.monotonic()
    for i, (image, picture) in enumerate(zip(images, pictures)):
        seen = observe.look(model, picture)
        image.update(listed(seen))
        if i == 0:
            answer["maps"] = [save_tensor(folder, f"{name}_{level}.f32", tensor)
                              for level, tensor in enumerate(seen["maps"])]
            answer["proposals"] = save_tensor(folder, f"{name}_proposals.f32", seen["proposals"])
    answer["seconds"] = time.monotonic() - started
    (folder / f"{name}.json").write_text(json.dumps(answer))


def detect_in_double(folder, name, indices):
    path = folder / f"{name}.json"
    answer = json.loads(path.read_text())
    model = models.build(name, NUM_CLASSES, **answer["overrides"])
    formula.fill(model, answer["calibration"])
    model.roi_heads.box_predictor.cls_score.bias.data[0] = answer["background"]
    model.double()
    for i in indices:
        answer["images"][i]["double"] = listed(observe.look(model, load_pixels(folder, answer["images"][i]).double()))
    path.write_text(json.dumps(answer))


def main():
    folder, name = pathlib.Path(sys.argv[1]), sys.argv[2]
    if sys.argv[3] == "--double":
        detect_in_double(folder, name, [int(i) for i in sys.argv[4].split(",")])
    else:
        overrides = REDUCED if "--reduced" in sys.argv else {}
        detect(folder, name, pathlib.Path(sys.argv[3]), int(sys.argv[4]), overrides)


if __name__ == "__main__":
    main()
