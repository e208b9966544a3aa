"""The detectors of Boxwright's model table as torchvision builds them, and as the seed system does where it has none.

    /usr/bin/python3 tests/reference/models.py      prints the parameter counts and checks the known ones
"""
from functools import partial

from torch import nn
from torchvision.models import efficientnet_b0, mobilenet_v2, mobilenet_v3_large, resnet50, vgg16, vgg16_bn
from torchvision.models.detection import (FasterRCNN, fasterrcnn_mobilenet_v3_large_320_fpn,
                                          fasterrcnn_mobilenet_v3_large_fpn, fasterrcnn_resnet50_fpn,
                                          fasterrcnn_resnet50_fpn_v2)
from torchvision.models.detection.anchor_utils import AnchorGenerator
from torchvision.models.detection.backbone_utils import (BackboneWithFPN, _mobilenet_extractor, _resnet_fpn_extractor,
                                                         resnet_fpn_backbone)
from torchvision.models.detection.faster_rcnn import FastRCNNPredictor, TwoMLPHead
from torchvision.models.feature_extraction import create_feature_extractor
from torchvision.models.resnet import BasicBlock
from torchvision.ops import FrozenBatchNorm2d, MultiScaleRoIAlign
from torchvision.ops.feature_pyramid_network import FeaturePyramidNetwork, LastLevelMaxPool

ALL_SIZES = (32, 64, 128, 256, 512)
RATIOS = (0.5, 1.0, 2.0)
MOBILENET_TAPS = "fasterrcnn_mobilenet_v3_large_fpn@features.6,features.12,features.16"


