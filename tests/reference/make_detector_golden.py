"""Writes tests/golden/detector_*.json: detections, losses and gradient norms of torchvision for formula weights.

Run with Debian's python3-torchvision:  /usr/bin/python3 tests/reference/make_detector_golden.py
"""
import json
import pathlib

import torch
import torchvision

import formula
import models

NUM_CLASSES = 5
CASES = {
    "fasterrcnn_resnet10_slim_fpn": [(240, 320), (400, 150), (97, 131)],
    "fasterrcnn_resnet50_fpn": [(180, 260)],
}
TRUTH = {"boxes": [[20.0, 30.0, 90.0, 85.0], [60.5, 10.25, 80.0, 60.0], [5.0, 5.0, 30.0, 25.0]], "labels": [1, 3, 4]}


def detections(model, sizes):
    cases = []
    model.eval()
    with torch.no_grad():
        for shift, (height, width) in enumerate(sizes):
            output = model([formula.image(height, width, shift).float() / 255])[0]
            cases.append({"height": height, "width": width, "shift": shift,
                          "boxes": output["boxes"].tolist(), "labels": output["labels"].tolist(),
                          "scores": output["scores"].tolist()})
    return cases


def losses(model, sizes):
    """Training losses of a batch of two, with the first candidates sampled instead of random ones."""
    model.train()
    torch.randperm = lambda n, **options: torch.arange(n)
    images = [formula.image(height, width, shift).float() / 255 for shift, (height, width) in enumerate(sizes[:1] * 2)]
    target = {"boxes": torch.tensor(TRUTH["boxes"]), "labels": torch.tensor(TRUTH["labels"])}
    empty = {"boxes": torch.zeros(0, 4), "labels": torch.zeros(0, dtype=torch.int64)}
    values = model(images, [target, empty])
    sum(values.values()).backward()
    norms = {name: parameter.grad.norm().item() for name, parameter in model.named_parameters()
             if parameter.grad is not None}
    return {"height": sizes[0][0], "width": sizes[0][1], "truth": TRUTH,
            "losses": {name: value.item() for name, value in values.items()}, "gradient_norms": norms}


def main():
    torch.manual_seed(0)
    folder = pathlib.Path(__file__).resolve().parent.parent / "golden"
    for name, sizes in CASES.items():
        model = models.build(name, NUM_CLASSES)
        formula.fill(model)
        golden = {"origin": f"torchvision {torchvision.__version__}, torch {torch.__version__}, "
                            "tests/reference/make_detector_golden.py", "model": name, "num_classes": NUM_CLASSES,
                  "detections": detections(model, sizes), "training": losses(model, sizes)}
        path = folder / f"detector_{name}.json"
        path.write_text(json.dumps(golden, separators=(",", ":")) + "\n")
        print(path.name, [len(case["scores"]) for case in golden["detections"]], golden["training"]["losses"])


if __name__ == "__main__":
    main()
