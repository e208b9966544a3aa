#pragma once

#include <vector>

#include <QFrame>

#include "ui/workers/evaluation_worker.h"

class QGridLayout;
class QLabel;

namespace boxwright {

/// The 12 COCO numbers and the two VOC numbers with what each of them means.
class MetricsCard : public QFrame {
    Q_OBJECT

public:
    explicit MetricsCard(QWidget* parent = nullptr);

    void setReport(const SharedReport& report);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Line {
        QLabel* name;
        QLabel* value;
        QLabel* meaning;
    };

    void addTitle(QGridLayout* grid, QLabel* title, const QString& helpPlace);
    void addLines(QGridLayout* grid, int count);
    void setValues();
    void retranslate();

    SharedReport m_report;
    QLabel* m_precisionTitle;
    QLabel* m_recallTitle;
    QLabel* m_vocTitle;
    std::vector<Line> m_lines;
};

} // namespace boxwright
