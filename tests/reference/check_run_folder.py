"""What a training run leaves behind, seen from Python: checkpoints in torchvision, TensorBoard events, results.txt; and
a checkpoint that a Python program of torchvision's kind wrote, resumed by boxwright-cli.

Usage: check_run_folder.py BOXWRIGHT_CLI. Exit code 77 where torch or torchvision is missing.
"""

import glob
import os
import re
import struct
import subprocess
import sys
import tempfile

try:
    import torch
    import torchvision
except ImportError:
    sys.exit(77)

MODEL = "fasterrcnn_mobilenet_v3_large_320_fpn"
CLASSES = 5  # of the sample data set


def run(*arguments):
    done = subprocess.run(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        raise SystemExit("failed: %s\n%s" % (" ".join(arguments), done.stderr))
    return done.stdout.strip(), done.stderr


def torchvision_model():
    build = getattr(torchvision.models.detection, MODEL)
    return build(weights=None, weights_backbone=None, num_classes=CLASSES + 1)


def write_python_checkpoint(path):
    """As the seed system's training program saves it after its first epoch."""
    torch.manual_seed(3)
    torch.set_num_threads(1)
    model = torchvision_model().train()
    trained = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.SGD(trained, lr=0.005, momentum=0.9, weight_decay=0.0005)
    schedule = torch.optim.lr_scheduler.StepLR(optimizer, step_size=3, gamma=0.33)
    for step in range(2):
        target = {"boxes": torch.tensor([[20.0, 20.0, 90.0, 80.0]]), "labels": torch.tensor([1 + step])}
        losses = model([torch.rand(3, 120, 160)] * 2, [target] * 2)
        optimizer.zero_grad()
        sum(losses.values()).backward()
        optimizer.step()
    schedule.step()
    torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(),
                "lr_scheduler": schedule.state_dict(), "epoch": 0}, path)
    return len(trained)


def load_strict(path):
    checkpoint = torch.load(path, map_location="cpu")
    model = torchvision_model()
    model.load_state_dict(checkpoint["model"], strict=True)
    optimizer = torch.optim.SGD([p for p in model.parameters() if p.requires_grad], lr=1.0, momentum=0.9)
    optimizer.load_state_dict(checkpoint["optimizer"])
    return checkpoint


def check_resume(cli, data, folder):
    path = os.path.join(folder, "model-0.pth")
    trained = write_python_checkpoint(path)
    # No iteration is left, so that what was read is written again.
    out, err = run(cli, "train", "--data", data, "--output", os.path.join(folder, "resumed"), "--resume", path,
                   "--model", MODEL, "--epochs", "2", "--max-steps", "1", "--trainable-stages", "6", "--val-split",
                   "none", "--threads", "1", "--min-size", "96", "--max-size", "128")
    assert "momentum of %d parameters" % trained in err, err
    before, after = torch.load(path), load_strict(os.path.join(out, "last.pth"))
    for key, value in before["model"].items():
        assert torch.equal(value, after["model"][key]), key
    for number, state in before["optimizer"]["state"].items():
        assert torch.equal(state["momentum_buffer"], after["optimizer"]["state"][number]["momentum_buffer"]), number
    # And it really goes on.
    out, err = run(cli, "train", "--data", data, "--output", os.path.join(folder, "trained"), "--resume", path,
                   "--model", MODEL, "--epochs", "2", "--trainable-stages", "6", "--threads", "1", "--batch-size", "2",
                   "--min-size", "96", "--max-size", "128")
    after = load_strict(os.path.join(out, "last.pth"))
    assert after["epoch"] == 1 and any(not torch.equal(v, after["model"][k]) for k, v in before["model"].items())
    load_strict(os.path.join(out, "best.pth"))
    return out


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def masked(data):
    crc = crc32c(data)
    return ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, at


def fields(data):
    """The fields of a protocol-buffer message: (number, value)."""
    at = 0
    while at < len(data):
        key, at = varint(data, at)
        kind = key & 7
        if kind == 0:
            value, at = varint(data, at)
        elif kind == 2:
            size, at = varint(data, at)
            value, at = data[at:at + size], at + size
        else:
            size = 8 if kind == 1 else 4
            value, at = struct.unpack("<d" if kind == 1 else "<f", data[at:at + size])[0], at + size
        yield key >> 3, value


def events(path):
    """(step, {tag: number}) of each event; every checksum holds."""
    with open(path, "rb") as file:
        data = file.read()
    at = 0
    while at < len(data):
        (size,) = struct.unpack("<Q", data[at:at + 8])
        body = data[at + 12:at + 12 + size]
        assert struct.unpack("<I", data[at + 8:at + 12])[0] == masked(data[at:at + 8])
        assert struct.unpack("<I", data[at + 12 + size:at + 16 + size])[0] == masked(body)
        at += 16 + size
        event = dict(fields(body))
        scalars = {}
        for number, value in fields(event.get(5, b"")):
            scalar = dict(fields(value))
            scalars[scalar[1].decode()] = scalar[2]
        yield event.get(2, 0), scalars


def check_tables(run_folder):
    (path,) = glob.glob(os.path.join(run_folder, "events.out.tfevents.*"))
    losses = {step: s["train/loss"] for step, s in events(path) if "train/loss" in s}
    with open(os.path.join(run_folder, "steps.csv")) as file:
        rows = [line.split(",") for line in file.read().splitlines()[1:]]
    assert len(rows) > 1 and sorted(losses) == [int(row[0]) for row in rows]
    for row in rows:
        assert abs(losses[int(row[0])] - float(row[2])) < 1e-5 * (1 + float(row[2]))
    assert any("val/AP50" in s for _, s in events(path))
    # The seed system's parser: "epoch:N " and 14 numbers, two spaces apart.
    with open(os.path.join(run_folder, "results.txt")) as file:
        lines = [line for line in file.read().splitlines() if not line.startswith("#")]
    for line in lines:
        assert re.fullmatch(r"epoch:\d+ (-?\d+\.\d{4}  ){13}\d+\.\d{6}", line), line


def main():
    cli = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        data = os.path.join(folder, "sample")
        run(cli, "sample", "--output", data, "--images", "16")  # enough to have every class
        check_tables(check_resume(cli, data, folder))
    print("check_run_folder: torchvision loads the checkpoints, Boxwright resumes Python's.")


main()
