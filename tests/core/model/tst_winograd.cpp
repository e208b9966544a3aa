#include <QTest>

#include <ATen/ATen.h>
#include <torch/utils.h>

#include "core/model/conv.h"
#include "core/model/ops/winograd.h"
#include "core/model/ops/winograd_kernel.h"

using namespace boxwright;

namespace {

struct Convolution {
    Convolution(std::vector<int64_t> sizes, int64_t out)
        : x(at::randn(sizes))
        , weight(at::randn({out, sizes[1], 3, 3}) / 24)
        , bias(at::randn({out})) {}

    [[nodiscard]] at::Tensor inDouble() const {
        return at::conv2d(x.to(at::kDouble), weight.to(at::kDouble), bias.to(at::kDouble), 1, 1);
    }

    at::Tensor x, weight, bias;
};

/// The largest difference as a share of the largest value.
double distance(const at::Tensor& got, const at::Tensor& wanted) {
    return ((got.to(at::kDouble) - wanted).abs().max() / wanted.abs().max()).item<double>();
}

constexpr double kExact = 3e-5;

} // namespace

class TestWinograd : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (!hasWinogradKernel())
            QSKIP("This processor has no kernel for Winograd's convolutions.");
    }
    void init() { torch::manual_seed(7); }

    void equalsTheConvolutionInDouble_data() {
        QTest::addColumn<std::vector<int64_t>>("sizes");
        QTest::addColumn<int>("out");
        using Sizes = std::vector<int64_t>;
        QTest::newRow("sides that are multiples of a tile") << Sizes{1, 64, 8, 12} << 32;
        QTest::newRow("sides that are not") << Sizes{1, 64, 13, 17} << 64;
        QTest::newRow("smaller than a tile") << Sizes{1, 64, 3, 2} << 32;
        QTest::newRow("one pixel") << Sizes{1, 64, 1, 1} << 32;
        QTest::newRow("one row") << Sizes{1, 128, 1, 50} << 96;
        QTest::newRow("several images") << Sizes{3, 64, 7, 9} << 32;
        QTest::newRow("many blocks") << Sizes{2, 256, 40, 56} << 64;
        QTest::newRow("fewer channels than pay") << Sizes{1, 16, 10, 10} << 32;
    }
    void equalsTheConvolutionInDouble() {
        QFETCH(std::vector<int64_t>, sizes);
        QFETCH(int, out);
        const Convolution layer(sizes, out);
        const at::Tensor got = winogradConv2d(layer.x, winogradWeights(layer.weight), layer.bias);
        const at::Tensor wanted = layer.inDouble();
        QVERIFY(got.sizes() == wanted.sizes());
        QVERIFY(got.is_contiguous(at::MemoryFormat::ChannelsLast));
        const double off = distance(got, wanted);
        QVERIFY2(off < kExact, qPrintable(QString::number(off)));
    }

    void theKernelForNarrowRegistersGivesTheSame() {
        const Convolution layer({1, 64, 11, 9}, 64);
        const at::Tensor input = layer.x.contiguous(at::MemoryFormat::ChannelsLast);
        const at::Tensor weights = winogradWeights(layer.weight);
        for (const bool wide : {false, hasWideWinogradKernel()}) {
            const WinogradShape shape{1, 11, 9, 64, 64, wide};
            at::Tensor output = at::empty({1, 64, 11, 9}, at::MemoryFormat::ChannelsLast);
            std::vector<float> scratch(static_cast<std::size_t>(winogradScratch(shape)));
            QVERIFY(shape.tiles() <= winogradBlock(shape));
            winogradTiles(shape, input.data_ptr<float>(), weights.data_ptr<float>(), layer.bias.data_ptr<float>(), 0,
                          shape.tiles(), scratch.data(), output.data_ptr<float>());
            QVERIFY(distance(output, layer.inDouble()) < kExact);
        }
    }

    void aConvolutionTakesItOnlyForDetection() {
        const at::NoGradGuard noGradient;
        Conv conv(torch::nn::Conv2dOptions(64, 64, 3).padding(1));
        const at::Tensor x = at::randn({1, 64, 24, 24});
        const at::Tensor direct = at::conv2d(x, conv->weight, conv->bias, 1, 1);
        QVERIFY(at::equal(conv->forward(x), direct));
        conv->prepareForDetection();
        const at::Tensor fast = conv->forward(x);
        QVERIFY(!at::equal(fast, direct)); // rounded otherwise, so it went the other way
        QVERIFY(at::allclose(fast, direct, 1e-4, 1e-4));
        // Another bias is a norm's shift.
        const at::Tensor shift = at::randn({64});
        QVERIFY(at::allclose(conv->forwardWithBias(x, shift), at::conv2d(x, conv->weight, shift, 1, 1), 1e-4, 1e-4));
    }

    void otherConvolutionsStayDirect_data() {
        QTest::addColumn<bool>("suits");
        QTest::addColumn<std::vector<int64_t>>("sizes");
        QTest::addColumn<std::vector<int64_t>>("weight");
        using Sizes = std::vector<int64_t>;
        QTest::newRow("of a pyramid") << true << Sizes{1, 256, 50, 68} << Sizes{256, 256, 3, 3};
        QTest::newRow("few pixels") << false << Sizes{1, 256, 8, 8} << Sizes{256, 256, 3, 3};
        QTest::newRow("many regions of few pixels") << true << Sizes{100, 256, 7, 7} << Sizes{256, 256, 3, 3};
        QTest::newRow("1x1") << false << Sizes{1, 256, 50, 68} << Sizes{256, 256, 1, 1};
        QTest::newRow("depthwise") << false << Sizes{1, 256, 50, 68} << Sizes{256, 1, 3, 3};
        QTest::newRow("many channels") << false << Sizes{1, 512, 50, 68} << Sizes{512, 512, 3, 3};
        QTest::newRow("few channels") << false << Sizes{1, 32, 50, 68} << Sizes{64, 32, 3, 3};
        QTest::newRow("an odd number of outputs") << false << Sizes{1, 256, 50, 68} << Sizes{36, 256, 3, 3};
    }
    void otherConvolutionsStayDirect() {
        QFETCH(bool, suits);
        QFETCH(std::vector<int64_t>, sizes);
        QFETCH(std::vector<int64_t>, weight);
        const at::NoGradGuard noGradient;
        QCOMPARE(suitsWinograd(at::zeros(sizes), at::zeros(weight)), suits);
        QVERIFY(!suitsWinograd(at::zeros(sizes, at::kDouble), at::zeros(weight, at::kDouble)));
    }
    void whereAGradientIsAskedForTheyStayDirect() {
        QVERIFY(!suitsWinograd(at::zeros({1, 256, 50, 68}), at::zeros({256, 256, 3, 3})));
    }
};

QTEST_GUILESS_MAIN(TestWinograd)
#include "tst_winograd.moc"
