#include "charts/tie_collector.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <optional>

namespace diorama::charts {
namespace {

constexpr std::size_t batch_rows = 4096;

std::optional<float> weight_in(std::string_view text, bool decimal_comma) {
    if (text.empty()) return 1.0F;
    std::string dotted;
    if (std::size_t const comma = text.find(','); decimal_comma && comma != text.npos) {
        dotted = text;
        dotted[comma] = '.';
        text = dotted;
    }
    double value = 0.0;
    char const* const end = text.data() + text.size();
    auto const [rest, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || rest != end || !std::isfinite(value) || value < 0.0 || value > 1e30)
        return std::nullopt;
    return static_cast<float>(value);
}

}  // namespace

TieCollector::TieCollector(std::string path, org::Organisation const& organisation,
                           TiesReading& reading, problems::Problems& problems)
    : path_(std::move(path)),
      headcount_(organisation.headcount()),
      reading_(reading),
      problems_(problems) {
    std::vector<std::string_view> ids;
    for (std::size_t i = 0; i < headcount_; ++i) {
        ids.push_back(organisation.id(org::person(i)));
        if (ids.size() < batch_rows && i + 1 < headcount_) continue;
        ids_.number_all(ids);
        ids.clear();
    }
}

void TieCollector::add(TieText const& tie) {
    ++reading_.rows;
    auto const complain = [&](Spot at, std::string what, std::string instead) {
        problems_.add({path_, at.line, at.column}, std::move(what), std::move(instead));
    };
    if (tie.source.empty() || tie.target.empty())
        return complain(tie.source.empty() ? tie.source_spot : tie.target_spot,
                        "an end of this tie is empty", "write the ids of two people");
    std::optional<float> const strength = weight_in(tie.weight, tie.decimal_comma);
    if (!strength)
        return complain(tie.weight_spot,
                        fmt::format("the weight '{}' is not a number from 0 up", tie.weight),
                        "write how many messages or hours, or leave it empty for 1");
    bool const generated = tie.kind == "generated";
    waiting_.push_back({static_cast<std::uint32_t>(tie.source.size()),
                        static_cast<std::uint32_t>(tie.target.size()), tie.source_spot.line,
                        tie.target_spot.line, *strength,
                        generated ? org::TieOrigin::generated : org::TieOrigin::given});
    waiting_texts_.append(tie.source).append(tie.target);
    if (waiting_.size() == batch_rows) take_waiting();
}

void TieCollector::take_waiting() {
    texts_.clear();
    std::string_view rest = waiting_texts_;
    for (Waiting const& row : waiting_)
        for (std::uint32_t const bytes : {row.source_bytes, row.target_bytes}) {
            texts_.push_back(rest.substr(0, bytes));
            rest.remove_prefix(bytes);
        }
    rows_.resize(texts_.size());
    ids_.find_all(texts_, rows_);
    for (std::size_t k = 0; k < waiting_.size(); ++k) take(waiting_[k], 2 * k);
    waiting_.clear();
    waiting_texts_.clear();
}

/// Takes    first: place of the source in texts_ and rows_; the target is the next
void TieCollector::take(Waiting const& row, std::size_t first) {
    std::uint32_t const a = rows_[first];
    std::uint32_t const b = rows_[first + 1];
    if (a == TextIndex::none || b == TextIndex::none) {
        if (reading_.outside_chart++ == 0) {
            first_outside_line_ = a == TextIndex::none ? row.source_line : row.target_line;
            first_outside_id_ = texts_[a == TextIndex::none ? first : first + 1];
        }
    } else if (a == b) {
        ++reading_.self_ties;
    } else {
        ties_.add({org::person(a), org::person(b), row.weight, row.origin});
    }
}

void TieCollector::settle() {
    take_waiting();
    ids_ = {};
    std::size_t const kept = ties_.size();
    reading_.ties = org::TieList(headcount_, std::move(ties_));
    reading_.merged = kept - reading_.ties.size();
    auto const note = [&](std::string text) { reading_.notes.push_back(std::move(text)); };
    if (reading_.outside_chart > 0)
        note(fmt::format(
            "{} of {} rows name someone who is not in the chart, or a vacant post, "
            "and are left out; the first is '{}' in line {}",
            reading_.outside_chart, reading_.rows, first_outside_id_, first_outside_line_));
    if (reading_.self_ties > 0)
        note(fmt::format("{} rows tie someone to themselves and are left out", reading_.self_ties));
    if (reading_.merged > 0)
        note(
            fmt::format("{} rows repeat a pair, in one direction or the other: each pair is "
                        "one tie, its weights added up",
                        reading_.merged));
}

void TieCollector::demand_somebody() {
    if (reading_.rows == 0)
        reading_.notes.emplace_back(
            "there is a header and no row below it: nobody is tied to anybody");
    else if (reading_.outside_chart == reading_.rows)
        problems_.add({path_, first_outside_line_, 1},
                      fmt::format("none of the {} rows names two people of the chart; the first "
                                  "stranger is '{}'",
                                  reading_.rows, first_outside_id_),
                      "write ids as they stand in the chart, of filled posts");
}

}  // namespace diorama::charts
