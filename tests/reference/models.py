"""The detectors of Boxwright's model table as torchvision builds them."""
from torch import nn
from torchvision.models.detection import FasterRCNN, fasterrcnn_resnet50_fpn
from torchvision.models.detection.anchor_utils import AnchorGenerator
from torchvision.models.detection.backbone_utils import BackboneWithFPN
from torchvision.models.detection.faster_rcnn import FastRCNNPredictor, TwoMLPHead
from torchvision.models.resnet import BasicBlock
from torchvision.ops import FrozenBatchNorm2d


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


def fasterrcnn_resnet10_slim_fpn(num_classes):
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


def build(name, num_classes):
    if name == "fasterrcnn_resnet10_slim_fpn":
        return fasterrcnn_resnet10_slim_fpn(num_classes)
    model = fasterrcnn_resnet50_fpn(weights=None, weights_backbone=None, num_classes=num_classes)
    freeze_norms(model)
    return model


def freeze_norms(module):
    """BatchNorm2d to FrozenBatchNorm2d, as torchvision does for pre-trained backbones; stem and layer1 without gradient."""
    for name, child in module.named_children():
        if isinstance(child, nn.BatchNorm2d):
            setattr(module, name, FrozenBatchNorm2d(child.num_features, eps=1e-5))
        else:
            freeze_norms(child)
