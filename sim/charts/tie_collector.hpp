#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "charts/csv_records.hpp"
#include "charts/text_index.hpp"
#include "charts/ties_reader.hpp"

namespace diorama::charts {

/// A tie as a file says it, and where.
struct TieText {
    std::string_view source, target, weight, kind;
    Spot source_spot, target_spot, weight_spot;
    bool decimal_comma = false;
};

/// Rows of a file on their way to ties; counts what it leaves out. Rows wait for one another, so
/// that their ends are looked up thousands at a time.
class TieCollector {
public:
    /// Takes    organisation: says who the ids are
    TieCollector(std::string path, org::Organisation const& organisation, TiesReading& reading,
                 problems::Problems& problems);

    /// Errors   an empty end or a weight that is no number from 0 up is a problem
    void add(TieText const& tie);
    /// Fills the reading: ties, counts and notes. Nothing may be added afterwards.
    void settle();
    /// After settle(): what hardly is meant by a file of ties alone.
    /// Errors   rows of which none names two people of the chart are a problem; no rows, a note
    void demand_somebody();

private:
    struct Waiting {
        std::uint32_t source_bytes, target_bytes;  ///< in waiting_texts_, one after the other
        std::uint32_t source_line, target_line;
        float weight;
        org::TieOrigin origin;
    };

    void take_waiting();
    void take(Waiting const& row, std::size_t first);

    std::string path_;
    std::size_t headcount_;
    TiesReading& reading_;
    problems::Problems& problems_;
    TextIndex ids_;  ///< numbered in the order of people, so that a number is a row
    org::LooseTies ties_;
    std::vector<Waiting> waiting_;
    std::string waiting_texts_;
    std::vector<std::string_view> texts_;  ///< of the rows that wait: source, target, source …
    std::vector<std::uint32_t> rows_;      ///< of these texts
    std::uint32_t first_outside_line_ = 0;
    std::string first_outside_id_;
};

}  // namespace diorama::charts
