#include "ui/controllers/weights_check.h"

#include <atomic>
#include <semaphore>

#include <QSignalSpy>
#include <QTest>

using namespace boxwright;

namespace {

/// Answers with the model's name; waits for `go` if it blocks.
struct Fake {
    std::atomic<int> calls = 0;
    std::atomic<bool> blocks = false;
    std::counting_semaphore<100> go{0};
};

CheckWeights checkOf(const std::shared_ptr<Fake>& fake) {
    return [fake](const std::filesystem::path& file, const std::string& model, const ClassList&) -> Result<WeightsFit> {
        ++fake->calls;
        if (fake->blocks)
            fake->go.acquire();
        if (file == "/broken.pth")
            return fail(ErrorKind::Unreadable, "It is broken.", file.string());
        WeightsFit fit;
        fit.model = model;
        return fit;
    };
}

QString modelOf(const QSignalSpy& answered) {
    return QString::fromStdString(answered.last().first().value<SharedFit>()->model);
}

const ClassList kClasses({"cat"});

} // namespace

class TestWeightsCheck : public QObject {
    Q_OBJECT

    std::shared_ptr<Fake> m_fake;
    std::unique_ptr<WeightsCheck> m_check;

private Q_SLOTS:
    void init() {
        m_fake = std::make_shared<Fake>();
        m_check = std::make_unique<WeightsCheck>(checkOf(m_fake));
    }
    void cleanup() {
        m_fake->go.release(50);
        m_check.reset();
    }

    void a_question_is_answered_once_typing_ends() {
        QSignalSpy answered(m_check.get(), &WeightsCheck::answered);
        for (const char* name : {"/a", "/a.", "/a.p", "/a.pth"})
            m_check->ask({QString::fromLatin1(name), QStringLiteral("net"), kClasses});
        QVERIFY(answered.wait());
        QCOMPARE(m_fake->calls.load(), 1);
        QCOMPARE(modelOf(answered), QStringLiteral("net"));
    }

    void the_same_question_is_not_asked_twice() {
        QSignalSpy answered(m_check.get(), &WeightsCheck::answered);
        m_check->ask({QStringLiteral("/a.pth"), QStringLiteral("net"), kClasses});
        QVERIFY(answered.wait());
        QSignalSpy checking(m_check.get(), &WeightsCheck::checking);
        m_check->ask({QStringLiteral("/a.pth"), QStringLiteral("net"), kClasses});
        m_check->ask({QStringLiteral("/a.pth"), QStringLiteral("other"), kClasses});
        QVERIFY(answered.wait());
        QCOMPARE(checking.count(), 1);
    }

    void no_file_clears_at_once() {
        QSignalSpy cleared(m_check.get(), &WeightsCheck::cleared);
        m_check->ask({QStringLiteral("/a.pth"), QStringLiteral("net"), kClasses});
        m_check->ask({QString(), QStringLiteral("net"), kClasses});
        QCOMPARE(cleared.count(), 1);
    }

    void a_broken_file_is_a_sentence() {
        QSignalSpy failed(m_check.get(), &WeightsCheck::failed);
        m_check->ask({QStringLiteral("/broken.pth"), QStringLiteral("net"), kClasses});
        QVERIFY(failed.wait());
        QCOMPARE(failed.first().first().toString(), QStringLiteral("/broken.pth: It is broken."));
    }

    void only_the_newest_answer_is_told() {
        m_fake->blocks = true;
        QSignalSpy answered(m_check.get(), &WeightsCheck::answered);
        m_check->ask({QStringLiteral("/a.pth"), QStringLiteral("first"), kClasses});
        QTRY_COMPARE(m_fake->calls.load(), 1);
        m_check->ask({QStringLiteral("/a.pth"), QStringLiteral("second"), kClasses});
        m_fake->go.release(2);
        QVERIFY(answered.wait());
        QCOMPARE(answered.count(), 1);
        QCOMPARE(modelOf(answered), QStringLiteral("second"));
        QCOMPARE(m_fake->calls.load(), 2);
    }

    void holding_waits_for_the_check_that_runs() {
        m_fake->blocks = true;
        QSignalSpy checking(m_check.get(), &WeightsCheck::checking);
        m_check->ask({QStringLiteral("/a.pth"), QStringLiteral("net"), kClasses});
        QVERIFY(checking.wait());
        bool begun = false;
        m_check->hold([&begun] { begun = true; });
        QVERIFY(!begun);
        m_fake->go.release();
        QTRY_VERIFY(begun);
    }

    void while_held_nothing_is_asked() {
        bool begun = false;
        m_check->hold([&begun] { begun = true; });
        QVERIFY(begun);
        QSignalSpy checking(m_check.get(), &WeightsCheck::checking);
        QSignalSpy answered(m_check.get(), &WeightsCheck::answered);
        m_check->ask({QStringLiteral("/a.pth"), QStringLiteral("net"), kClasses});
        QVERIFY(!checking.wait(600));
        m_check->release();
        QVERIFY(answered.wait());
    }
};

QTEST_GUILESS_MAIN(TestWeightsCheck)
#include "tst_weights_check.moc"
