#include "charts/text_sink.hpp"
#include "charts/writers.hpp"

namespace diorama::charts {
namespace {

/// Boost's write_graphml prints six digits and lets control characters through; hence our own.
void put_xml(TextSink& sink, std::string_view text) {
    for (char const c : text) switch (c) {
            case '&':
                sink.put("&amp;");
                break;
            case '<':
                sink.put("&lt;");
                break;
            case '>':
                sink.put("&gt;");
                break;
            case '"':
                sink.put("&quot;");
                break;
            case '\n':
                sink.put("&#10;");
                break;
            case '\r':
                sink.put("&#13;");
                break;
            case '\t':
                sink.put("&#9;");
                break;
            default:
                sink.put(static_cast<unsigned char>(c) < 0x20U ? ' ' : c);
        }
}

void put_key(TextSink& sink, std::string_view owner, std::string_view name, std::string_view type) {
    sink.put("  <key id=\"");
    sink.put(name);
    sink.put("\" for=\"");
    sink.put(owner);
    sink.put("\" attr.name=\"");
    sink.put(name);
    sink.put("\" attr.type=\"");
    sink.put(type);
    sink.put("\"/>");
    sink.end_line();
}

void put_data(TextSink& sink, std::string_view key, std::string_view text) {
    if (text.empty()) return;
    sink.put("<data key=\"");
    sink.put(key);
    sink.put("\">");
    put_xml(sink, text);
    sink.put("</data>");
}

void put_keys(TextSink& sink, org::Chart const& chart, bool names) {
    if (!chart.titles.empty()) put_key(sink, "node", "title", "string");
    if (!chart.departments.empty()) put_key(sink, "node", "department", "string");
    if (names) put_key(sink, "node", "name", "string");
    if (!chart.locations.empty()) put_key(sink, "node", "location", "string");
    if (!chart.teams.empty()) put_key(sink, "node", "team", "string");
    if (!chart.levels.empty()) put_key(sink, "node", "level", "int");
    if (!chart.ftes.empty()) put_key(sink, "node", "fte", "double");
    if (!chart.vacant.empty()) put_key(sink, "node", "status", "string");
    put_key(sink, "edge", "kind", "string");
    put_key(sink, "edge", "weight", "double");
}

void put_node(TextSink& sink, org::Chart const& chart, std::size_t post, bool names) {
    sink.put("    <node id=\"");
    put_xml(sink, chart.ids[post]);
    sink.put("\">");
    put_data(sink, "title", chart.titles[post]);
    put_data(sink, "department", chart.departments[post]);
    if (names) put_data(sink, "name", chart.names[post]);
    put_data(sink, "location", chart.locations[post]);
    put_data(sink, "team", chart.teams[post]);
    if (!chart.levels.empty())
        put_data(sink, "level", fmt::format("{}", static_cast<unsigned>(chart.levels[post])));
    if (!chart.ftes.empty()) put_data(sink, "fte", fmt::format("{}", chart.ftes[post]));
    if (!chart.vacant.empty()) put_data(sink, "status", chart.vacant[post] ? "vacant" : "filled");
    sink.put("</node>");
    sink.end_line();
}

void put_edge(TextSink& sink, std::string_view source, std::string_view target,
              std::string_view kind, float weight) {
    sink.put("    <edge source=\"");
    put_xml(sink, source);
    sink.put("\" target=\"");
    put_xml(sink, target);
    sink.put("\">");
    put_data(sink, "kind", kind);
    if (weight >= 0.0F) put_data(sink, "weight", fmt::format("{}", weight));
    sink.put("</edge>");
    sink.end_line();
}

void write(std::ostream& out, org::Chart const& chart, org::Organisation const* organisation,
           std::span<org::Tie const> ties, bool names) {
    constexpr float unweighted = -1.0F;
    TextSink sink(out);
    sink.put(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    put_keys(sink, chart, names);
    sink.put("  <graph edgedefault=\"directed\">\n");
    for (std::size_t post = 0; post < chart.posts(); ++post) put_node(sink, chart, post, names);
    for (std::size_t post = 0; post < chart.posts(); ++post)
        if (org::PersonId const manager = chart.managers[post]; manager != org::no_person)
            put_edge(sink, chart.ids[post], chart.ids[org::row(manager)], "reports_to", unweighted);
    for (org::MatrixLine const& line : chart.matrix_lines)
        put_edge(sink, chart.ids[org::row(line.post)], chart.ids[org::row(line.manager)], "matrix",
                 unweighted);
    for (org::Tie const& tie : ties)
        put_edge(sink, organisation->id(tie.a), organisation->id(tie.b),
                 tie.origin == org::TieOrigin::generated ? "generated" : "tie", tie.weight);
    sink.put("  </graph>\n</graphml>\n");
}

}  // namespace

void write_graphml(std::ostream& out, org::Chart const& chart, Names names) {
    write(out, chart, nullptr, {}, names == Names::written && !chart.names.empty());
}

void write_graphml(std::ostream& out, org::Organisation const& organisation,
                   std::span<org::Tie const> ties, Names names) {
    write(out, organisation.chart, &organisation, ties,
          names == Names::written && !organisation.chart.names.empty());
}

}  // namespace diorama::charts
