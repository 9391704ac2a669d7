#include "page/svg_parts.hpp"

#include <fmt/format.h>

#include "problems/visible.hpp"

namespace diorama::page {

std::string text_at(double x, double y, std::string_view anchor, std::string_view text,
                    std::string_view more) {
    return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\"{}>{}</text>", x, y,
                       anchor, more, escaped(text));
}

std::string begin_svg(double height, std::string const& label) {
    return fmt::format(
        "<svg viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-label=\"{}\" "
        "xmlns=\"http://www.w3.org/2000/svg\" font-family=\"system-ui,sans-serif\" "
        "font-size=\"11\" fill=\"#444\">",
        drawn_width, height, escaped(label));
}

std::string rule(double x1, double y1, double x2, double y2, std::string_view stroke) {
    return fmt::format(
        "<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\"/>", x1, y1, x2,
        y2, stroke);
}

std::string week_axis(Scale const& x, double height) {
    std::string svg;
    for (double const week : week_ticks(x.low, x.high)) {
        svg += rule(x(week), height - margin_bottom, x(week), height - margin_bottom + 4, "#999");
        svg += text_at(x(week), height - margin_bottom + 16, "middle", fmt::format("{:g}", week));
    }
    svg += text_at(drawn_width - margin_right, height - 2, "end", "week", " fill=\"#777\"");
    return svg;
}

std::string number_axis(Scale const& x, double height, std::string const& title) {
    std::string svg;
    auto const marks = ticks_of(x.low, x.high, 5);
    double const step = marks.size() > 1 ? marks[1] - marks[0] : 1.0;
    for (double const mark : marks) {
        if (mark < x.low - 1e-9 || mark > x.high + 1e-9) continue;
        svg += rule(x(mark), height - margin_bottom, x(mark), height - margin_bottom + 4, "#999");
        svg += text_at(x(mark), height - margin_bottom + 16, "middle",
                       tick_text(AxisKind::plain, mark, step));
    }
    svg += text_at(drawn_width - margin_right, height - 2, "end", shortened_label(title, 60),
                   " fill=\"#777\"");
    return svg;
}

std::string shortened_label(std::string const& text, std::size_t longest) {
    std::string kept;
    std::size_t letters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const begins = (static_cast<unsigned char>(text[i]) & 0xc0U) != 0x80U;
        if (begins && ++letters > longest) return kept + "…";
        kept += text[i];
    }
    return kept;
}

std::string escaped(std::string_view text) {
    std::string safe;
    for (char const c : problems::visible(text)) switch (c) {
            case '&':
                safe += "&amp;";
                break;
            case '<':
                safe += "&lt;";
                break;
            case '>':
                safe += "&gt;";
                break;
            case '"':
                safe += "&quot;";
                break;
            case '\'':
                safe += "&#39;";
                break;
            default:
                safe += c;
        }
    return safe;
}

}  // namespace diorama::page
