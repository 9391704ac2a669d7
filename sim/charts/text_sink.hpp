#pragma once
#include <fmt/format.h>

#include <ostream>
#include <string>
#include <string_view>

namespace diorama::charts {

/// Gathers text and hands it to a stream by the megabyte: streams are slow by the cell.
class TextSink {
public:
    explicit TextSink(std::ostream& out) : out_(out) {}
    ~TextSink() { flush(); }
    TextSink(TextSink const&) = delete;
    TextSink& operator=(TextSink const&) = delete;

    void put(std::string_view text) { text_.append(text); }
    void put(char c) { text_.push_back(c); }
    /// Shortest form that reads back as the same value.
    void number(float value) {
        if (value == 1.0F)
            put('1');  // nearly every weight and fte
        else
            fmt::format_to(std::back_inserter(text_), "{}", value);
    }
    void number(unsigned value) { fmt::format_to(std::back_inserter(text_), "{}", value); }
    void end_line() {
        text_.push_back('\n');
        if (text_.size() > (1U << 20U)) flush();
    }

private:
    void flush() {
        out_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
        text_.clear();
    }
    std::ostream& out_;
    std::string text_;
};

}  // namespace diorama::charts
