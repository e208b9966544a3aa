"""Python writes weights in every form, Boxwright reads and writes them again, Python loads them: strict and bit-equal.

Run by ctest; by hand:  /usr/bin/python3 tests/reference/check_weights_round_trip.py CONVERTER [MODEL...]
CONVERTER is a program with the arguments IN and OUT, such as convert_weights; quote it if it has arguments of its own.
Ends with code 77 (skipped) where torch or torchvision are missing.
"""
import collections
import json
import pathlib
import pickle
import shlex
import struct
import subprocess
import sys
import tarfile
import tempfile
import zipfile

try:
    import torch
    import torchvision
except ImportError as error:
    print(f"skipped: {error}")
    sys.exit(77)

import models

NUM_CLASSES = 5
SAFETENSORS_TYPES = {torch.float32: "F32", torch.float64: "F64", torch.float16: "F16", torch.bfloat16: "BF16",
                     torch.int64: "I64", torch.int32: "I32", torch.int16: "I16", torch.int8: "I8", torch.uint8: "U8",
                     torch.bool: "BOOL"}


def data_of(tensor):
    return tensor.contiguous().reshape(-1).view(torch.uint8).numpy().tobytes()


def write_zip(state, path):
    torch.save(state, path)


def write_legacy(state, path):
    torch.save(state, path, _use_new_zipfile_serialization=False)


def write_protocol4(state, path):
    torch.save({"state_dict": state, "epoch": 3, "args": pathlib.PurePosixPath("x")}, path, pickle_protocol=4)


def write_parallel(state, path):
    """A checkpoint of DistributedDataParallel whose entries are Parameters."""
    renamed = [("module." + name, torch.nn.Parameter(tensor, requires_grad=False)) for name, tensor in state.items()]
    torch.save({"model": collections.OrderedDict(renamed), "optimizer": {"state": {}, "param_groups": []}}, path)


def write_deflated(state, path):
    stored = path.with_suffix(".stored")
    torch.save(state, stored)
    with zipfile.ZipFile(stored) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for name in source.namelist():
            packed.writestr(name, source.read(name))


def write_safetensors(state, path):
    header, data = {"__metadata__": {"format": "pt"}}, []
    for name, tensor in state.items():
        begin = sum(map(len, data))
        data.append(data_of(tensor))
        header[name] = {"dtype": SAFETENSORS_TYPES[tensor.dtype], "shape": list(tensor.shape),
                        "data_offsets": [begin, begin + len(data[-1])]}
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + b"".join(data))


class NumberPickler(pickle.Pickler):
    """Tensors become the numbers of a table."""

    def __init__(self, file, numbers):
        super().__init__(file, protocol=2)
        self.numbers = numbers

    def persistent_id(self, value):
        return self.numbers[id(value)] if torch.is_tensor(value) else None


def write_tar(state, path):
    """The form before torch 0.1.10: storages, tensors and the object in a tar archive."""
    with tempfile.TemporaryDirectory() as folder, tarfile.open(path, "w:", format=tarfile.PAX_FORMAT) as tar:
        folder = pathlib.Path(folder)
        numbers = {id(tensor): 10**12 + i for i, tensor in enumerate(state.values())}
        with open(folder / "storages", "wb") as storages, open(folder / "tensors", "wb") as tensors:
            pickle.dump(len(state), storages, 2)
            pickle.dump(len(state), tensors, 2)
            for i, tensor in enumerate(state.values()):
                storage_type = torch.storage._dtype_to_storage_type_map()[tensor.dtype]
                pickle.dump((i, "cpu", getattr(torch, storage_type)), storages, 2)
                storages.write(struct.pack("<q", tensor.numel()) + data_of(tensor))
                pickle.dump((numbers[id(tensor)], i, None), tensors, 2)
                strides = tensor.contiguous().stride()
                tensors.write(struct.pack("<q", tensor.dim()))
                tensors.write(struct.pack(f"<{2 * tensor.dim() + 1}q", *tensor.shape, *strides, 0))
            pickle.dump([], storages, 2)
        with open(folder / "pickle", "wb") as file:
            NumberPickler(file, numbers).dump(dict(state))
        with open(folder / "sys_info", "wb") as file:
            pickle.dump({"little_endian": True}, file, 2)
        for name in ("sys_info", "pickle", "tensors", "storages"):
            tar.add(folder / name, name)
    python_state = torch.load(path)  # our tar has to be what Python takes for one
    assert_equal(state, python_state, "the tar form in Python")


