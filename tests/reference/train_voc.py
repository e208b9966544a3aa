"""Trains torchvision's compact detector from nothing on a VOC folder as `boxwright-cli train --preset fast` does: the same
model, batches, rates and number of steps; then writes its detections of the validation split.

    /usr/bin/python3 tests/reference/train_voc.py VOC2012 RUN/config.json detections.json [--threads 2]
    boxwright-cli evaluate --data VOC2012 --split val --detections detections.json

VOC2012 holds Annotations, JPEGImages and ImageSets/Main; config.json is that of a run of Boxwright on it.
"""
import argparse
import json
import pathlib
import random
import time
import xml.etree.ElementTree as ElementTree

import torch
from PIL import Image
from torchvision.transforms.functional import to_tensor

import models


def read(folder, stem, classes):
    image = to_tensor(Image.open(folder / "JPEGImages" / f"{stem}.jpg").convert("RGB"))
    height, width = image.shape[-2:]
    boxes, labels = [], []
    for item in ElementTree.parse(folder / "Annotations" / f"{stem}.xml").findall("object"):
        box = [float(item.find("bndbox").find(side).text) for side in ("xmin", "ymin", "xmax", "ymax")]
        box = [min(max(value, 0), limit) for value, limit in zip(box, (width, height, width, height))]
        if box[2] > box[0] and box[3] > box[1]:
            boxes.append(box)
            labels.append(classes.index(item.find("name").text.strip()) + 1)
    return image, {"boxes": torch.tensor(boxes).reshape(-1, 4), "labels": torch.tensor(labels, dtype=torch.int64)}


def flipped(image, target):
    boxes = target["boxes"].clone()
    boxes[:, [0, 2]] = image.shape[-1] - boxes[:, [2, 0]]
    return image.flip(-1), {**target, "boxes": boxes}


def rate(options, step, steps, per_epoch):
    factor = 1.0
    for milestone in options["milestones"]:
        factor *= options["gamma"] if step / steps >= milestone else 1.0
    warmup = min(options["warmup_iterations"], per_epoch - 1)
    if step < warmup:
        factor *= options["warmup_factor"] * (1 - step / warmup) + step / warmup
    return options["learning_rate"] * factor


def train(model, data, options):
    optimizer = torch.optim.SGD(model.parameters(), lr=options["learning_rate"], momentum=options["momentum"],
                                weight_decay=options["weight_decay"])
    size = options["batch_size"]
    per_epoch = -(-len(data) // size)
    steps, step = per_epoch * options["epochs"], 0
    for epoch in range(options["epochs"]):
        start, total = time.time(), 0.0
        random.shuffle(data)
        for first in range(0, len(data), size):
            batch = [flipped(*sample) if random.random() < 0.5 else sample for sample in data[first:first + size]]
            for group in optimizer.param_groups:
                group["lr"] = rate(options, step, steps, per_epoch)
            loss = sum(model([image for image, _ in batch], [target for _, target in batch]).values())
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), options["gradient_clip_norm"])
            optimizer.step()
            total += loss.item()
            step += 1
        print(f"epoch {epoch + 1}: loss {total / per_epoch:.4f} ({time.time() - start:.1f} s)", flush=True)


def detections(model, folder, stems, classes):
    found = []
    model.eval()
    with torch.no_grad():
        for stem in stems:
            image, _ = read(folder, stem, classes)
            answer = model([image])[0]
            for box, label, score in zip(answer["boxes"].tolist(), answer["labels"].tolist(), answer["scores"].tolist()):
                found.append({"file_name": f"{stem}.jpg", "category_name": classes[label - 1], "score": score,
                              "bbox": [box[0], box[1], box[2] - box[0], box[3] - box[1]]})
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("config", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    config = json.loads(arguments.config.read_text())
    options, classes = config["training"], config["classes"]
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(options["seed"])
    random.seed(options["seed"])

    def stems(split):
        lines = (arguments.folder / "ImageSets" / "Main" / f"{split}.txt").read_text().splitlines()
        return [line.split()[0] for line in lines if line.strip()]

    model = models.build(options["model"], len(classes) + 1).train()
    train(model, [read(arguments.folder, stem, classes) for stem in stems("train")], options)
    arguments.output.write_text(json.dumps(detections(model, arguments.folder, stems("val"), classes)))


if __name__ == "__main__":
    main()
