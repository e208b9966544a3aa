"""One training step here and in Python's torchvision, in turns, so that a busy machine slows both.

    /usr/bin/python3 tests/bench/compare_train_step.py build/release/tests/bench/bench_train_step [--rounds 3]
        [--steps 3] [--threads 2] [--models fasterrcnn_resnet50_fpn,fasterrcnn_resnet10_slim_fpn]

ResNet-50-FPN: 2 pictures at 800/1333, frozen norms, 3 trained stages, SGD. The compact model at 240/320, live norms.
"plain" is torchvision as people run it, "tuned" the same with its malloc environment set as tuneMemoryAllocator() sets
ours; both in float32, the only type in which torchvision 0.14 trains on a CPU (its NMS has no bf16). The factors are
seconds of torchvision over those of the line: above 1 it is quicker.
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


def torchvision_step(model_name, threads, steps):
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
        raise SystemExit("%s failed: %s" % (" ".join(command), done.stderr.strip()))
    return json.loads(done.stdout.strip().splitlines()[-1])


def compare(arguments, model):
    size = [str(arguments.threads), str(arguments.steps)]
    python = [sys.executable, os.path.abspath(__file__), "--torchvision", model] + size
    variants = {"boxwright float32": ([arguments.bench, model, "float32"] + size, None),
                "boxwright bf16": ([arguments.bench, model, "bf16"] + size, None),
                "torchvision plain": (python, None), "torchvision tuned": (python, TUNED)}
    rounds = {name: [] for name in variants}
    for _ in range(arguments.rounds):
        for name, (command, environment) in variants.items():
            rounds[name].append(measured(command, environment))
            print(f"{model} {name}: {rounds[name][-1]['median']:.3f} s", file=sys.stderr, flush=True)
    seconds = {name: statistics.median(r["median"] for r in results) for name, results in rounds.items()}
    for name, results in rounds.items():
        peak = statistics.median(r["peak_mib"] for r in results)
        print(f"{model:32} {name:18} {seconds[name]:8.3f} s  {seconds['torchvision plain'] / seconds[name]:5.2f}x plain"
              f"  {seconds['torchvision tuned'] / seconds[name]:5.2f}x tuned  {peak:7.0f} MiB", flush=True)


def main():
    if sys.argv[1:2] == ["--torchvision"]:
        return torchvision_step(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
    parser = argparse.ArgumentParser()
    parser.add_argument("bench")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--steps", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--models", default="fasterrcnn_resnet50_fpn,fasterrcnn_resnet10_slim_fpn")
    arguments = parser.parse_args()
    for model in arguments.models.split(","):
        compare(arguments, model)


main()
