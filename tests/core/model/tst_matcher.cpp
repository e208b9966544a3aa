#include <QTest>

#include "core/model/balanced_sampler.h"
#include "core/model/matcher.h"
#include "tests/support/tensor_compare.h"

using namespace boxwright;

namespace {

at::Tensor goldenIou() {
    return boxTensor({1, .25F, 0, .2195122F, .1428571F, 0, 0, .6806723F});
}

at::Tensor longs(std::initializer_list<int64_t> numbers) {
    return at::tensor(at::ArrayRef<int64_t>(numbers.begin(), numbers.size()), at::kLong);
}

} // namespace

class TestMatcher : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesTheGoldenMatches() {
        COMPARE_TENSORS(Matcher(.7F, .3F, true).match(goldenIou()), longs({0, -1, -1, 1}), 0);
        COMPARE_TENSORS(Matcher(.7F, .3F, false).match(goldenIou()), longs({0, -1, -1, -2}), 0);
        COMPARE_TENSORS(Matcher(.5F, .5F, false).match(goldenIou()), longs({0, -1, -1, 1}), 0);
    }

    void aTruthThatMeetsNoAnchorClaimsNone() {
        const at::Tensor iou = boxTensor({.8F, .1F, 0, 0, 0, 0, 0, 0});
        COMPARE_TENSORS(Matcher(.7F, .3F, true).match(iou), longs({0, -1, -1, -1}), 0);
    }

    void lowQualityMatchesIncludeEveryTie() {
        const at::Tensor iou = boxTensor({.2F, .2F, .1F, 0});
        COMPARE_TENSORS(Matcher(.7F, .3F, true).match(iou), longs({0, 0, -1, -1}), 0);
    }

    void samplerFillsMissingPositivesWithNegatives() {
        at::Tensor labels = at::zeros({100}, at::kLong);
        labels.slice(0, 0, 3).fill_(1);
        labels.slice(0, 90).fill_(-1);
        const auto chosen = BalancedSampler(20, .5).sample(labels);
        QCOMPARE(chosen.positives.numel(), 3);
        QCOMPARE(chosen.negatives.numel(), 17);
        QVERIFY(labels.index_select(0, chosen.negatives).eq(0).all().item<bool>());
    }

    void samplerTakesAtMostTheWantedPositives() {
        const auto chosen = BalancedSampler(20, .25).sample(at::ones({100}, at::kLong));
        QCOMPARE(chosen.positives.numel(), 5);
        QCOMPARE(chosen.negatives.numel(), 0);
    }

    void aSeededChoiceDependsOnNothingElse() {
        const at::Tensor labels = at::cat({at::ones({40}, at::kLong), at::zeros({60}, at::kLong)});
        const BalancedSampler sampler(20, .5);
        const auto first = sampler.sample(labels, 5);
        static_cast<void>(at::rand({7})); // somebody else draws
        const auto again = sampler.sample(labels, 5), other = sampler.sample(labels, 6);
        COMPARE_TENSORS(first.positives, again.positives, 0);
        COMPARE_TENSORS(first.negatives, again.negatives, 0);
        QVERIFY(!first.negatives.equal(other.negatives));
    }

    void samplerFollowsAnInjectedPermutation() {
        const auto firstOnes = [](int64_t n) { return at::arange(n, at::kLong); };
        const auto chosen = BalancedSampler(4, .5, firstOnes).sample(longs({1, 0, 2, 1, 0, 0}));
        COMPARE_TENSORS(chosen.positives, longs({0, 2}), 0);
        COMPARE_TENSORS(chosen.negatives, longs({1, 4}), 0);
    }
};

QTEST_GUILESS_MAIN(TestMatcher)
#include "tst_matcher.moc"
