#include "charts/xml_outline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "charts/csv_records.hpp"

namespace diorama::charts {
namespace {

constexpr std::size_t deepest_nesting = 64;

std::string_view local_name(std::string_view name) {
    std::size_t const colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

void append_code_point(std::string& text, unsigned code) {
    auto const byte = [&](unsigned value) { text.push_back(static_cast<char>(value)); };
    if (code < 0x80U) return byte(code);
    if (code < 0x800U) {
        byte(0xC0U | code >> 6U);
    } else {
        if (code < 0x10000U) {
            byte(0xE0U | code >> 12U);
        } else {
            byte(0xF0U | code >> 18U);
            byte(0x80U | (code >> 12U & 0x3FU));
        }
        byte(0x80U | (code >> 6U & 0x3FU));
    }
    byte(0x80U | (code & 0x3FU));
}

/// An attribute's value with its entities resolved; an unknown one stays as it stands.
std::string resolved(std::string_view raw) {
    constexpr std::pair<std::string_view, char> named[]{
        {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
    std::string text;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        std::size_t const end = raw[i] == '&' ? raw.find(';', i) : std::string_view::npos;
        if (end == std::string_view::npos) {
            text.push_back(raw[i]);
            continue;
        }
        std::string_view const name = raw.substr(i + 1, end - i - 1);
        unsigned code = 0;
        for (auto const& [entity, character] : named)
            if (entity == name) code = static_cast<unsigned char>(character);
        if (name.starts_with("#x"))
            std::from_chars(name.data() + 2, name.data() + name.size(), code, 16);
        else if (name.starts_with("#"))
            std::from_chars(name.data() + 1, name.data() + name.size(), code, 10);
        if (code == 0 || code > 0x10FFFFU) {
            text.push_back('&');
            continue;
        }
        append_code_point(text, code);
        i = end;
    }
    return text;
}

class Outliner {
public:
    Outliner(std::string_view text, std::string const& path, problems::Problems& problems)
        : text_(text), path_(path), problems_(problems) {}

    XmlOutline outline() {
        while (at_ < text_.size() && step()) {
        }
        if (!stopped_ && !open_.empty())
            stop(at_, fmt::format("the file ends inside <{}>", open_.back()),
                 "close every element; was the file cut off?");
        if (!stopped_ && !outline_.graph_spot.line)
            stop(0, "there is no <graph> in this file",
                 "give GraphML, or a CSV file with another ending");
        return std::move(outline_);
    }

private:
    /// Moves past the next tag, comment or declaration. False when reading on is pointless.
    bool step() {
        std::size_t const start = std::min(text_.find('<', at_), text_.size());
        if (open_.empty() && !blank(text_.substr(at_, start - at_)))
            return stop(at_, "text stands outside of every element", "give an XML file");
        at_ = start;
        if (at_ == text_.size()) return true;
        std::string_view const rest = text_.substr(at_);
        if (rest.starts_with("<!--")) return skip("-->");
        if (rest.starts_with("<![CDATA[")) return skip("]]>");
        if (rest.starts_with("<?")) return skip("?>");
        if (rest.starts_with("<!"))
            return stop(at_, "a document type declaration", "leave it out: GraphML needs none");
        if (rest.starts_with("</")) return close_element();
        return open_element();
    }

    static bool blank(std::string_view text) {
        return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
    }

    bool skip(std::string_view end) {
        std::size_t const found = text_.find(end, at_);
        if (found == std::string_view::npos)
            return stop(at_, fmt::format("what begins here never ends with {}", end), "end it");
        at_ = found + end.size();
        return true;
    }

    bool close_element() {
        std::size_t const end = text_.find('>', at_);
        if (end == std::string_view::npos) return stop(at_, "the tag never ends", "end it with >");
        std::string_view name = text_.substr(at_ + 2, end - at_ - 2);
        while (!name.empty() && blank(name.substr(name.size() - 1))) name.remove_suffix(1);
        if (open_.empty() || open_.back() != name)
            return stop(at_, fmt::format("</{}> closes what is not open", name.substr(0, 60)),
                        open_.empty() ? "leave it out" : fmt::format("write </{}>", open_.back()));
        if (local_name(name) == "graph") inside_graph_ = false;
        open_.pop_back();
        at_ = end + 1;
        return true;
    }

    bool open_element() {
        std::size_t const start = at_;
        std::size_t const name_end = text_.find_first_of(" \t\r\n/>", at_ + 1);
        if (name_end == std::string_view::npos || name_end == at_ + 1)
            return stop(start, "a < that begins no tag", "write &lt; for a < in text");
        std::string_view const name = text_.substr(at_ + 1, name_end - at_ - 1);
        at_ = name_end;
        if (!read_attributes(start)) return false;
        bool const empty = text_[at_] == '/';
        at_ += empty ? 2 : 1;
        if (!take(local_name(name), start)) return false;
        if (empty) {
            if (local_name(name) == "graph") inside_graph_ = false;
            return true;
        }
        open_.push_back(name);
        if (open_.size() > deepest_nesting)
            return stop(start, fmt::format("elements are nested deeper than {}", deepest_nesting),
                        "GraphML needs no more than a handful of levels");
        return true;
    }

    /// Leaves at_ at the > or /> of the tag.
    bool read_attributes(std::size_t start) {
        attributes_.clear();
        while (true) {
            at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size());
            if (text_.substr(at_).starts_with(">") || text_.substr(at_).starts_with("/>"))
                return true;
            std::size_t const equals = text_.find_first_of("=<>", at_);
            if (equals == std::string_view::npos || text_[equals] != '=')
                return stop(at_ < text_.size() ? at_ : start, "an attribute without a value",
                            "write name=\"value\"");
            std::string_view name = text_.substr(at_, equals - at_);
            while (!name.empty() && blank(name.substr(name.size() - 1))) name.remove_suffix(1);
            std::size_t const quote = text_.find_first_not_of(" \t\r\n", equals + 1);
            if (quote == std::string_view::npos || (text_[quote] != '"' && text_[quote] != '\''))
                return stop(equals, "an attribute's value without quotes", "write name=\"value\"");
            std::size_t const end = text_.find(text_[quote], quote + 1);
            if (end == std::string_view::npos)
                return stop(quote, "the quote that begins here never ends", "close it");
            attributes_.emplace_back(name, text_.substr(quote + 1, end - quote - 1));
            at_ = end + 1;
        }
    }

    std::optional<std::string> attribute(std::string_view wanted) const {
        for (auto const& [name, value] : attributes_)
            if (name == wanted) return resolved(value);
        return std::nullopt;
    }

    bool take(std::string_view name, std::size_t start) {
        if (name == "graph") {
            if (outline_.graph_spot.line)
                return stop(start,
                            inside_graph_ ? "a graph inside a node" : "a second graph in this file",
                            "keep one graph, without groups");
            outline_.graph_spot = spot(start);
            outline_.directed = attribute("edgedefault").value_or("directed") != "undirected";
            inside_graph_ = true;
        } else if (name == "node" && inside_graph_) {
            auto const id = attribute("id");
            if (!id) return stop(start, "a node without id", "write <node id=\"…\">");
            outline_.nodes.push_back({*id, spot(start)});
        } else if (name == "edge" && inside_graph_) {
            auto const source = attribute("source");
            auto const target = attribute("target");
            if (!source || !target)
                return stop(start, "an edge without source or target",
                            "write <edge source=\"…\" target=\"…\"/>");
            outline_.edges.push_back({*source, *target, spot(start)});
        }
        return true;
    }

    /// Places are asked for in ascending order, so lines are counted once.
    Spot spot(std::size_t offset) {
        if (offset < counted_) counted_ = line_start_ = 0, line_ = 1;
        for (; counted_ < offset; ++counted_)
            if (text_[counted_] == '\n') {
                ++line_;
                line_start_ = counted_ + 1;
            }
        std::size_t const column = characters(text_.substr(line_start_, offset - line_start_));
        return {line_, static_cast<std::uint32_t>(column + 1)};
    }

    bool stop(std::size_t offset, std::string what, std::string instead) {
        Spot const where = spot(std::min(offset, text_.size()));
        problems_.add({path_, where.line, where.column}, std::move(what), std::move(instead));
        stopped_ = true;
        at_ = text_.size();
        return false;
    }

    std::string_view text_;
    std::string const& path_;
    problems::Problems& problems_;
    XmlOutline outline_;
    std::size_t at_ = 0;
    bool stopped_ = false;
    bool inside_graph_ = false;
    std::vector<std::string_view> open_;
    std::vector<std::pair<std::string_view, std::string_view>> attributes_;
    std::size_t counted_ = 0;
    std::size_t line_start_ = 0;
    std::uint32_t line_ = 1;
};

}  // namespace

XmlOutline outline_graphml(std::string_view text, std::string const& path,
                           problems::Problems& problems) {
    return Outliner(text, path, problems).outline();
}

}  // namespace diorama::charts
