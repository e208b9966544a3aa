#include "core/data/edit/proposal_operations.h"

#include "tests/core/data/edit/edit_test_support.h"

using namespace boxwright;
using namespace boxwright::test;

class TestProposalOperations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<TemporaryFolder>();
        makeEditSet(m_folder->path());
        m_session = std::make_unique<EditSession>(openSet(m_folder->path()));
        const std::vector<Detection> found{
            {{4, 4, 23, 25}, 1, 0.9F}, {{1.4F, 1.6F, 8.5F, 9.2F}, 2, 0.8F}, {{20, 20, 30, 28}, 1, 0.3F}};
        VERIFY_RESULT(storeProposals(*m_session, {{0, proposalsOf(found, ClassList({"cat", "dog"}), "best.pth")}}));
    }

    void aProposalThatMatchesABoxIsHidden() {
        QCOMPARE(visible(0.05F), (ProposalNumbers{1, 2}));
        QCOMPARE(visible(0.5F), ProposalNumbers{1});
        QCOMPARE(visible(0.95F), ProposalNumbers{});
    }

    void proposalsAreNoBoxes() {
        QCOMPARE(m_session->document(0).objects().size(), std::size_t{2});
        QVERIFY(m_session->unsaved().empty());
    }

    void anAcceptedProposalIsABoxAndKeepsItsScoreBesideIt() {
        const auto before = m_session->document(0).objects();
        VERIFY_RESULT(acceptProposals(*m_session, 0, {1, 2}));
        const auto& objects = m_session->document(0).objects();
        QCOMPARE(objects.size(), std::size_t{4});
        QCOMPARE(objects[2].className, std::string("dog"));
        QCOMPARE(objects[2].boxInImage, (Box{1, 2, 9, 9}));
        for (std::size_t i = 0; i < 2; ++i)
            QCOMPARE(objects[i].boxInImage, before[i].boxInImage);
        QVERIFY(visible(0.05F).empty());
        const SharedProposals set = m_session->proposals(0);
        QCOMPARE(set->proposals[1].state, ProposalState::Accepted);
        QCOMPARE(set->proposals[1].score, 0.8F);
        QCOMPARE(set->model, std::string("best.pth"));
        VERIFY_RESULT(m_session->undo());
        QCOMPARE(m_session->document(0).objects().size(), std::size_t{2});
        QCOMPARE(visible(0.05F), (ProposalNumbers{1, 2}));
    }

    void aRejectedProposalIsNotProposedAgain() {
        VERIFY_RESULT(rejectProposals(*m_session, 0, {2}));
        QCOMPARE(visible(0.05F), ProposalNumbers{1});
        const std::vector<Detection> again{{{20, 20, 30, 27}, 1, 0.7F}, {{30, 2, 38, 9}, 1, 0.6F}};
        VERIFY_RESULT(storeProposals(*m_session, {{0, proposalsOf(again, ClassList({"cat", "dog"}), "last.pth")}}));
        const SharedProposals set = m_session->proposals(0);
        const ProposalNumbers shown = visible(0.05F);
        QCOMPARE(shown.size(), std::size_t{1});
        QCOMPARE(set->proposals[shown[0]].boxInImage, (Box{30, 2, 38, 9}));
    }

    void aNumberThatIsNotThereChangesNothing() {
        QVERIFY(!acceptProposals(*m_session, 0, {1, 9}));
        QVERIFY(!rejectProposals(*m_session, 1, {0}));
        QCOMPARE(m_session->document(0).objects().size(), std::size_t{2});
        QCOMPARE(m_session->undoCount(), std::size_t{1});
    }

private:
    [[nodiscard]] ProposalNumbers visible(float score) {
        return visibleProposals(*m_session->proposals(0), m_session->document(0).objects(), score);
    }

    std::unique_ptr<TemporaryFolder> m_folder;
    std::unique_ptr<EditSession> m_session;
};

QTEST_GUILESS_MAIN(TestProposalOperations)
#include "tst_proposal_operations.moc"
