#include "calibration/observed_curve.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <optional>
#include <string_view>

#include "charts/csv_records.hpp"

namespace diorama::calibration {

namespace {

constexpr double weeks_per_month = 365.25 / 12.0 / 7.0;
constexpr double latest_week = 5200.0;
constexpr std::size_t least_points = 3;

constexpr std::array<std::string_view, 2> week_names{"week", "weeks"};
constexpr std::array<std::string_view, 3> date_names{"month", "months", "date"};
constexpr std::array<std::string_view, 2> share_names{"share", "adopted_share"};
constexpr std::array<std::string_view, 2> percent_names{"percent", "adopted_percent"};

template <class Number>
std::optional<Number> number_in(std::string_view text) {
    Number value{};
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<double> finite_in(std::string_view text) {
    auto const value = number_in<double>(text);
    return value && std::isfinite(*value) ? value : std::nullopt;
}

/// `2007-10` or `2007-10-15`; a month stands for its first day.
std::optional<std::chrono::sys_days> day_in(std::string_view text) {
    if (text.size() != 7 && text.size() != 10) return std::nullopt;
    if (text[4] != '-' || (text.size() == 10 && text[7] != '-')) return std::nullopt;
    auto const year = number_in<int>(text.substr(0, 4));
    auto const month = number_in<unsigned>(text.substr(5, 2));
    auto const day = text.size() == 10 ? number_in<unsigned>(text.substr(8, 2)) : 1U;
    if (!year || !month || !day) return std::nullopt;
    std::chrono::year_month_day const date{std::chrono::year(*year), std::chrono::month(*month),
                                           std::chrono::day(*day)};
    if (!date.ok()) return std::nullopt;
    return std::chrono::sys_days(date);
}

struct Columns {
    std::optional<std::size_t> weeks, dates, share, percent, weight;
};

/// Reads one file row by row.
class Reader {
public:
    Reader(std::string const& path, double first_week)
        : records_(path, problems_), first_week_(first_week) {
        curve_.file = path;
    }

    ObservedCurve read() {
        if (read_head())
            while (records_.next()) read_row();
        if (problems_.empty() && curve_.points.size() < least_points)
            problems_.add({curve_.file, 0, 0},
                          fmt::format("{} observations make no curve", curve_.points.size()),
                          fmt::format("give at least {}", least_points));
        problems_.throw_if_any();
        return std::move(curve_);
    }

private:
    template <std::size_t count>
    std::optional<std::size_t> column(std::array<std::string_view, count> const& names,
                                      std::string& found) const {
        for (auto const name : names)
            for (std::size_t k = 0; k < records_.size(); ++k)
                if (records_[k] == name) {
                    found = name;
                    return k;
                }
        return std::nullopt;
    }

    bool read_head() {
        if (!records_.next()) {
            if (problems_.empty())
                problems_.add({curve_.file, 1, 1}, "the file is empty",
                              "write a head, as month,share, and one observation a row");
            return false;
        }
        std::string unused;
        columns_.weeks = column(week_names, curve_.time_column);
        if (!columns_.weeks) columns_.dates = column(date_names, curve_.time_column);
        columns_.share = column(share_names, curve_.value_column);
        if (!columns_.share) columns_.percent = column(percent_names, curve_.value_column);
        columns_.weight = column(std::array<std::string_view, 1>{"weight"}, unused);
        auto const place = records_.place();
        if (!columns_.weeks && !columns_.dates)
            problems_.add(place, "no column says when",
                          "name one week (weeks since the start), month or date (2007-10)");
        if (!columns_.share && !columns_.percent)
            problems_.add(place, "no column says how many had adopted",
                          "name one share (0 to 1) or percent (0 to 100)");
        return problems_.empty();
    }

    std::optional<std::string_view> cell(std::size_t column, std::string_view name) {
        if (column < records_.size() && !records_[column].empty()) return records_[column];
        problems_.add(records_.place(), fmt::format("this row has no {}", name),
                      "fill it in, or leave the row out");
        return std::nullopt;
    }

    void read_row() {
        ObservedPoint point;
        point.place = records_.place();
        auto const week = read_week(point);
        auto const share = read_share();
        if (columns_.weight && *columns_.weight < records_.size() &&
            !records_[*columns_.weight].empty()) {
            auto const weight = finite_in(records_[*columns_.weight]);
            if (!weight || *weight < 0.0)
                problems_.add(records_.place(*columns_.weight),
                              fmt::format("weight '{}' is no number of at least 0",
                                          records_[*columns_.weight]),
                              "write 1 for an ordinary observation");
            else
                point.weight = *weight;
        }
        if (!week || !share) return;
        point.week = *week;
        point.share = *share;
        check_order(point);
        curve_.points.push_back(std::move(point));
    }

    void check_order(ObservedPoint const& point) {
        if (point.week < 0.0 || point.week > latest_week)
            problems_.add(point.place,
                          fmt::format("'{}' is week {:.1f} of the run", point.when, point.week),
                          fmt::format("observations lie in weeks 0 to {}", latest_week));
        else if (!curve_.points.empty() && point.week <= curve_.points.back().week)
            problems_.add(point.place,
                          fmt::format("'{}' is not later than the row before, '{}'", point.when,
                                      curve_.points.back().when),
                          "give the observations in the order of time, each time once");
    }

    std::optional<double> read_week(ObservedPoint& point) {
        std::size_t const at = columns_.weeks ? *columns_.weeks : *columns_.dates;
        auto const text = cell(at, curve_.time_column);
        if (!text) return std::nullopt;
        point.when = *text;
        if (columns_.weeks) {
            auto const week = finite_in(*text);
            if (!week)
                problems_.add(records_.place(at), fmt::format("'{}' is no number of weeks", *text),
                              "write weeks since the start, as 26");
            return week;
        }
        return read_date(*text, records_.place(at));
    }

    std::optional<double> read_date(std::string_view text, problems::Place const& place) {
        if (auto const day = day_in(text)) {
            if (numbered_) return mixed(place);
            if (!first_day_) first_day_ = day;
            return first_week_ + static_cast<double>((*day - *first_day_).count()) / 7.0;
        }
        if (auto const months = finite_in(text)) {
            if (first_day_) return mixed(place);
            numbered_ = true;
            return *months * weeks_per_month;
        }
        problems_.add(place, fmt::format("'{}' is no month", text),
                      "write 2007-10, 2007-10-15, or a number of months since the start");
        return std::nullopt;
    }

    std::optional<double> mixed(problems::Place const& place) {
        problems_.add(place, "dates and numbers of months stand in one column",
                      "write all of them in one way");
        return std::nullopt;
    }

    std::optional<double> read_share() {
        std::size_t const at = columns_.share ? *columns_.share : *columns_.percent;
        double const whole = columns_.share ? 1.0 : 100.0;
        auto const text = cell(at, curve_.value_column);
        if (!text) return std::nullopt;
        auto const value = finite_in(*text);
        if (!value || *value < 0.0 || *value > whole) {
            bool const in_percent = value && columns_.share && *value > 1.0 && *value <= 100.0;
            problems_.add(
                records_.place(at),
                fmt::format("'{}' is no {} of 0 to {:g}", *text, curve_.value_column, whole),
                in_percent ? "write 0.26 for 26 %, or call the column percent"
                           : "write the part of all people that had adopted");
            return std::nullopt;
        }
        return *value / whole;
    }

    problems::Problems problems_;
    charts::CsvRecords records_;
    double first_week_;
    ObservedCurve curve_;
    Columns columns_;
    std::optional<std::chrono::sys_days> first_day_;
    bool numbered_ = false;
};

}  // namespace

ObservedCurve read_curve(std::string const& path, double first_week) {
    return Reader(path, first_week).read();
}

}  // namespace diorama::calibration
