"""Weights and pixels from a formula of name and index, the same in C++ (tests/support/formula.h), so that golden files
need no weights beside them."""
import numpy as np
import torch

MASK = (1 << 64) - 1


def name_seed(name):
    """64-bit FNV-1a."""
    value = 0xCBF29CE484222325
    for byte in name.encode():
        value = ((value ^ byte) * 0x100000001B3) & MASK
    return value


def uniform(name, count):
    """count numbers in [-1, 1), exact in float32: splitmix64 of index and name."""
    with np.errstate(over="ignore"):
        z = np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(name_seed(name))
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    return ((z >> np.uint64(40)).astype(np.float64) / float(1 << 23) - 1.0).astype(np.float32)


def fill(model):
    """Every parameter and buffer of the model; keys decide the kind of value."""
    for key, tensor in model.state_dict().items():
        if key.endswith("num_batches_tracked"):
            continue
        values = torch.from_numpy(uniform(key, tensor.numel())).view(tensor.shape)
        if tensor.dim() == 1:
            if key.endswith("running_var"):
                values = 1 + 0.2 * values
            elif ".bn" in key or "downsample.1" in key:
                values = 0.6 + 0.2 * values if key.endswith("weight") else 0.1 * values
            else:
                values = 0.05 * values
        else:
            gain = 3.0 if "cls_score" in key or "cls_logits" in key else 1.0
            values = values * np.float32(gain * np.sqrt(3.0 / (tensor.numel() / tensor.shape[0])))
        tensor.copy_(values)


def image(height, width, shift):
    """uint8 [3, H, W]: stripes and squares."""
    y, x, c = np.meshgrid(np.arange(height), np.arange(width), np.arange(3), indexing="ij")
    value = x * (3 + shift) + y * 5 + c * 40 + ((x // 16 + y // 16 + shift) % 2) * 90
    return torch.from_numpy((value % 256).astype(np.uint8)).permute(2, 0, 1).contiguous()
