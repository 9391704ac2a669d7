#include "page/html.hpp"

#include <fmt/format.h>

#include "page/assets.hpp"

namespace diorama::page {

namespace {

/// A per cent sign stays on the line of its number.
std::string with_units_kept(std::string text) {
    for (auto at = text.find(" %"); at != std::string::npos; at = text.find(" %", at + 2))
        text.replace(at, 1, "\u00a0");
    return text;
}

std::string html(Prose const& prose) {
    std::string text;
    for (auto const& span : prose) switch (span.kind) {
            case SpanKind::text:
                text += with_units_kept(escaped(span.text));
                break;
            case SpanKind::number:
                text +=
                    fmt::format("<data value=\"{}\" title=\"{}\">{}</data>", escaped(span.value),
                                escaped(span.source), with_units_kept(escaped(span.text)));
                break;
            case SpanKind::strong:
                text += fmt::format("<strong>{}</strong>", escaped(span.text));
                break;
            case SpanKind::code:
                text += fmt::format("<code>{}</code>", escaped(span.text));
                break;
        }
    return text;
}

std::string html(Table const& table) {
    // Beside the table and not in it: a table may scroll sideways, its heading must not.
    std::string text;
    if (!table.caption.empty() && !table.folded)
        text += fmt::format("<p class=\"cap\">{}</p>", escaped(table.caption));
    // On paper a short one is not broken over two pages.
    constexpr std::size_t short_rows = 16;
    text += fmt::format("<div class=\"scroll{}\" tabindex=\"0\"><table aria-label=\"{}\">",
                        table.rows.size() <= short_rows ? " short" : "", escaped(table.caption));
    text += "<thead><tr>";
    for (std::size_t i = 0; i < table.head.size(); ++i)
        text += fmt::format("<th scope=\"col\"{}>{}</th>",
                            i < table.text_columns ? " class=\"t\"" : "", escaped(table.head[i]));
    text += "</tr></thead><tbody>";
    for (auto const& row : table.rows) {
        text += "<tr>";
        for (std::size_t i = 0; i < row.size(); ++i)
            text += i == 0
                        ? fmt::format("<th scope=\"row\" class=\"t\">{}</th>", html(row[i]))
                        : fmt::format("<td{}>{}</td>", i < table.text_columns ? " class=\"t\"" : "",
                                      html(row[i]));
        text += "</tr>";
    }
    text += "</tbody></table></div>";
    if (!table.folded) return text;
    return fmt::format("<details><summary>{}</summary>{}</details>", escaped(table.caption), text);
}

std::string html(Figure const& figure) {
    std::string text = fmt::format("<figure id=\"{}\"><figcaption><h3>{}</h3>", escaped(figure.id),
                                   escaped(figure.title));
    if (!figure.caption.empty()) text += fmt::format("<p>{}</p>", html(figure.caption));
    if (!figure.legend.empty()) {
        text += "<ul class=\"legend\">";
        for (auto const& [name, colour] : figure.legend)
            text += fmt::format("<li><i style=\"background:{}\"></i>{}</li>",
                                legend_colour(figure.colours, colour), escaped(name));
        text += "</ul>";
    }
    text += fmt::format("</figcaption><div class=\"panels{}\">",
                        figure.panels.size() == 1 ? " one" : "");
    for (auto const& panel : figure.panels) {
        auto const label = figure.title + ": " + title_of(panel);
        text += fmt::format(
            "<div class=\"panel\"><h4>{}</h4><div class=\"drawn\">{}</div><script "
            "type=\"application/json\" class=\"spec\">{}</script></div>",
            escaped(title_of(panel)), svg_of(panel, label), json_in_script(spec_of(panel)));
    }
    text += "</div>";
    if (!figure.table.rows.empty()) text += html(figure.table);
    return text + "</figure>";
}

std::string html(std::vector<KeyFigure> const& figures) {
    std::string text = "<dl class=\"keys\">";
    for (auto const& one : figures)
        text += fmt::format("<div><dt>{}</dt><dd>{}</dd><dd class=\"note\">{}</dd></div>",
                            escaped(one.label), html(one.value), html(one.note));
    return text + "</dl>";
}

std::string html(List const& list) {
    std::string text = "<ul>";
    for (auto const& item : list) text += fmt::format("<li>{}</li>", html(item));
    return text + "</ul>";
}

std::string html_of_block(Block const& block) {
    if (auto const* one = std::get_if<Prose>(&block)) return fmt::format("<p>{}</p>", html(*one));
    if (auto const* one = std::get_if<Note>(&block))
        return fmt::format("<p class=\"note\">{}</p>", html(one->prose));
    if (auto const* one = std::get_if<Table>(&block)) return html(*one);
    if (auto const* one = std::get_if<Figure>(&block)) return html(*one);
    if (auto const* one = std::get_if<List>(&block)) return html(*one);
    return html(std::get<std::vector<KeyFigure>>(block));
}

/// Scripts and styles of this page alone, and nothing from anywhere else.
constexpr std::string_view policy =
    "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; "
    "img-src data: blob:";

}  // namespace

std::string json_in_script(std::string const& json) {
    // Only `<` can end a script element or begin a comment in one; as \u003c it is the same text.
    std::string safe;
    safe.reserve(json.size());
    for (char const c : json) {
        if (c == '<')
            safe += "\\u003c";
        else
            safe += c;
    }
    return safe;
}

std::string html_of(Document const& document) {
    std::string text = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
        "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">"
        "<meta name=\"generator\" content=\"Diorama\"><title>{}</title>"
        "<link rel=\"icon\" href=\"data:,\"><style>{}</style></head><body>",
        policy, escaped(document.title), page_style());
    text += fmt::format(
        "<header><p class=\"kind\">Diorama · what the model says</p><h1>{}</h1>"
        "<p class=\"standfirst\">{}</p></header><nav aria-label=\"Contents\"><ol>",
        escaped(document.title), html(document.standfirst));
    for (auto const& section : document.sections)
        text += fmt::format("<li><a href=\"#{}\">{}</a></li>", escaped(section.id),
                            escaped(section.title));
    text += "</ol></nav><main>";
    for (auto const& section : document.sections) {
        text += fmt::format("\n<section id=\"{}\"><h2>{}</h2>", escaped(section.id),
                            escaped(section.title));
        if (section.id == "verdict")
            text += fmt::format("<p class=\"headline\">{}</p>", escaped(document.headline));
        for (auto const& block : section.blocks) text += html_of_block(block);
        text += "</section>";
    }
    text += "</main>";
    if (!chart_library().empty()) {
        text += fmt::format("\n<script>{}</script>", chart_library());
        text += fmt::format("<script>{}</script>", page_script());
    }
    return text + "</body></html>\n";
}

}  // namespace diorama::page