WRITERS = [write_zip, write_legacy, write_protocol4, write_parallel, write_deflated, write_safetensors, write_tar]


def read_safetensors(path):
    bytes_ = path.read_bytes()
    length = struct.unpack("<Q", bytes_[:8])[0]
    header, types = json.loads(bytes_[8:8 + length]), {text: dtype for dtype, text in SAFETENSORS_TYPES.items()}
    header.pop("__metadata__")
    state = collections.OrderedDict()
    for name, entry in header.items():
        begin, end = (8 + length + offset for offset in entry["data_offsets"])
        dtype = types[entry["dtype"]]
        flat = torch.frombuffer(bytearray(bytes_[begin:end]), dtype=dtype) if end > begin else torch.empty(0, dtype=dtype)
        state[name] = flat.reshape(entry["shape"])
    return state


def assert_equal(expected, actual, what):
    assert set(expected) == set(actual), f"{what}: other names: {set(expected) ^ set(actual)}"
    for name, tensor in expected.items():
        same = actual[name].dtype == tensor.dtype and torch.equal(actual[name], tensor)
        assert same, f"{what}: {name} differs"


def convert(converter, source, target):
    """Starting the program takes longer than its work: few and large files."""
    subprocess.run([*shlex.split(converter), str(source), str(target)], check=True)
    return read_safetensors(target) if target.suffix == ".safetensors" else torch.load(target, weights_only=True)


def check(state, model, converter, folder):
    """`state` is the model's and odd tensors besides, which come and go with it."""
    for write in WRITERS:
        form = write.__name__.removeprefix("write_")
        source, target = folder / f"in.{form}", folder / "out.pth"
        write(state, source)
        result = convert(converter, source, target)
        assert_equal(state, result, f"{form} to .pth")
        source.unlink()
    assert_equal(state, convert(converter, folder / "out.pth", folder / "out.safetensors"), ".pth to .safetensors")
    model.load_state_dict({name: result[name] for name in model.state_dict()}, strict=True)


def build(name):
    """torchvision's own model where it has one."""
    native = getattr(torchvision.models.detection, name, None)
    if native is None:
        return models.build(name, NUM_CLASSES)
    return native(weights=None, weights_backbone=None, num_classes=NUM_CLASSES)


def odd_state():
    """Every element type, a transposed view, a slice, a scalar and nothing at all."""
    numbers = torch.arange(24)
    state = collections.OrderedDict((str(dtype).split(".")[1], (numbers % 7).to(dtype)) for dtype in SAFETENSORS_TYPES)
    state = collections.OrderedDict(("odd." + name, tensor) for name, tensor in state.items())
    state["odd.transposed"] = numbers.float().reshape(4, 6).t()
    state["odd.slice"] = numbers.double()[3:9]
    state["odd.scalar"] = torch.tensor(2.5)
    state["odd.empty"] = torch.empty(3, 0)
    return state


def main():
    converter, names = sys.argv[1], sys.argv[2:] or ["fasterrcnn_resnet10_slim_fpn"]
    torch.manual_seed(1)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for name in names:
            state = build(name).state_dict()
            state.update(odd_state())
            check(state, build(name), converter, folder)
            print(f"{name}: {len(state)} tensors went through {len(WRITERS)} forms and back, strict and bit-equal")


if __name__ == "__main__":
    main()
