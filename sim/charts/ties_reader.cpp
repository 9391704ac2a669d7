#include "charts/ties_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "charts/chart_reader.hpp"
#include "charts/columns.hpp"
#include "charts/csv_records.hpp"
#include "charts/graphml_document.hpp"
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
        std::vector<std::string_view> ids;
        for (std::size_t i = 0; i < organisation.headcount(); ++i) {
            ids.push_back(organisation.id(org::person(i)));
            if (ids.size() < batch_rows && i + 1 < organisation.headcount()) continue;
            ids_.number_all(ids);
            ids.clear();
        }
    }

    /// Takes    spot: 0 for source, 1 for target, 2 for weight -> where it stands
    template <class SpotOf>
    void add(std::string_view source, std::string_view target, std::string_view weight,
             std::string_view kind, bool decimal_comma, SpotOf spot) {
        ++reading_.rows;
        auto const complain = [&](Spot at, std::string what, std::string instead) {
            problems_.add({path_, at.line, at.column}, std::move(what), std::move(instead));
        };
        if (source.empty() || target.empty())
            return complain(spot(source.empty() ? 0 : 1), "an end of this tie is empty",
                            "write the ids of two people");
        std::optional<float> const strength = weight_in(weight, decimal_comma);
        if (!strength)
            return complain(spot(2),
                            fmt::format("the weight '{}' is not a number from 0 up", weight),
                            "write how many messages or hours, or leave it empty for 1");
        bool const generated = kind == "generated";
        waiting_.push_back({static_cast<std::uint32_t>(source.size()),
                            static_cast<std::uint32_t>(target.size()), spot(0).line, spot(1).line,
                            *strength,
                            generated ? org::TieOrigin::generated : org::TieOrigin::given});
        waiting_texts_.append(source).append(target);
        if (waiting_.size() == batch_rows) take_waiting();
    }

    void settle(std::size_t headcount) {
        take_waiting();
        std::size_t const kept = ties_.size();
        ids_ = {};
        reading_.ties = org::TieList(headcount, std::move(ties_));
        reading_.merged = kept - reading_.ties.size();
        auto const note = [&](std::string text) { reading_.notes.push_back(std::move(text)); };
        if (reading_.outside_chart > 0)
            note(fmt::format(
                "{} of {} rows name someone who is not in the chart, or a vacant post, "
                "and are left out; the first is '{}' in line {}",
                reading_.outside_chart, reading_.rows, first_outside_id_, first_outside_line_));
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

    /// Looks up the ends of all waiting rows at once.
    void take_waiting() {
        texts_.clear();
        std::string_view rest = waiting_texts_;
        for (Waiting const& row : waiting_) {
            for (std::uint32_t const bytes : {row.source_bytes, row.target_bytes}) {
                texts_.push_back(rest.substr(0, bytes));
                rest.remove_prefix(bytes);
            }
        }
        rows_.resize(texts_.size());
        ids_.find_all(texts_, rows_);
        for (std::size_t k = 0; k < waiting_.size(); ++k) take(waiting_[k], 2 * k);
        waiting_.clear();
        waiting_texts_.clear();
    }

    struct Waiting {
        std::uint32_t source_bytes, target_bytes;  ///< in waiting_texts_, one after the other
        std::uint32_t source_line, target_line;
        float weight;
        org::TieOrigin origin;
    };

    void take(Waiting const& row, std::size_t first) {
        std::uint32_t const a = rows_[first];
        std::uint32_t const b = rows_[first + 1];
        if (a == TextIndex::none || b == TextIndex::none) {
            if (reading_.outside_chart++ == 0) {
                first_outside_line_ = a == TextIndex::none ? row.source_line : row.target_line;
                first_outside_id_ = texts_[a == TextIndex::none ? first : first + 1];
            }
            return;
        }
        if (a == b)
            ++reading_.self_ties;
        else
            ties_.add({org::person(a), org::person(b), row.weight, row.origin});
    }

    static constexpr std::size_t batch_rows = 4096;

    std::string path_;
    TiesReading& reading_;
    problems::Problems& problems_;
    TextIndex ids_;
    org::LooseTies ties_;
    std::vector<Waiting> waiting_;
    std::string waiting_texts_;
    std::vector<std::string_view> texts_;  ///< of the rows that wait: source, target, source …
    std::vector<std::uint32_t> rows_;      ///< of these texts
    std::uint32_t first_outside_line_ = 0;
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
    auto const spot = [&](int end) { return records.spot(layout.at(static_cast<TieColumn>(end))); };
    while (records.next())
        if (check_width(records, headers.size(), problems))
            collector.add(text(TieColumn::source), text(TieColumn::target), text(TieColumn::weight),
                          text(TieColumn::kind), records.delimiter() != ',', spot);
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
                      attribute(edge.attributes, {"weight"}), kind, false,
                      [&](int) { return edge.spot; });
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
    return reading.ties.list();
}

}  // namespace diorama::charts
