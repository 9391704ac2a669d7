#pragma once
#include <iosfwd>

#include "report/analysis_report.hpp"

/// The tables that a page about a store needs beside those of report/analysis_report.hpp.
namespace diorama::page {

/// Most places that a verdict map draws; more are put together in a raster of 40 by 40.
inline constexpr std::size_t most_map_places = 1600;

/// factors.csv: what was varied, from where to where, and what is declared of that parameter (as
/// `diorama parameters` prints it, of the version that analyses); those cells are empty of a path
/// that is no declared parameter.
void write_factors(report::AnalysisReport const& report, std::ostream& out);

/// winners.csv: for each measure and way, at how many points it is the best one, for certain, and
/// what is lost at most by taking it everywhere.
void write_winners(report::AnalysisReport const& report, std::ostream& out);

/// map.csv: a line for each measure and place on the plane of the map's two factors. Points that
/// share a place (since other factors vary) vote: the best way of most of them; it is certain where
/// all of them are decided for it. What it leads by is the mean over them.
void write_map(report::AnalysisReport const& report, std::ostream& out);

/// failures.csv: each error with how many runs ended by it and the first of these, the most
/// frequent one first.
void write_failures(store::Store& store, std::ostream& out);

}  // namespace diorama::page
