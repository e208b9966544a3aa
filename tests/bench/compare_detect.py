"""Detection on one picture here and in Python's torchvision, in turns, with the same weights and the same answer.

    /usr/bin/python3 tests/bench/compare_detect.py build/release/tests/bench/bench_detect [--rounds 5] [--count 5]
        [--threads 2] [--models fasterrcnn_resnet50_fpn,fasterrcnn_mobilenet_v3_large_320_fpn]

One picture of 375 x 500 pixels, torchvision's default size of each model, 5 classes, formula weights as in the golden
files, about 40 detections. "plain" is torchvision as people run it, "tuned" the same with its malloc environment set as
tuneMemoryAllocator() sets ours. The factors are seconds of torchvision over those of the line: above 1 it is quicker.
The last line of a model says how far the detections are apart.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

TUNED = {"MALLOC_MMAP_THRESHOLD_": "1073741824", "MALLOC_TRIM_THRESHOLD_": "2000000000", "MALLOC_TOP_PAD_": "67108864"}
SIZE = (375, 500)
CLASSES = 5
DETECTIONS = 40


def reference():
    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "reference"))
    import calibrate
    import formula
    import models
    return calibrate, formula, models


def make(model_name, weights, picture):
    """The weights and the picture that both sides read."""
    import torch
    calibrate, formula, models = reference()
    frozen = {"frozen": True} if model_name == "fasterrcnn_resnet50_fpn" else {}
    model = models.build(model_name, CLASSES, **frozen)
    image = formula.image(*SIZE, 0)
    calibrate.calibrate(model, [image.float() / 255])
    calibrate.background(model, [image.float() / 255], DETECTIONS)
    torch.save(model.state_dict(), weights)
    with open(picture, "wb") as file:
        file.write(b"P6 %d %d 255\n" % (SIZE[1], SIZE[0]) + image.permute(1, 2, 0).contiguous().numpy().tobytes())


def torchvision_detect(model_name, weights, picture, threads, count):
    import torch
    import torchvision
    _, _, models = reference()
    torch.set_num_threads(threads)
    frozen = {"frozen": True} if model_name == "fasterrcnn_resnet50_fpn" else {}
    model = models.build(model_name, CLASSES, **frozen)
    model.load_state_dict(torch.load(weights))
    model.eval()
    with open(picture, "rb") as file:
        pixels = torch.frombuffer(bytearray(file.read()[-SIZE[0] * SIZE[1] * 3:]), dtype=torch.uint8)
    image = pixels.view(*SIZE, 3).permute(2, 0, 1).contiguous()
    seconds = []
    with torch.inference_mode():
        for i in range(count + 1):
            start = time.perf_counter()
            found = model([torchvision.transforms.functional.convert_image_dtype(image)])[0]
            if i > 0:
                seconds.append(time.perf_counter() - start)
    rows = [[*box, label, score] for box, label, score in
            zip(found["boxes"].tolist(), found["labels"].tolist(), found["scores"].tolist())]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"median": statistics.median(seconds), "best": min(seconds), "peak_mib": peak, "found": rows}))


def measured(command, environment=None):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          env={**os.environ, **(environment or {})})
    if done.returncode != 0:
        raise SystemExit("%s failed: %s" % (" ".join(command), done.stderr.strip()))
    return json.loads(done.stdout.strip().splitlines()[-1])


def difference(ours, theirs):
    """(pixels, score, without partner) of the best partners of the same label"""
    pixels = score = lonely = 0
    for one in ours:
        near = [(max(abs(a - b) for a, b in zip(one[:4], other[:4])), abs(one[5] - other[5]))
                for other in theirs if other[4] == one[4]]
        best = min(near, default=(9e9, 9e9))
        if best[0] > 1:
            lonely += 1
        else:
            pixels, score = max(pixels, best[0]), max(score, best[1])
    return pixels, score, lonely + max(0, len(theirs) - len(ours))


def compare(arguments, model, folder):
    weights, picture = os.path.join(folder, model + ".pth"), os.path.join(folder, "picture.ppm")
    script = [sys.executable, os.path.abspath(__file__)]
    subprocess.run(script + ["--make", model, weights, picture], check=True)
    rest = [model, weights, picture, str(arguments.threads), str(arguments.count)]
    ours, theirs = [arguments.bench] + rest, script + ["--torchvision"] + rest
    variants = {"boxwright": (ours, None), "boxwright bf16": (ours + ["bf16"], None),
                "torchvision plain": (theirs, None), "torchvision tuned": (theirs, TUNED)}
    rounds = {name: [] for name in variants}
    for _ in range(arguments.rounds):
        for name, (command, environment) in variants.items():
            rounds[name].append(measured(command, environment))
            print(f"{model} {name}: {rounds[name][-1]['median']:.4f} s", file=sys.stderr, flush=True)
    seconds = {name: statistics.median(r["median"] for r in results) for name, results in rounds.items()}
    for name, results in rounds.items():
        peak = statistics.median(r["peak_mib"] for r in results)
        print(f"{model:38} {name:18} {seconds[name]:8.4f} s  {seconds['torchvision plain'] / seconds[name]:5.2f}x plain"
              f"  {seconds['torchvision tuned'] / seconds[name]:5.2f}x tuned  {peak:7.0f} MiB", flush=True)
    found = rounds["boxwright"][0]["found"]
    print("%s: %d detections, at most %.4f px and %.1e in score apart, %d without partner" %
          (model, len(found), *difference(found, rounds["torchvision plain"][0]["found"])), flush=True)


def main():
    if sys.argv[1:2] == ["--make"]:
        return make(*sys.argv[2:])
    if sys.argv[1:2] == ["--torchvision"]:
        return torchvision_detect(*sys.argv[2:5], int(sys.argv[5]), int(sys.argv[6]))
    parser = argparse.ArgumentParser()
    parser.add_argument("bench")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--count", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--models", default="fasterrcnn_resnet50_fpn,fasterrcnn_mobilenet_v3_large_320_fpn")
    arguments = parser.parse_args()
    for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
        os.environ.pop(name, None)
    print(f"load {os.getloadavg()[0]:.1f}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for model in arguments.models.split(","):
            compare(arguments, model, folder)


if __name__ == "__main__":
    main()
