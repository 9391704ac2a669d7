#include "charts/ties_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "charts/chart_reader.hpp"
#include "charts/columns.hpp"
#include "charts/csv_records.hpp"
#include "charts/graphml_document.hpp"
#include "charts/merge_ties.hpp"
#include "charts/table.hpp"
#include "charts/text_index.hpp"

namespace diorama::charts {
namespace {

/// Rows of a file on their way to ties; counts what it leaves out.
class TieCollector {
public:
    TieCollector(std::string path, org::Organisation const& organisation, TiesReading& reading,
                 problems::Problems& problems)
        : path_(std::move(path)), reading_(reading), problems_(problems) {
        // Ids are numbered in the order of people, so a number is a row.
        for (std::size_t i = 0; i < organisation.headcount(); ++i)
            ids_.number(organisation.id(org::person(i)));
    }

    template <class Place>
    void add(std::string_view source, std::string_view target, std::string_view weight,
             std::string_view kind, bool decimal_comma, Place place) {
        ++reading_.rows;
        if (source.empty() || target.empty()) {
            problems_.add(place(source.empty() ? 0 : 1), "an end of this tie is empty",
                          "write the ids of two people");
            return;
        }
        std::optional<float> const strength = weight_in(weight, decimal_comma);
        if (!strength) {
            problems_.add(place(2),
                          fmt::format("the weight '{}' is not a number from 0 up", weight),
                          "write how many messages or hours, or leave it empty for 1");
            return;
        }
        // Files are mostly grouped by source: the same id again needs no look-up.
        if (source != last_source_) {
            last_source_ = source;
            last_row_ = ids_.find(source);
        }
        std::uint32_t const a = last_row_;
        std::uint32_t const b = ids_.find(target);
        if (a == TextIndex::none || b == TextIndex::none) {
            if (reading_.outside_chart++ == 0) {
                first_outside_ = place(a == TextIndex::none ? 0 : 1);
                first_outside_id_ = a == TextIndex::none ? source : target;
            }
            return;
        }
        if (a == b) {
            ++reading_.self_ties;
            return;
        }
        bool const generated = kind == "generated";
        reading_.ties.push_back({org::person(std::min(a, b)), org::person(std::max(a, b)),
                                 *strength,
                                 generated ? org::TieOrigin::generated : org::TieOrigin::given});
    }

    void settle(std::size_t headcount) {
        std::size_t const kept = reading_.ties.size();
        reading_.ties = merged_ties(std::move(reading_.ties), headcount);
        reading_.merged = kept - reading_.ties.size();
        auto const note = [&](std::string text) { reading_.notes.push_back(std::move(text)); };
        if (reading_.outside_chart > 0)
            note(fmt::format(
                "{} of {} rows name someone who is not in the chart, or a vacant post, "
                "and are left out; the first is '{}' in line {}",
                reading_.outside_chart, reading_.rows, first_outside_id_, first_outside_.line));
        if (reading_.self_ties > 0)
            note(fmt::format("{} rows tie someone to themselves and are left out",
                             reading_.self_ties));
        if (reading_.merged > 0)
            note(
                fmt::format("{} rows repeat a pair, in one direction or the other: each pair is "
                            "one tie, its weights added up",
                            reading_.merged));
    }

private:
    static std::optional<float> weight_in(std::string_view text, bool decimal_comma) {
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
        if (error != std::errc{} || rest != end || !std::isfinite(value) || value < 0.0 ||
            value > 1e30)
            return std::nullopt;
        return static_cast<float>(value);
    }

    std::string path_;
    TiesReading& reading_;
    problems::Problems& problems_;
    TextIndex ids_;
    std::string last_source_;
    std::uint32_t last_row_ = TextIndex::none;
    problems::Place first_outside_;
    std::string first_outside_id_;
};

void read_csv_ties(std::string const& path, TieCollector& collector, problems::Problems& problems) {
    CsvRecords records(path, problems);
    auto const headers = read_headers(records, path, "the header source,target", problems);
    if (headers.empty()) return;
    auto const layout = recognise_ties(headers);
    complain_of_columns_twice(records, layout.twice, headers, problems);
    if (!layout.has(TieColumn::source) || !layout.has(TieColumn::target)) {
        problems.add({path, 1, 1},
                     fmt::format("no columns say who is tied to whom; the columns are: {}",
                                 list_of(headers)),
                     "name them source and target (or from and to, sender and recipient)");
        return;
    }
    auto const text = [&](TieColumn column) { return cell(records, layout, column); };
    auto const place = [&](int end) {
        return records.place(layout.at(static_cast<TieColumn>(end)));
    };
    while (records.next())
        if (check_width(records, headers.size(), problems))
            collector.add(text(TieColumn::source), text(TieColumn::target), text(TieColumn::weight),
                          text(TieColumn::kind), records.delimiter() != ',', place);
}

void read_graphml_ties(std::string const& path, TieCollector& collector,
                       problems::Problems& problems) {
    auto const document = read_graphml_document(path, problems);
    if (!document) return;
    for (GraphmlDocument::Edge const& edge : document->edges) {
        std::string const kind = plain(attribute(edge.attributes, {"kind", "type", "relation"}));
        if (kind == "reportsto" || kind == "line" || kind == "manager" || kind == "matrix")
            continue;
        collector.add(document->nodes[edge.source].id, document->nodes[edge.target].id,
                      attribute(edge.attributes, {"weight"}), kind, false, [&](int) {
                          return problems::Place{path, edge.spot.line, edge.spot.column};
                      });
    }
}

}  // namespace

TiesReading read_ties(std::string const& path, org::Organisation const& organisation) {
    TiesReading reading;
    problems::Problems problems;
    TieCollector collector(path, organisation, reading, problems);
    if (is_graphml(path))
        read_graphml_ties(path, collector, problems);
    else
        read_csv_ties(path, collector, problems);
    collector.settle(organisation.headcount());
    reading.problems = problems.list();
    reading.problem_count = problems.count();
    return reading;
}

std::vector<org::Tie> load_ties(std::string const& path, org::Organisation const& organisation) {
    TiesReading reading = read_ties(path, organisation);
    if (!reading.ok()) throw problems::InputError(std::move(reading.problems));
    return std::move(reading.ties);
}

}  // namespace diorama::charts
