"""Detection in a row of picture files here and in Python's torchvision, in turns: reading, decoding and the network.

    /usr/bin/python3 tests/bench/compare_detect_files.py build/dev/tests/bench/bench_detect_files FOLDER [--count 50]
        [--rounds 5] [--threads 2] [--models fasterrcnn_resnet50_fpn,fasterrcnn_mobilenet_v3_large_320_fpn]

Seconds are those of a picture (the first, which warms up, does not count). "plain" and "tuned" as in compare_detect.py,
whose weights these are. torchvision decodes with its own torchvision.io.read_image.
"""

import argparse
import glob
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

import compare_detect as one


def torchvision_files(model_name, weights, threads, pictures):
    import torch
    import torchvision
    _, _, models = one.reference()
    torch.set_num_threads(threads)
    frozen = {"frozen": True} if model_name == "fasterrcnn_resnet50_fpn" else {}
    model = models.build(model_name, one.CLASSES, **frozen)
    model.load_state_dict(torch.load(weights))
    model.eval()
    boxes, start = 0, 0
    with torch.inference_mode():
        for i, picture in enumerate(pictures):
            image = torchvision.io.read_image(picture, torchvision.io.ImageReadMode.RGB)
            found = model([torchvision.transforms.functional.convert_image_dtype(image)])[0]
            if i == 0:
                start = time.perf_counter()
            else:
                boxes += len(found["boxes"])
    seconds = (time.perf_counter() - start) / (len(pictures) - 1)
    print(json.dumps({"seconds": seconds, "boxes": boxes}))


def compare(arguments, model, folder, pictures):
    weights = os.path.join(folder, model + ".pth")
    script = [sys.executable, os.path.abspath(__file__), "--torchvision"]
    single = os.path.join(os.path.dirname(os.path.abspath(__file__)), "compare_detect.py")
    subprocess.run([sys.executable, single, "--make", model, weights, os.path.join(folder, "picture.ppm")], check=True)
    rest = [model, weights, str(arguments.threads)] + pictures
    variants = {"boxwright": ([arguments.bench] + rest, None), "torchvision plain": (script + rest, None),
                "torchvision tuned": (script + rest, one.TUNED)}
    rounds = {name: [] for name in variants}
    for _ in range(arguments.rounds):
        for name, (command, environment) in variants.items():
            rounds[name].append(one.measured(command, environment))
    seconds = {name: statistics.median(r["seconds"] for r in results) for name, results in rounds.items()}
    for name, results in rounds.items():
        print(f"{model:38} {name:18} {seconds[name]:8.4f} s  {seconds['torchvision plain'] / seconds[name]:5.2f}x plain"
              f"  {seconds['torchvision tuned'] / seconds[name]:5.2f}x tuned  {results[0]['boxes']:6} boxes", flush=True)


def main():
    if sys.argv[1:2] == ["--torchvision"]:
        return torchvision_files(sys.argv[2], sys.argv[3], int(sys.argv[4]), sys.argv[5:])
    parser = argparse.ArgumentParser()
    parser.add_argument("bench")
    parser.add_argument("folder")
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--models", default="fasterrcnn_resnet50_fpn,fasterrcnn_mobilenet_v3_large_320_fpn")
    arguments = parser.parse_args()
    for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
        os.environ.pop(name, None)
    pictures = sorted(glob.glob(os.path.join(arguments.folder, "*.jpg")))[:arguments.count]
    if len(pictures) < 2:
        raise SystemExit("%s holds fewer than two .jpg files" % arguments.folder)
    print(f"load {os.getloadavg()[0]:.1f}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for model in arguments.models.split(","):
            compare(arguments, model, folder, pictures)


if __name__ == "__main__":
    main()
