#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/evaluate/matching.h"
#include "core/evaluate/scored_image.h"

namespace boxwright {

/// The error kinds once more, slowly and straight from their definition: every detection is a record with all it needs,
/// every question is asked by looking at everything. For images with at most 100 detections and without NaN.
class TideOracle {
public:
    struct Point {
        double score = 0;
        std::size_t image = 0, detection = 0;
        int label = 0;
        bool right = false;
        std::string error;                 ///< empty for a right one
        std::optional<std::size_t> object; ///< of a localisation or class error, or what a right one has
    };

    TideOracle(const std::vector<ScoredImage>& images, const std::vector<int>& labels)
        : m_images(images)
        , m_labels(labels) {
        for (std::size_t image = 0; image < images.size(); ++image)
            judge(image);
    }

    int count(const std::string& kind) const {
        if (kind == "missed")
            return static_cast<int>(m_missed.size());
        return static_cast<int>(
            std::count_if(m_points.begin(), m_points.end(), [&](const Point& point) { return point.error == kind; }));
    }

    double ap() const { return meanAp(m_points, truthCounts()); }

    double apFixed(const std::string& kind) const {
        auto truth = truthCounts();
        if (kind == "missed")
            for (const auto& [image, object] : m_missed)
                --truth[m_images[image].truth[object].label];
        std::vector<Point> fixed;
        for (Point point : m_points) {
            if (point.error == kind) {
                if (!isTheOneFor(point))
                    continue;
                point.right = true;
                point.label = m_images[point.image].truth[*point.object].label;
            }
            fixed.push_back(point);
        }
        return meanAp(fixed, truth);
    }

private:
    bool counts(const TruthBox& truth) const {
        return !truth.crowd && !truth.ignored && std::count(m_labels.begin(), m_labels.end(), truth.label) > 0;
    }

    std::vector<std::size_t> ranked(std::size_t image) const {
        const auto& boxes = m_images[image].detections;
        std::vector<std::size_t> order;
        for (std::size_t d = 0; d < boxes.size(); ++d)
            if (std::count(m_labels.begin(), m_labels.end(), boxes[d].label) > 0)
                order.push_back(d);
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return boxes[a].score > boxes[b].score; });
        return order;
    }

    void judge(std::size_t image) {
        const auto& truth = m_images[image].truth;
        std::vector<Point> points;
        std::set<std::size_t> taken;
        for (const std::size_t d : ranked(image)) {
            const ScoredBox& box = m_images[image].detections[d];
            Point point{box.score, image, d, box.label, false, {}, {}};
            double best = 0.5;
            for (std::size_t o = 0; o < truth.size(); ++o)
                if (truth[o].label == box.label && counts(truth[o]) && !taken.contains(o) &&
                    overlap(box.box, truth[o].box) >= best) {
                    best = overlap(box.box, truth[o].box);
                    point.object = o;
                }
            bool absorbed = false;
            for (const TruthBox& object : truth)
                absorbed =
                    absorbed ||
                    (object.label == box.label && !counts(object) &&
                     (object.crowd ? overlapWithCrowd(box.box, object.box) : overlap(box.box, object.box)) >= 0.5);
            point.right = point.object.has_value();
            if (point.right)
                taken.insert(*point.object);
            if (point.right || !absorbed)
                points.push_back(point);
        }
        std::set<std::size_t> explained;
        for (Point& point : points) {
            if (!point.right)
                explain(point, taken, explained);
            m_points.push_back(point);
        }
        for (std::size_t o = 0; o < truth.size(); ++o)
            if (counts(truth[o]) && !taken.contains(o) && !explained.contains(o))
                m_missed.emplace_back(image, o);
    }

    void explain(Point& point, const std::set<std::size_t>& taken, std::set<std::size_t>& explained) const {
        const auto& truth = m_images[point.image].truth;
        const XywhBox& box = m_images[point.image].detections[point.detection].box;
        std::array<double, 4> best{0, 0, 0, 0}; // own class, other class, own class and taken, any
        std::array<std::size_t, 2> where{0, 0};
        for (std::size_t o = 0; o < truth.size(); ++o) {
            if (!counts(truth[o]))
                continue;
            const double value = overlap(box, truth[o].box);
            const std::size_t side = truth[o].label == point.label ? 0 : 1;
            if (value > best[side]) {
                best[side] = value;
                where[side] = o;
            }
            if (side == 0 && taken.contains(o))
                best[2] = std::max(best[2], value);
            best[3] = std::max(best[3], value);
        }
        const auto blame = [&](const char* kind, std::size_t object) {
            point.error = kind;
            point.object = object;
            if (!taken.contains(object))
                explained.insert(object);
        };
        if (best[0] >= 0.1 && best[0] <= 0.5)
            blame("localisation", where[0]);
        else if (best[1] >= 0.5)
            blame("class", where[1]);
        else if (best[2] >= 0.5)
            point.error = "duplicate";
        else if (best[3] <= 0.1)
            point.error = "background";
        else
            point.error = "both";
    }

    /// Of all localisation and class errors on a free object only the first of the highest score finds it.
    bool isTheOneFor(const Point& point) const {
        if (point.error != "localisation" && point.error != "class")
            return false;
        for (const Point& other : m_points) {
            if (other.image != point.image || other.object != point.object)
                continue;
            const bool before =
                other.score > point.score || (other.score == point.score && other.detection < point.detection);
            if (other.right || before)
                return false;
        }
        return true;
    }

    std::map<int, int> truthCounts() const {
        std::map<int, int> counted;
        for (const ScoredImage& image : m_images)
            for (const TruthBox& truth : image.truth)
                counted[truth.label] += counts(truth) ? 1 : 0;
        return counted;
    }

    double meanAp(const std::vector<Point>& points, std::map<int, int> truth) const {
        double sum = 0;
        int classes = 0;
        for (const int label : m_labels) {
            std::vector<Point> ofClass;
            for (const Point& point : points)
                if (point.label == label)
                    ofClass.push_back(point);
            if (truthCounts()[label] == 0 || (truth[label] == 0 && ofClass.empty()))
                continue;
            ++classes;
            sum += truth[label] == 0 ? 0 : averagePrecision(ofClass, truth[label]);
        }
        return classes == 0 ? 1 : sum / classes;
    }

    static double averagePrecision(std::vector<Point> points, int truth) {
        std::sort(points.begin(), points.end(), [](const Point& a, const Point& b) {
            return std::tuple(-a.score, a.image, a.detection) < std::tuple(-b.score, b.image, b.detection);
        });
        double sum = 0;
        for (int percent = 0; percent <= 100; ++percent) {
            double best = 0;
            int right = 0, shown = 0;
            for (const Point& point : points) {
                right += point.right ? 1 : 0;
                ++shown;
                if (static_cast<double>(right) / truth >= percent * 0.01)
                    best = std::max(best, static_cast<double>(right) / shown);
            }
            sum += best;
        }
        return sum / 101;
    }

    const std::vector<ScoredImage>& m_images;
    const std::vector<int>& m_labels;
    std::vector<Point> m_points;
    std::vector<std::pair<std::size_t, std::size_t>> m_missed;
};

} // namespace boxwright
