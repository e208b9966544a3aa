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


def is_norm(key, state):
    return key.rpartition(".")[0] + ".running_var" in state


def values_for(key, state, calibration):
    """float64 values of one tensor. calibration: what calibrate.py has found, "factors" of the weights and "centres" of
    the outputs of layers, by module name; may be empty."""
    tensor = state[key]
    module, _, field = key.rpartition(".")
    u = uniform(key, tensor.numel()).astype(np.float64).reshape(tuple(tensor.shape))
    if key.endswith("bn3.weight"):  # the last norm of a bottleneck: small, or rounding grows from block to block
        return 0.2 + 0.1 * u
    if is_norm(key, state):
        return {"weight": 0.6 + 0.2 * u, "bias": 0.1 * u, "running_mean": 0.1 * u, "running_var": 1 + 0.2 * u}[field]
    if tensor.dim() == 1:
        return 0.05 * u - np.array(calibration.get("centres", {}).get(module, 0.0))
    default = 3.0 if module.endswith(("cls_score", "cls_logits")) else 1.0
    factor = calibration.get("factors", {}).get(module, default)
    return u * (factor * np.sqrt(3.0 / (tensor.numel() // tensor.shape[0])))


def fill(model, calibration=None):
    """Every parameter and buffer of the model; keys and shapes decide the kind of value."""
    state = model.state_dict()
    for key, tensor in state.items():
        if not key.endswith("num_batches_tracked"):
            tensor.copy_(torch.from_numpy(values_for(key, state, calibration or {}).astype(np.float32)))


def image(height, width, shift):
    """uint8 [3, H, W]: stripes and squares."""
    y, x, c = np.meshgrid(np.arange(height), np.arange(width), np.arange(3), indexing="ij")
    value = x * (3 + shift) + y * 5 + c * 40 + ((x // 16 + y // 16 + shift) % 2) * 90
    return torch.from_numpy((value % 256).astype(np.uint8)).permute(2, 0, 1).contiguous()
