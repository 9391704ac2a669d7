#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "page/charts.hpp"
#include "page/experiment_facts.hpp"
#include "page/sheet.hpp"

namespace diorama::page {

/// How much of an experiment a page draws; its tables hold all of it. The widest bounds come first,
/// and a page that is too long with them takes the next tighter ones.
struct ExperimentBounds {
    std::size_t ways = 8;       ///< of more, the baseline, the best others and "another way"
    std::size_t measures = 64;  ///< that get figures
    std::size_t rows = 20;      ///< of a chart of effects or indices, for each way
    std::size_t points = 640;   ///< of the lines of one chart
    std::size_t places = 3200;  ///< of all maps together
    std::size_t table_rows = 200;

    /// Half of it, or as little as still says something.
    ExperimentBounds tighter() const;
    friend bool operator==(ExperimentBounds const&, ExperimentBounds const&) = default;
};

/// A folder of `analyse --out`, read back.
struct ExperimentFolder {
    ExperimentFacts facts;
    Sheets sheets;
    ExperimentBounds bounds = {};
    std::vector<WayFacts> shown = {};  ///< ways that figures and tables tell of

    /// Sets bounds, and with them the ways that are shown: by the first measure, those that are
    /// certainly ahead at most points, then those with the best mean at most.
    void bound(ExperimentBounds const& to);
    bool shows(std::string_view way) const;
    bool shows_all() const { return shown.size() == facts.ways.size(); }
    /// How many measures, from the first on, get figures.
    std::size_t told_measures() const;

    /// As Sheets::find().
    Sheet const* find(std::string_view file) const { return sheets.find(file); }
    /// Its place in facts.ways, or their number.
    std::size_t place_of(std::string_view way) const;
    /// The baseline's is 0 where there are several ways; those that are not shown share one.
    std::size_t colour_of(std::string_view way) const;
    bool has_ways() const { return facts.ways.size() > 1; }
    FactorFacts const* factor(std::string_view path) const;
    /// A number of experiment.json.
    static Number number(std::uint64_t value) { return fact(value, "experiment.json"); }
};

/// Errors   throws problems::InputError
ExperimentFolder read_experiment_folder(std::string const& path);

/// The rows of a sheet about one measure of one way.
std::vector<std::size_t> rows_of(Sheet const& sheet, std::string_view way,
                                 std::string_view measure);

/// How an axis writes differences in this unit.
AxisKind difference_axis(std::string_view unit);
/// How an axis writes values in this unit.
AxisKind value_axis(std::string_view unit);

/// Whether these rows of effects.csv say anything: of a measure that came out the same at every
/// point no regression does.
bool has_fit(Sheet const& effects, std::vector<std::size_t> const& rows);

}  // namespace diorama::page
