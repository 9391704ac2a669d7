#pragma once
#include <string>
#include <string_view>

namespace diorama::problems {

/// Text from outside made safe to print on one line of a terminal.
///
/// Takes    text: any bytes
/// Returns  the same, with each byte of these as \xNN: control characters (also U+0080 to U+009F,
///          which some terminals obey), line and paragraph separators, the marks that turn the
///          writing direction (they can make a line read as another), and whatever is not UTF-8
/// Errors   none
/// Source   well-formed sequences: The Unicode Standard, table 3-7; direction marks: Boucher and
///          Anderson 2023, "Trojan Source", USENIX Security
std::string visible(std::string_view text);

}  // namespace diorama::problems
