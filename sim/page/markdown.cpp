#include "page/markdown.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "problems/visible.hpp"

namespace diorama::page {

namespace {

/// Characters that Markdown would obey stand behind a backslash, those of HTML are entities.
std::string plain(std::string_view text) {
    constexpr std::string_view obeyed = "\\`*_{}[]()#!|~";
    std::string safe;
    // Angle brackets and ampersands as entities: not every reader of Markdown knows \\<.
    for (char const c : problems::visible(text)) {
        if (c == '<' || c == '>' || c == '&') {
            safe += c == '<' ? "&lt;" : c == '>' ? "&gt;" : "&amp;";
            continue;
        }
        if (obeyed.find(c) != std::string_view::npos) safe += '\\';
        safe += c;
    }
    return safe;
}

/// A code span whose fence is longer than any run of backticks within.
std::string code_span(std::string_view text) {
    auto shown = problems::visible(text);
    std::replace(shown.begin(), shown.end(), '|', '/');  // a pipe would end the table's cell
    std::string fence = "`";
    while (shown.find(fence) != std::string::npos) fence += '`';
    return fence.size() == 1 ? fence + shown + fence : fence + " " + shown + " " + fence;
}

std::string markdown(Prose const& prose) {
    std::string text;
    for (auto const& span : prose) switch (span.kind) {
            case SpanKind::text:
            case SpanKind::number:
                text += plain(span.text);
                break;
            case SpanKind::strong:
                text += "**" + plain(span.text) + "**";
                break;
            case SpanKind::code:
                text += code_span(span.text);
                break;
        }
    return text;
}

std::string markdown(Table const& table) {
    std::string text;
    if (!table.caption.empty()) text += plain(table.caption) + "\n\n";
    std::string rule = "|";
    text += "|";
    for (std::size_t i = 0; i < table.head.size(); ++i) {
        text += " " + plain(table.head[i]) + " |";
        rule += i < table.text_columns ? " --- |" : " ---: |";
    }
    text += "\n" + rule + "\n";
    for (auto const& row : table.rows) {
        text += "|";
        for (auto const& cell : row) text += " " + markdown(cell) + " |";
        text += "\n";
    }
    return text + "\n";
}

/// A figure that stands alone may be shown on any ground, and its ink is made for paper.
std::string on_paper(std::string svg) {
    svg.insert(svg.find('>') + 1, "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>");
    return svg;
}

/// A figure that stands alone has to name its colours itself.
std::string with_legend(std::string svg, Figure const& figure) {
    svg = on_paper(std::move(svg));
    if (figure.legend.empty()) return svg;
    auto const begin = svg.find("viewBox=\"0 0 ") + 13;
    auto const blank = svg.find(' ', begin);
    auto const end = svg.find('"', blank);
    double const height = std::stod(svg.substr(blank + 1, end - blank - 1));
    double const line_height = 15.0;
    double const added = line_height * static_cast<double>(figure.legend.size()) + 4.0;
    std::string legend;
    double y = height + 12.0;
    for (auto const& [name, colour] : figure.legend) {
        legend += fmt::format(
            "<rect x=\"44\" y=\"{:.1f}\" width=\"14\" height=\"10\" fill=\"{}\"/>"
            "<text x=\"64\" y=\"{:.1f}\">{}</text>",
            y - 9.0, legend_colour(figure.colours, colour), y, escaped(name));
        y += line_height;
    }
    svg.replace(blank + 1, end - blank - 1, fmt::format("{:.0f}", height + added));
    svg.insert(svg.rfind("</svg>"), legend);
    return svg;
}

class MarkdownWriter {
public:
    explicit MarkdownWriter(std::string const& figures) : figures_(figures) {}

    void write(Section const& section, std::string const& headline) {
        page_.text += fmt::format("## {}\n\n", plain(section.title));
        if (section.id == "verdict") page_.text += fmt::format("**{}**\n\n", plain(headline));
        for (auto const& block : section.blocks)
            std::visit([&](auto const& one) { write(one); }, block);
    }
    MarkdownPage page_;

private:
    void write(Prose const& one) { page_.text += markdown(one) + "\n\n"; }
    void write(Note const& one) { page_.text += "> " + markdown(one.prose) + "\n\n"; }
    void write(Table const& one) { page_.text += markdown(one); }
    void write(List const& list) {
        for (auto const& item : list) page_.text += "- " + markdown(item) + "\n";
        page_.text += "\n";
    }
    void write(std::vector<KeyFigure> const& figures) {
        for (auto const& one : figures)
            page_.text += fmt::format("- **{}: {}** ({})\n", plain(one.label), markdown(one.value),
                                      markdown(one.note));
        page_.text += "\n";
    }
    void write(Figure const& figure) {
        page_.text +=
            fmt::format("### {}\n\n{}\n\n", plain(figure.title), markdown(figure.caption));
        for (std::size_t i = 0; i < figure.panels.size(); ++i) {
            auto const name = fmt::format("{}-{}.svg", figure.id, i + 1);
            auto const label = figure.title + ": " + title_of(figure.panels[i]);
            page_.figures.emplace_back(name, with_legend(svg_of(figure.panels[i], label), figure));
            page_.text +=
                fmt::format("**{}**\n\n![{}]({}/{})\n\n", plain(title_of(figure.panels[i])),
                            plain(label), figures_, name);
        }
        if (!figure.table.rows.empty()) page_.text += markdown(figure.table);
    }

    std::string const& figures_;
};

}  // namespace

MarkdownPage markdown_of(Document const& document, std::string const& figures) {
    MarkdownWriter writer(figures);
    writer.page_.text =
        fmt::format("# {}\n\n{}\n\n", plain(document.title), markdown(document.standfirst));
    for (auto const& section : document.sections) writer.write(section, document.headline);
    return writer.page_;
}

}  // namespace diorama::page
