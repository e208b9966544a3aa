"""Writes tests/golden/parity_*.json: what torchvision computes for formula weights and formula pictures.

Run with Debian's python3-torchvision:  /usr/bin/python3 tests/reference/make_parity_golden.py [--training] [CASE...]
With --training the pictures of the files that are there stay.

Detection: feature maps, proposals and detections of four awkward pictures. Each picture is taken from a row of
candidates: the first for which float32, float64 and float32 with a little noise agree, so that the numbers do not hang
on the order of a sum. Training: a batch with one empty image, the sampler's random permutation replaced by
0, 1, 2...; losses and the gradient norm of every parameter with the backbone in float64, then the losses of 20 steps of
torch.optim.SGD in float32. "float32_error" says how far torchvision's own float32 losses and gradients are from these,
and how far the steps go apart when the pictures get a noise of 1e-6; "condition" how far that noise moves the gradient
norms themselves: live batch norm over a few cells amplifies it ten thousand times. For the cases where that is worst, "held" has the gradients of the same batch with the
norms held at their running statistics.
"""
import json
import pathlib
import sys

import torch
import torchvision
from torch import nn

import calibrate
import formula
import models
import observe

SMALL = {"min_size": 160, "max_size": 256, "proposals": 120, "roi_batch": 32}
OWN_SIZE = {"roi_batch": 64}
R50, V3 = "fasterrcnn_resnet50_fpn", "fasterrcnn_mobilenet_v3_large_fpn"
CASES = {name.removeprefix("fasterrcnn_").partition("@")[0]: {"model": name, "overrides": SMALL}
         for name in models.NAMES}
CASES["resnet10_slim_fpn"]["overrides"] = OWN_SIZE
CASES["mobilenet_v3_large_320_fpn"]["overrides"] = OWN_SIZE
CASES["mobilenet_v3_large_fpn_taps"] = {"model": models.MOBILENET_TAPS, "overrides": SMALL}
CASES["resnet50_fpn_frozen"] = {"model": R50, "overrides": SMALL, "frozen": True, "trainable_layers": 3}
CASES["mobilenet_v3_large_fpn_frozen"] = {"model": V3, "overrides": SMALL, "frozen": True, "trainable_layers": 3}

NUM_CLASSES = 5
PICTURES = {"tall": (400, 61), "flat": (50, 380), "tiny": (9, 7), "odd": (161, 223)}
DETECTIONS = 40
SAMPLES = 32
STEPS, MOMENTUM, DECAY = 20, 0.9, 1e-4
RATES = (1e-3, 3e-4, 1e-4, 3e-5)  # share of the loss that the first step takes away
STABLE = 3e-3  # how far apart the losses may be with and without a little noise
ZERO = 1e-9  # of the whole gradient: what is smaller in float64 is zero but for rounding, e.g. of a bias before a norm
TRAIN_MIN_SIZE = 112  # not the one of detection: the training size is an option of its own
TRAIN_SIZES = [(120, 160), (97, 131)]
EXACT_SIZES = [(112, 150), (131, 112)]  # need no resizing, whose rounding live batch norm would amplify as well
TRUTH = {"boxes": [[20.0, 30.0, 90.0, 85.0], [60.5, 10.25, 80.0, 60.0], [5.0, 5.0, 30.0, 25.0]], "labels": [1, 3, 4]}
HELD = ("mobilenet_v2", "efficientnet_b0_fpn", "resnet50_fpn_v2")  # whose gradients live batch norm makes chaotic
LOSSES = ("loss_classifier", "loss_box_reg", "loss_objectness", "loss_rpn_box_reg")


def digits(value, count=7):
    return float(f"{value:.{count}g}")


def make(case, calibration, dtype=torch.float32):
    options = {key: value for key, value in case.items() if key in ("frozen", "trainable_layers")}
    model = models.build(case["model"], NUM_CLASSES, **options, **case["overrides"])
    for module in model.modules():  # random, so it cannot be compared
        if isinstance(module, torchvision.ops.StochasticDepth):
            module.p = 0.0
    if calibration is None:
        calibration = calibrate.calibrate(model, [formula.image(160, 224, 0).float() / 255])
    else:  # torchvision takes the strides of its maps from the first image it ever sees
        model.eval()
        formula.fill(model, calibration)
        with torch.no_grad():
            model([formula.image(160, 224, 0).float() / 255])
    return model.to(dtype), calibration


