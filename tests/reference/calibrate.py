"""Finds a factor for the weights of every convolution and linear layer of a model with formula weights, so that no
activation vanishes or explodes, however deep the network is, and a shift of the outputs of the predictors, so that
scores and boxes spread instead of being nearly the same everywhere. The numbers go into the golden files;
formula.fill() applies them."""
import torch
from torch import nn

import formula

SPREAD = {"cls_logits": 2.0, "cls_score": 2.5, "bbox_pred": 0.6}  # deviations of the predictors; all others 1


def calibrate(model, images):
    """The calibration that formula.fill() takes; the model is filled with it."""
    calibration = {"factors": {}, "centres": {}}
    model.eval()
    with torch.no_grad():
        scale_layers(model, images, calibration)
    return calibration


def scale_layers(model, images, calibration):
    """One pass in which every layer is scaled as soon as it is reached."""
    state = model.state_dict()
    factors, centres = calibration["factors"], calibration["centres"]
    layers = {name: module for name, module in model.named_modules() if isinstance(module, (nn.Conv2d, nn.Linear))}
    formula.fill(model, {"factors": dict.fromkeys(layers, 1.0)})

    def refill(key):
        state[key].copy_(torch.from_numpy(formula.values_for(key, state, calibration)))

    def scale(name, module, inputs, output):
        if name in factors:  # the RPN head runs once for each level: the finest one decides
            return output
        kind = name.rpartition(".")[2]
        channels = output.transpose(0, 1).flatten(1)
        centre = channels.mean(1, keepdim=True)
        if kind not in SPREAD:
            centre = 0 * centre if module.bias is None else module.bias[:, None]
        factors[name] = float(f"{SPREAD.get(kind, 1.0) / (channels - centre).pow(2).mean().sqrt().item():.4g}")
        refill(name + ".weight")
        if kind in SPREAD:
            shifted = module.forward(inputs[0]).transpose(0, 1).flatten(1).mean(1)
            centres[name] = [round(value, 3) for value in shifted.tolist()]
            refill(name + ".bias")
        return module.forward(inputs[0])

    def hook_of(name):
        return lambda module, inputs, output: scale(name, module, inputs, output)

    hooks = [module.register_forward_hook(hook_of(name)) for name, module in layers.items()]
    model(images)
    for hook in hooks:
        hook.remove()


def background(model, images, wanted):
    """Gives the background's score the bias, rounded, that leaves at most `wanted` detections in the fullest image, and
    returns it."""
    predicted, entered = [], []
    predictor = model.roi_heads.box_predictor
    hooks = [predictor.register_forward_hook(lambda module, inputs, output: predicted.append(output)),
             model.roi_heads.register_forward_pre_hook(lambda module, inputs: entered.append(inputs))]
    bias = predictor.cls_score.bias
    with torch.no_grad():
        for image in images:
            model([image])
        for hook in hooks:
            hook.remove()
        low, high = -30.0, 30.0
        while high - low > 0.005:
            middle = (low + high) / 2
            low, high = (low, middle) if most(model, predicted, entered, middle - bias[0]) <= wanted else (middle, high)
        bias[0] = round(high, 2)
    return round(high, 2)


def most(model, predicted, entered, shift):
    """Detections in the fullest image if the background's score is shifted."""
    counts = []
    for (logits, deltas), (_, proposals, sizes, *_) in zip(predicted, entered):
        shifted = logits.clone()
        shifted[:, 0] += shift
        counts.append(len(model.roi_heads.postprocess_detections(shifted, deltas, proposals, sizes)[0][0]))
    return max(counts)
