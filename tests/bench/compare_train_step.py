"""One training step here and in Python's torchvision, in turns, so that a busy machine slows both.

    /usr/bin/python3 tests/bench/compare_train_step.py build/release/tests/bench/bench_train_step [--rounds 3]
        [--steps 3] [--threads 2] [--models fasterrcnn_resnet50_fpn,fasterrcnn_resnet10_slim_fpn]

ResNet-50-FPN: 2 pictures at 800/1333, frozen norms, 3 trained stages, SGD. The compact model at 240/320, live norms.
"plain" is torchvision as people run it, "tuned" the same with its malloc environment set as tuneMemoryAllocator() sets
ours. Ratios are seconds of torchvision over ours: above 1 we are quicker.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time

TUNED = {"MALLOC_MMAP_THRESHOLD_": "1073741824", "MALLOC_TRIM_THRESHOLD_": "2000000000", "MALLOC_TOP_PAD_": "67108864"}


def torchvision_step(model_name, precision, threads, steps):
    import torch

    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "reference"))
    import models
    torch.manual_seed(1)
    torch.set_num_threads(threads)
    model = models.build(model_name, 4, frozen=model_name == "fasterrcnn_resnet50_fpn", trainable_layers=3).train()
    optimizer = torch.optim.SGD([p for p in model.parameters() if p.requires_grad], lr=1e-6, momentum=0.9)
    images, targets = [], []
    for _ in range(2):
        images.append(torch.randint(256, (3, 600, 800)).float() / 255)
        corner = torch.rand(5, 2) * torch.tensor([500.0, 300.0])
        targets.append({"boxes": torch.cat([corner, corner + 80 + torch.rand(5, 2) * 200], 1),
                        "labels": torch.randint(1, 4, (5,))})
    seconds = []
    for step in range(steps + 1):
        start = time.perf_counter()
        with torch.autocast("cpu", torch.bfloat16, enabled=precision == "bf16"):
            loss = sum(model(images, targets).values())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step > 0:
            seconds.append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"median": statistics.median(seconds), "best": min(seconds), "peak_mib": peak}))


def measured(command, environment=None):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          env={**os.environ, **(environment or {})})
    if done.returncode != 0:
        return {"median": float("nan"), "best": float("nan"), "peak_mib": float("nan"),
                "error": done.stderr.strip().splitlines()[-1]}
    return json.loads(done.stdout.strip().splitlines()[-1])


def compare(arguments, model, precision):
    common = [model, precision, str(arguments.threads), str(arguments.steps)]
    python = [sys.executable, os.path.abspath(__file__), "--torchvision"] + common
    variants = {"boxwright": ([arguments.bench] + common, None), "plain": (python, None), "tuned": (python, TUNED)}
    rounds = {name: [] for name in variants}
    for _ in range(arguments.rounds):
        for name, (command, environment) in variants.items():
            rounds[name].append(measured(command, environment))
    ours = statistics.median(r["median"] for r in rounds["boxwright"])
    for name, results in rounds.items():
        seconds = statistics.median(r["median"] for r in results)
        peak = statistics.median(r["peak_mib"] for r in results)
        note = "  (" + results[0]["error"] + ")" if "error" in results[0] else ""
        print(f"{model:32} {precision:8} {name:10} {seconds:8.3f} s  {seconds / ours:5.2f}x  {peak:7.0f} MiB{note}",
              flush=True)


def main():
    if sys.argv[1:2] == ["--torchvision"]:
        return torchvision_step(sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))
    parser = argparse.ArgumentParser()
    parser.add_argument("bench")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--steps", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--models", default="fasterrcnn_resnet50_fpn,fasterrcnn_resnet10_slim_fpn")
    parser.add_argument("--precisions", default="float32,bf16")
    arguments = parser.parse_args()
    for model in arguments.models.split(","):
        for precision in arguments.precisions.split(","):
            compare(arguments, model, precision)


main()
