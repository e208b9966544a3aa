#include "ui/models/dataset_list_model.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/support/tiny_dataset.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

class TestDatasetListModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void without_a_filter_every_image_is_shown_by_id();
    void a_name_is_searched_in_any_case();
    void a_split_shows_its_images_only();
    void states_are_known_once_the_boxes_are_counted();
    void a_state_filter_waits_for_the_counts();
    void classes_counts_and_marks_filter_too();
    void the_next_image_to_do_comes_round();
    void a_refreshed_image_updates_its_row();
    void an_image_that_is_hidden_has_no_row();
    void another_data_set_starts_without_filter();

private:
    void readAll(DatasetListModel::HasMark hasMark = {});
    [[nodiscard]] QStringList shownIds() const;
    [[nodiscard]] ImageState stateOf(int row) const;

    QTemporaryDir m_folder;
    std::shared_ptr<const OpenDataset> m_dataset;
    std::shared_ptr<DatasetIndex> m_index;
    DatasetListModel m_model;
};

void TestDatasetListModel::initTestCase() {
    test::makeTinyDataset(m_folder.path());
    auto dataset = VocDataset::open(toPath(m_folder.path()));
    QVERIFY(dataset);
    auto open = std::make_shared<OpenDataset>();
    open->dataset = std::move(*dataset);
    m_dataset = std::move(open);
}

void TestDatasetListModel::init() {
    m_model.setDataset(m_dataset);
}

/// An index that has read everything.
void TestDatasetListModel::readAll(DatasetListModel::HasMark hasMark) {
    m_index = std::make_shared<DatasetIndex>(std::shared_ptr<const VocDataset>(m_dataset, &m_dataset->dataset));
    m_index->wait();
    m_model.setSources(m_index, std::move(hasMark));
}

QStringList TestDatasetListModel::shownIds() const {
    QStringList ids;
    for (int row = 0; row < m_model.rowCount(); ++row)
        ids.append(m_model.index(row).data().toString());
    return ids;
}

ImageState TestDatasetListModel::stateOf(int row) const {
    return static_cast<ImageState>(m_model.index(row).data(DatasetListModel::StateRole).toInt());
}

void TestDatasetListModel::without_a_filter_every_image_is_shown_by_id() {
    QCOMPARE(shownIds(), QStringList({"a", "b", "c", "d"}));
}

void TestDatasetListModel::a_name_is_searched_in_any_case() {
    m_model.setFilter({QStringLiteral("C"), {}, {}});
    QCOMPARE(shownIds(), QStringList({"c"}));
}

void TestDatasetListModel::a_split_shows_its_images_only() {
    m_model.setFilter({{}, QStringLiteral("val"), {}});
    QCOMPARE(shownIds(), QStringList({"c", "d"}));
    m_model.setFilter({QStringLiteral("d"), QStringLiteral("val"), {}});
    QCOMPARE(shownIds(), QStringList({"d"}));
}

void TestDatasetListModel::states_are_known_once_the_boxes_are_counted() {
    QCOMPARE(stateOf(1), ImageState::Annotated);
    QCOMPARE(stateOf(2), ImageState::NotAnnotated);
    readAll();
    QCOMPARE(stateOf(0), ImageState::Annotated);
    QCOMPARE(stateOf(1), ImageState::Empty);
    QCOMPARE(stateOf(2), ImageState::NotAnnotated);
    QCOMPARE(stateOf(3), ImageState::Unreadable);
    QCOMPARE(m_model.index(0).data(DatasetListModel::ObjectCountRole).toInt(), 2);
    QVERIFY(!m_model.index(3).data(DatasetListModel::ObjectCountRole).isValid());
}

void TestDatasetListModel::a_state_filter_waits_for_the_counts() {
    m_model.setFilter({{}, {}, ImageState::Annotated});
    QCOMPARE(shownIds(), QStringList({"a", "b", "d"}));
    readAll();
    m_model.refilter();
    QCOMPARE(shownIds(), QStringList({"a"}));
    m_model.setFilter({{}, {}, ImageState::NotAnnotated});
    QCOMPARE(shownIds(), QStringList({"c"}));
    m_model.setFilter({{}, {}, ImageState::Empty});
    QCOMPARE(shownIds(), QStringList({"b"}));
}

void TestDatasetListModel::classes_counts_and_marks_filter_too() {
    readAll([](std::size_t image, ImageMark mark) { return mark == ImageMark::Flagged && image == 2; });
    DatasetFilter filter;
    filter.className = QStringLiteral("dog");
    m_model.setFilter(filter);
    QCOMPARE(shownIds(), QStringList({"a"}));
    filter = {};
    filter.mark = ImageMark::Flagged;
    m_model.setFilter(filter);
    QCOMPARE(shownIds(), QStringList({"c"}));
    const auto [text, count] = splitSearch(QStringLiteral(" b boxes < 1"));
    QCOMPARE(text, QStringLiteral("b"));
    m_model.setFilter({text, {}, {}, {}, {}, count});
    QCOMPARE(shownIds(), QStringList({"b"}));
    m_model.setFilter({{}, {}, {}, {}, {}, splitSearch(QStringLiteral("boxes>1")).second});
    QCOMPARE(shownIds(), QStringList({"a"}));
}

void TestDatasetListModel::the_next_image_to_do_comes_round() {
    readAll();
    QCOMPARE(m_model.nextToDo(0), 2);
    QCOMPARE(m_model.nextToDo(2), 2);
    QCOMPARE(m_model.nextToDo(3), 2);
}

void TestDatasetListModel::a_refreshed_image_updates_its_row() {
    m_model.setFilter({{}, QStringLiteral("val"), {}});
    QSignalSpy changed(&m_model, &QAbstractItemModel::dataChanged);
    m_model.refresh(0);
    QCOMPARE(changed.count(), 0);
    m_model.refresh(3);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 1);
}

void TestDatasetListModel::an_image_that_is_hidden_has_no_row() {
    m_model.setFilter({{}, QStringLiteral("val"), {}});
    QCOMPARE(m_model.rowOfImage(0), -1);
    QCOMPARE(m_model.rowOfImage(3), 1);
    QCOMPARE(m_model.imageIndex(1), 3);
}

void TestDatasetListModel::another_data_set_starts_without_filter() {
    m_model.setFilter({QStringLiteral("c"), {}, {}});
    m_model.setDataset(m_dataset);
    QCOMPARE(m_model.rowCount(), 4);
    m_model.setDataset(nullptr);
    QCOMPARE(m_model.rowCount(), 0);
}

} // namespace boxwright

QTEST_GUILESS_MAIN(boxwright::TestDatasetListModel)
#include "tst_dataset_list_model.moc"
