#include "report/store_tables.hpp"

#include <cassert>
#include <string>

#include "report/csv_lines.hpp"

namespace diorama::report {

namespace {

std::string_view query_of(std::string_view table) {
    if (table == "runs")
        return "SELECT runs.run_id, runs.arm, point, replicate, runs.seed, status, error, "
               "runs.digest, seconds FROM runs LEFT JOIN arms ON arms.arm = runs.arm ORDER BY "
               "point, replicate, arms.place, runs.arm";
    if (table == "outcomes") return "SELECT run_id, measure, value FROM outcomes ORDER BY 1, 2";
    if (table == "weekly")
        return "SELECT r.run_id AS run_id, v.week AS week, m.measure AS measure, v.value AS value "
               "FROM weekly_runs r CROSS JOIN weekly_values v ON v.run = r.number CROSS JOIN "
               "weekly_measures m ON m.number = v.measure ORDER BY r.run_id, v.measure, v.week";
    if (table == "points") return "SELECT point, path, value FROM points ORDER BY 1, 2";
    if (table == "arms") return "SELECT arm, digest, weeks, seed FROM arms ORDER BY place";
    if (table == "factors")
        return "SELECT path, unit, scale, low, high FROM factors ORDER BY place";
    assert(table == "measures");
    return "SELECT measure, unit, higher_is_better, meaning FROM measures ORDER BY place";
}

}  // namespace

void write_store_table(store::Store& store, std::string_view table, std::ostream& out) {
    store::Statement rows(store.database(), query_of(table));
    Lines lines(out);
    for (int k = 0; k < rows.columns(); ++k) lines.text(rows.name(k));
    lines.end();
    while (rows.step()) {
        for (int k = 0; k < rows.columns(); ++k) switch (rows.type(k)) {
                case store::CellType::null:
                    lines.word("");
                    break;
                case store::CellType::whole:
                    lines.cell(rows.whole(k));
                    break;
                case store::CellType::number:
                    lines.cell(rows.number(k));
                    break;
                case store::CellType::text:
                    lines.text(rows.text(k));
            }
        lines.end();
    }
}

}  // namespace diorama::report
