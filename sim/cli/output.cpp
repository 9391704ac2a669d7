#include "cli/output.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "problems/visible.hpp"

namespace diorama::cli {

void say(std::string_view text) {
    errno = 0;
    if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0)
        return;
    throw std::runtime_error(
        fmt::format("cannot write to the standard output: {}", std::strerror(errno)));
}

void remark(std::string_view text) { fmt::print(stderr, "{}\n", problems::visible(text)); }

std::string problems_json(std::vector<problems::Problem> const& problems) {
    using Json = nlohmann::ordered_json;
    Json json;
    auto& list = json["problems"] = Json::array();
    for (auto const& one : problems)
        list.push_back(
            {{"file", one.place.file},
             {"line", std::max(1U, one.place.line)},
             {"column", std::max(1U, one.place.column)},
             {"message", one.instead.empty() ? one.what : one.what + "; " + one.instead}});
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace diorama::cli
