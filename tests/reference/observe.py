"""What torchvision's Faster R-CNN computes on its way, and a comparison of two answers."""
import torch


def look(model, image):
    """{"maps": [tensors], "proposals": [P, 4], "boxes", "labels", "scores"} of one image [3, H, W]."""
    seen = {}
    hooks = [model.backbone.register_forward_hook(lambda module, inputs, output: seen.update(maps=output)),
             model.rpn.register_forward_hook(lambda module, inputs, output: seen.update(proposals=output[0][0]))]
    model.eval()
    with torch.no_grad():
        seen.update(model([image])[0])
    for hook in hooks:
        hook.remove()
    maps = seen["maps"]
    seen["maps"] = list(maps.values()) if isinstance(maps, dict) else [maps]
    return seen


def partners(a, b, pixels=0.1, score=1e-3):
    """How many detections of a have a partner of their own in b, of the same class, near in box and score."""
    taken = set()
    for box, label, value in zip(a["boxes"], a["labels"], a["scores"]):
        near = ((b["boxes"] - box).abs().amax(1) < pixels) & (b["labels"] == label)
        near &= (b["scores"] - value).abs() < score
        free = [i for i in near.nonzero().flatten().tolist() if i not in taken]
        taken.update(free[:1])
    return len(taken)


def same(a, b, pixels=0.1, score=1e-3):
    """True if the detections agree one to one and the proposals in place."""
    count = len(a["scores"])
    return (count == len(b["scores"]) and a["proposals"].shape == b["proposals"].shape
            and partners(a, b, pixels, score) == count
            and torch.allclose(a["proposals"].double(), b["proposals"].double(), rtol=0, atol=pixels))