class SlimResNet(nn.Module):
    """Half-width ResNet-10."""

    def __init__(self, widths=(32, 64, 128, 256)):
        super().__init__()
        self.conv1 = nn.Conv2d(3, widths[0], 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(widths[0])
        self.relu = nn.ReLU()
        self.maxpool = nn.MaxPool2d(3, 2, 1)
        channels = widths[0]
        for i, width in enumerate(widths):
            stride = 1 if i == 0 else 2
            shortcut = None
            if stride != 1 or channels != width:
                shortcut = nn.Sequential(nn.Conv2d(channels, width, 1, stride, bias=False), nn.BatchNorm2d(width))
            setattr(self, f"layer{i + 1}", nn.Sequential(BasicBlock(channels, width, stride, shortcut)))
            channels = width


def resnet10_slim_fpn(num_classes):
    widths = (32, 64, 128, 256)
    backbone = BackboneWithFPN(SlimResNet(widths), {f"layer{i}": str(i - 1) for i in range(1, 5)}, list(widths), 64)
    return FasterRCNN(
        backbone,
        min_size=240,
        max_size=320,
        rpn_anchor_generator=AnchorGenerator(((16,), (32,), (64,), (96,), (128,)), ((0.7, 1.0, 1.4),) * 5),
        rpn_pre_nms_top_n_train=500,
        rpn_post_nms_top_n_train=500,
        rpn_pre_nms_top_n_test=300,
        rpn_post_nms_top_n_test=300,
        box_head=TwoMLPHead(64 * 49, 256),
        box_predictor=FastRCNNPredictor(256, num_classes),
        box_batch_size_per_image=64,
    )


def mobilenet_v3_at(num_classes, taps, channels):
    """The seed system's choice of taps; the norm as mobilenet_v3_large() makes it alone, eps 1e-3 and momentum 0.01."""
    backbone = BackboneWithFPN(mobilenet_v3_large(weights=None).features,
                               {tap.removeprefix("features."): str(i) for i, tap in enumerate(taps)}, channels, 256)
    return FasterRCNN(backbone, num_classes, rpn_anchor_generator=pyramid_anchors())


class ExtractorWithFPN(nn.Module):
    """BackboneWithFPN with torchvision's feature extractor by node name as the body."""

    def __init__(self, network, taps, channels):
        super().__init__()
        self.body = create_feature_extractor(network, {tap: str(i) for i, tap in enumerate(taps)})
        self.fpn = FeaturePyramidNetwork(channels, 256, extra_blocks=LastLevelMaxPool())
        self.out_channels = 256

    def forward(self, x):
        return self.fpn(self.body(x))


def pyramid_anchors():
    return AnchorGenerator(((64,), (128,), (256,), (512,)), (RATIOS,) * 4)


def efficientnet_b0_fpn(num_classes):
    backbone = ExtractorWithFPN(efficientnet_b0(weights=None), ["features.3", "features.4", "features.8"],
                                [40, 80, 1280])
    return FasterRCNN(backbone, num_classes, rpn_anchor_generator=pyramid_anchors(),
                      box_roi_pool=MultiScaleRoIAlign(["0", "1", "2"], 7, 2))


def single_map(backbone, channels, num_classes):
    backbone.out_channels = channels
    return FasterRCNN(backbone, num_classes, rpn_anchor_generator=AnchorGenerator((ALL_SIZES,), (RATIOS,)),
                      box_roi_pool=MultiScaleRoIAlign(["0"], 7, 2))


def extracted(network, node, channels, num_classes):
    return single_map(create_feature_extractor(network, {node: "0"}), channels, num_classes)


def frozen_resnet50_fpn(num_classes, trainable_layers):
    """fasterrcnn_resnet50_fpn as torchvision builds it around pre-trained weights."""
    backbone = resnet50(weights=None, norm_layer=FrozenBatchNorm2d)
    return FasterRCNN(_resnet_fpn_extractor(backbone, trainable_layers), num_classes)


def frozen_mobilenet_v3_large_fpn(num_classes, trainable_layers, **options):
    """fasterrcnn_mobilenet_v3_large_fpn as torchvision builds it around pre-trained weights."""
    backbone = mobilenet_v3_large(weights=None, norm_layer=FrozenBatchNorm2d)
    return FasterRCNN(_mobilenet_extractor(backbone, True, trainable_layers), num_classes,
                      rpn_anchor_generator=AnchorGenerator((ALL_SIZES,) * 3, (RATIOS,) * 3), rpn_score_thresh=0.05,
                      **options)


SMALL_320 = {"min_size": 320, "max_size": 640, "rpn_pre_nms_top_n_test": 150, "rpn_post_nms_top_n_test": 150}
FROZEN = {
    "fasterrcnn_resnet50_fpn": frozen_resnet50_fpn,
    "fasterrcnn_mobilenet_v3_large_fpn": frozen_mobilenet_v3_large_fpn,
    "fasterrcnn_mobilenet_v3_large_320_fpn": partial(frozen_mobilenet_v3_large_fpn, **SMALL_320),
}
UNTRAINED = {"weights": None, "weights_backbone": None}
LIVE = {
    "fasterrcnn_resnet10_slim_fpn": resnet10_slim_fpn,
    "fasterrcnn_resnet18_fpn": lambda k: FasterRCNN(
        resnet_fpn_backbone(backbone_name="resnet18", weights=None, norm_layer=nn.BatchNorm2d, trainable_layers=5), k),
    "fasterrcnn_resnet50_fpn": lambda k: fasterrcnn_resnet50_fpn(num_classes=k, **UNTRAINED),
    "fasterrcnn_resnet50_fpn_v2": lambda k: fasterrcnn_resnet50_fpn_v2(num_classes=k, **UNTRAINED),
    "fasterrcnn_mobilenet_v3_large_fpn": lambda k: fasterrcnn_mobilenet_v3_large_fpn(num_classes=k, **UNTRAINED),
    "fasterrcnn_mobilenet_v3_large_320_fpn":
        lambda k: fasterrcnn_mobilenet_v3_large_320_fpn(num_classes=k, **UNTRAINED),
    MOBILENET_TAPS: lambda k: mobilenet_v3_at(k, ["features.6", "features.12", "features.16"], [40, 112, 960]),
    "fasterrcnn_efficientnet_b0_fpn": efficientnet_b0_fpn,
    "fasterrcnn_vgg16": lambda k: single_map(vgg16(weights=None).features[:-1], 512, k),
    "fasterrcnn_vgg16_bn": lambda k: extracted(vgg16_bn(weights=None), "features.42", 512, k),
    "fasterrcnn_resnet50_layer3": lambda k: extracted(resnet50(weights=None), "layer3", 1024, k),
    "fasterrcnn_efficientnet_b0": lambda k: extracted(efficientnet_b0(weights=None), "features.5", 112, k),
    "fasterrcnn_mobilenet_v2": lambda k: single_map(mobilenet_v2(weights=None).features, 1280, k),
}
NAMES = [name for name in LIVE if name != MOBILENET_TAPS]


def build(name, num_classes, frozen=False, trainable_layers=3, **overrides):
    """frozen: FrozenBatchNorm2d and that many trainable layers, else live batch norm and everything trains.
    overrides: min_size, max_size (pixels), proposals (kept of each image and level), roi_batch (sampled per image)."""
    model = FROZEN[name](num_classes, trainable_layers) if frozen else LIVE[name](num_classes)
    if "min_size" in overrides:
        model.transform.min_size = (overrides["min_size"],)
        model.transform.max_size = overrides["max_size"]
    if "proposals" in overrides:
        model.rpn._pre_nms_top_n = dict.fromkeys(("training", "testing"), overrides["proposals"])
        model.rpn._post_nms_top_n = dict.fromkeys(("training", "testing"), overrides["proposals"])
    if "roi_batch" in overrides:
        model.roi_heads.fg_bg_sampler.batch_size_per_image = overrides["roi_batch"]
    return model


def check_counts():
    known = {  # spec/detector.md 25, K = 21
        "fasterrcnn_resnet50_fpn": 41_449_656, "fasterrcnn_mobilenet_v2": 82_450_356,
        "fasterrcnn_vgg16": 43_961_332, "fasterrcnn_vgg16_bn": 43_969_780, "fasterrcnn_resnet50_layer3": 70_596_852,
        "fasterrcnn_efficientnet_b0": 7_751_252, MOBILENET_TAPS: 19_624_872,
        "fasterrcnn_efficientnet_b0_fpn": 20_734_196,
    }
    for name in LIVE:
        count = sum(parameter.numel() for parameter in build(name, 21).parameters())
        print(f"{name:75} {count:>11,}" + (" as known" if name in known else ""))
        assert known.get(name, count) == count, known[name]
    frozen = build("fasterrcnn_resnet50_fpn", 21, frozen=True)
    assert sum(parameter.numel() for parameter in frozen.parameters()) == 41_396_536
    assert sum(parameter.numel() for parameter in frozen.parameters() if parameter.requires_grad) == 41_174_136


if __name__ == "__main__":
    check_counts()