def map_numbers(tensor):
    flat = tensor.flatten().double()
    places = [(j * flat.numel() // SAMPLES + j * j) % flat.numel() for j in range(SAMPLES)]
    return {"shape": list(tensor.shape), "mean": digits(flat.mean().item()), "norm": digits(flat.norm().item()),
            "samples": [digits(flat[place].item()) for place in places]}


def picture_case(single, double, name, size):
    """The first candidate on whose answer all agree."""
    torch.manual_seed(0)
    for shift in range(40):
        image = formula.image(*size, shift).float() / 255
        bias = calibrate.background(single, [image], DETECTIONS)
        double.roi_heads.box_predictor.cls_score.bias.data[0] = bias
        found = observe.look(single, image)
        noisy = [observe.look(single, image + 3e-6 * torch.randn_like(image)) for _ in range(3)]
        exact = observe.look(double, image.double())
        if len(found["scores"]) >= 5 and all(observe.same(found, other, 0.02, 2e-4) for other in [*noisy, exact]):
            break
        print(f"  {name}: candidate {shift} is not stable, {len(found['scores'])} detections")
    else:
        raise SystemExit(f"no stable picture of size {size}")
    return {"name": name, "height": size[0], "width": size[1], "shift": shift, "background": bias,
            "maps": [map_numbers(tensor) for tensor in found["maps"]],
            "proposals": {"count": len(found["proposals"]), "norm": digits(found["proposals"].double().norm().item()),
                          "first": [[round(v, 3) for v in box] for box in found["proposals"][:20].tolist()]},
            "boxes": [[round(v, 3) for v in box] for box in found["boxes"].tolist()],
            "labels": found["labels"].tolist(), "scores": [round(v, 5) for v in found["scores"].tolist()]}


def detection_case(case):
    """(calibration, pictures)"""
    single, calibration = make(case, None)
    double, _ = make(case, calibration, torch.float64)
    return calibration, [picture_case(single, double, *picture) for picture in PICTURES.items()]


class BackboneInDouble(nn.Module):
    """Computes the feature maps in float64 and gives them on as float32: live batch norm amplifies the rounding of all
    layers before it, up to a per cent of a gradient, so that only so gradients can be compared exactly."""

    def __init__(self, backbone):
        super().__init__()
        self.inner = backbone.double()
        self.out_channels = backbone.out_channels

    def forward(self, x):
        maps = self.inner(x.double())
        return {name: tensor.float() for name, tensor in maps.items()} if isinstance(maps, dict) else maps.float()


def batch(sizes, noise=0.0):
    torch.manual_seed(1)
    images = [formula.image(*size, shift).float() / 255 for shift, size in enumerate(sizes)]
    truth = {"boxes": torch.tensor(TRUTH["boxes"]), "labels": torch.tensor(TRUTH["labels"])}
    empty = {"boxes": torch.zeros(0, 4), "labels": torch.zeros(0, dtype=torch.int64)}
    return [image + noise * torch.randn_like(image) for image in images], [truth, empty]


def training_model(case, calibration):
    model, _ = make(case, calibration)
    model.transform.min_size = (TRAIN_MIN_SIZE,)
    return model.train()


def exact_model(case, calibration):
    model = training_model(case, calibration)
    model.backbone = BackboneInDouble(model.backbone)
    return model


def gradients(model, noise=0.0):
    """(losses, gradient norms) of the batch"""
    values = model(*batch(EXACT_SIZES, noise))
    sum(values.values()).backward()
    return [values[name].item() for name in LOSSES], {
        name.replace("backbone.inner.", "backbone."): parameter.grad.double().norm().item()
        for name, parameter in model.named_parameters() if parameter.grad is not None}


def held_case(case, calibration):
    """The same batch with every norm held at its running statistics; its weight and bias are parameters still."""
    model = exact_model(case, calibration)
    for module in model.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.eval()
    losses, norms = gradients(model)
    return {"losses": [digits(value) for value in losses],
            "total_gradient": digits(sum(norm * norm for norm in norms.values()) ** 0.5),
            "gradient_norms": {name: digits(norm, 6) for name, norm in norms.items()}}


def descend(model, rate, noise=0.0):
    """(losses before and after each of the steps, norms of all running means and of all running variances)"""
    images, targets = batch(TRAIN_SIZES, noise)
    optimizer = torch.optim.SGD([parameter for parameter in model.parameters() if parameter.requires_grad],
                                lr=rate, momentum=MOMENTUM, weight_decay=DECAY)
    losses = []
    for step in range(STEPS + 1):
        values = model(images, targets)
        losses.append([values[name].item() for name in LOSSES])
        if step < STEPS:
            optimizer.zero_grad()
            sum(values.values()).backward()
            optimizer.step()
    return losses, [running_norm(model, field) for field in ("running_mean", "running_var")]


def running_norm(model, field):
    squares = [tensor.double().square().sum().item() for key, tensor in model.state_dict().items() if key.endswith(field)]
    return digits(sum(squares) ** 0.5)


def largest_error(values, exact, zero=0.0):
    return digits(max(abs(a - b) / abs(b) for a, b in zip(values, exact) if abs(b) > zero), 2)


def training_case(case, calibration):
    single_losses, single_norms = gradients(training_model(case, calibration))
    losses, norms = gradients(exact_model(case, calibration))
    _, moved = gradients(exact_model(case, calibration), 1e-6)
    total = sum(norm * norm for norm in norms.values()) ** 0.5
    for share in RATES:
        rate = digits(share * sum(losses) / total**2, 1)
        steps, running = descend(training_model(case, calibration), rate)
        noisy, _ = descend(training_model(case, calibration), rate, 1e-6)
        apart = largest_error(sum(noisy, []), sum(steps, []))
        if apart < STABLE:
            break
        print(f"  rate {rate}: {apart} apart")
    own_error = {"losses": largest_error(single_losses, losses),
                 "gradient_norms": largest_error(single_norms.values(), norms.values(), ZERO * total), "steps": apart}
    return {"exact_sizes": EXACT_SIZES, "sizes": TRAIN_SIZES, "truth": TRUTH, "min_size": TRAIN_MIN_SIZE,
            "losses": [digits(value) for value in losses], "total_gradient": digits(total),
            "gradient_norms": {name: digits(norm, 6) for name, norm in norms.items()},
            "rate": rate, "momentum": MOMENTUM, "decay": DECAY,
            "steps": [[digits(value) for value in step] for step in steps], "running_norms": running,
            "float32_error": own_error, "condition": largest_error(moved.values(), norms.values(), ZERO * total)}


def main():
    torch.set_num_threads(1)
    torch.randperm = lambda n, **options: torch.arange(n)
    folder = pathlib.Path(__file__).resolve().parent.parent / "golden"
    names = [name for name in sys.argv[1:] if name != "--training"]
    for name in names or CASES:
        case = CASES[name]
        path = folder / f"parity_{name}.json"
        if "--training" in sys.argv:
            golden = json.loads(path.read_text())
            calibration, pictures = golden["calibration"], golden["pictures"]
        else:
            calibration, pictures = detection_case(case)
        training = training_case(case, calibration)
        if name in HELD:
            training["held"] = held_case(case, calibration)
        golden = {"origin": f"torchvision {torchvision.__version__}, torch {torch.__version__}, "
                            "tests/reference/make_parity_golden.py", "num_classes": NUM_CLASSES, **case,
                  "calibration": calibration, "pictures": pictures, "training": training}
        path.write_text(json.dumps(golden, separators=(",", ":")) + "\n")
        counts = [len(picture["scores"]) for picture in pictures]
        print(f"{name}: {path.stat().st_size} bytes, {counts} detections, "
              f"losses {training['steps'][0]} -> {training['steps'][-1]}, rate {training['rate']}, "
              f"{training['float32_error']}, condition {training['condition']}", flush=True)


if __name__ == "__main__":
    main()
