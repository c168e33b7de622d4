#include "lectern/base/nearest_name.h"
#include "typeset/math/constructs.h"
#include "typeset/math/dimension.h"
#include "typeset/math/table.h"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

using Kind = MathToken::Kind;

constexpr std::size_t most_rows = 200, most_columns = 100;
constexpr double column_space = 1;                               ///< em; twice LaTeX's \arraycolsep.
constexpr double jot = 0.3;                                      ///< em
constexpr double thin_space = 3.0 / 18, thick_space = 5.0 / 18;  ///< em, beside and between columns of a small matrix.
constexpr double small_stretch = 0.6;

/// How the columns of an environment stand.
enum class Columns {
    centered,  ///< A matrix.
    as_told,   ///< `array`, by its specification.
    cases,     ///< Two, flush left.
    one,       ///< `gathered`
    in_pairs,  ///< `aligned`: right, left, and space between the pairs.
    at_pairs   ///< `alignedat`: the same without space.
};

struct EnvironmentRule {
    std::string_view name;
    Columns columns;
    char32_t left = 0, right = 0;
    std::optional<MathSize> cell_size{};
};

constexpr std::array<EnvironmentRule, 16> rules{{
    {"matrix", Columns::centered},
    {"pmatrix", Columns::centered, U'(', U')'},
    {"bmatrix", Columns::centered, U'[', U']'},
    {"Bmatrix", Columns::centered, U'{', U'}'},
    {"vmatrix", Columns::centered, U'|', U'|'},
    {"Vmatrix", Columns::centered, U'‖', U'‖'},
    {"smallmatrix", Columns::centered, 0, 0, MathSize::script},
    {"array", Columns::as_told},
    {"cases", Columns::cases, U'{', 0},
    {"dcases", Columns::cases, U'{', 0, MathSize::display},
    {"rcases", Columns::cases, 0, U'}'},
    {"aligned", Columns::in_pairs, 0, 0, MathSize::display},
    {"split", Columns::in_pairs, 0, 0, MathSize::display},
    {"alignedat", Columns::at_pairs, 0, 0, MathSize::display},
    {"gathered", Columns::one, 0, 0, MathSize::display},
    {"subarray", Columns::as_told},
}};

/// Environments of LaTeX that stand by themselves, and what to write in their place.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> whole_displays{{{"align", "aligned"},
                                                                                        {"align*", "aligned"},
                                                                                        {"alignat", "alignedat"},
                                                                                        {"eqnarray", "aligned"},
                                                                                        {"eqnarray*", "aligned"},
                                                                                        {"multline", "gathered"},
                                                                                        {"multline*", "gathered"},
                                                                                        {"gather", "gathered"},
                                                                                        {"gather*", "gathered"},
                                                                                        {"flalign", "aligned"}}};

const EnvironmentRule& find_environment(MathParser& parser, const MathToken& at, const std::string& name) {
    const auto* rule = std::ranges::find(rules, name, &EnvironmentRule::name);
    if (rule != rules.end()) return *rule;
    const auto* display =
        std::ranges::find(whole_displays, name, &std::pair<std::string_view, std::string_view>::first);
    if (display != whole_displays.end()) {
        parser.fail(at, "the environment '" + name + "' doesn't stand inside a formula",
                    "write \\begin{" + std::string(display->second) + "} between $$ and $$");
    }
    if (name == "equation" || name == "equation*" || name == "displaymath") {
        parser.fail(at, "the environment '" + name + "' doesn't stand inside a formula",
                    "the dollars $$ make a display; leave it out");
    }
    std::vector<std::string_view> names;
    for (const EnvironmentRule& known : rules) names.push_back(known.name);
    const std::string_view nearest = nearest_name(name, names);
    parser.fail(at, "unknown environment '" + name + "'",
                nearest.empty() ? "write matrix, pmatrix, bmatrix, cases, aligned, gathered or array"
                                : "did you mean '" + std::string(nearest) + "'?");
}

/// `{l|cr}`
void read_column_specification(MathParser& parser, const MathToken& command, TableNode& table) {
    const MathToken at = parser.peek();
    const std::string words = parser.words_argument(command, "\\begin{array}{lcr}");
    int lines = 0;
    for (const char c : words) {
        if (c == ' ') continue;
        if (c == '|') {
            ++lines;
            continue;
        }
        if ((c != 'l' && c != 'c' && c != 'r') || table.columns.size() == most_columns) {
            parser.fail(at, "'" + words + "' doesn't say how columns stand",
                        "write l, c or r for each, and | for a rule");
        }
        table.columns.push_back({c == 'l'   ? CellAlignment::left
                                 : c == 'r' ? CellAlignment::right
                                            : CellAlignment::center,
                                 table.columns.empty() ? column_space / 2 : column_space, lines});
        lines = 0;
    }
    if (table.columns.empty()) parser.fail(at, "no columns for this array", "write l, c or r for each: {lcr}");
    table.lines_after = lines;
    table.space_after = column_space / 2;
}

/// The columns that the rule gives to the widest row.
void give_columns(TableNode& table, const EnvironmentRule& rule, std::size_t count) {
    for (std::size_t column = table.columns.size(); column < count; ++column) {
        TableColumn fresh;
        fresh.space_before = column == 0 ? 0 : column_space;
        if (rule.columns == Columns::cases) fresh.alignment = CellAlignment::left;
        if (rule.columns == Columns::in_pairs || rule.columns == Columns::at_pairs) {
            const bool left_one = column % 2 == 0;
            fresh.alignment = left_one ? CellAlignment::right : CellAlignment::left;
            fresh.space_before = left_one && column > 0 && rule.columns == Columns::in_pairs ? column_space : 0;
        }
        if (rule.cell_size == MathSize::script) fresh.space_before = column == 0 ? thin_space : thick_space;
        table.columns.push_back(fresh);
    }
}

std::size_t most_cells(const EnvironmentRule& rule, const TableNode& table) {
    switch (rule.columns) {
        case Columns::as_told:
            return table.columns.size();
        case Columns::cases:
            return 2;
        case Columns::one:
            return 1;
        default:
            return most_columns;
    }
}

TableNode::Anchor read_anchor(MathParser& parser) {
    const auto option = parser.option();
    if (!option || option->size() != 1) return TableNode::Anchor::axis;
    const auto* letter = dynamic_cast<const SymbolNode*>(option->front().get());
    if (letter != nullptr && letter->character == in_alphabet(U't', MathAlphabet::normal))
        return TableNode::Anchor::top;
    if (letter != nullptr && letter->character == in_alphabet(U'b', MathAlphabet::normal)) {
        return TableNode::Anchor::bottom;
    }
    return TableNode::Anchor::axis;
}

/// `[4pt]` behind a row's end.
double read_row_space(MathParser& parser) {
    if (!parser.peek().is_character(U'[')) return 0;
    const MathToken open = parser.take();
    std::string words;
    while (!parser.peek().is_character(U']')) {
        const MathToken token = parser.take();
        if (token.is(Kind::end)) parser.fail(open, "this [ is never closed", "add ]");
        words += token.source();
    }
    parser.take();
    const auto em = read_dimension(words);
    if (!em) {
        parser.fail(open, "'" + words + "' is no length", "write one like [4pt], or {} before a [ that begins a row");
    }
    return *em;
}

int read_lines(MathParser& parser) {
    int lines = 0;
    while (parser.peek().is_command("hline")) {
        parser.take();
        ++lines;
    }
    return std::min(lines, 4);
}

/// In the second column of a pair a relation keeps its space to the first.
void begin_right_side(MathList& cell) {
    cell.insert(cell.begin(), std::make_unique<GroupNode>(MathList(), AtomClass::ordinary));
}

/// The rows up to `\end`, which is left to be taken.
void read_rows(MathParser& parser, TableNode& table, std::size_t most, bool in_pairs) {
    const auto is_end = [](const MathToken& token) { return token.is_command("end"); };
    table.rows.push_back({{}, read_lines(parser), 0});
    for (;;) {
        TableRow& row = table.rows.back();
        const MathToken first = parser.peek();
        if (row.cells.size() == most && !is_end(first)) {
            parser.fail(first, most == 1 ? "this has one column only" : "a row has more cells than there are columns",
                        "end it with \\\\ before");
        }
        row.cells.push_back(parser.row(RowEnd::cell));
        if (in_pairs && row.cells.size() % 2 == 0) begin_right_side(row.cells.back());
        const MathToken end = parser.peek();
        if (is_end(end) || end.is(Kind::end)) break;
        parser.take();
        if (end.is(Kind::alignment)) continue;
        const double space = read_row_space(parser);
        const int lines = read_lines(parser);
        if (is_end(parser.peek())) {  // A last \\ begins no row.
            table.lines_below = lines;
            break;
        }
        if (table.rows.size() == most_rows) parser.fail(end, "more than 200 rows", "write fewer");
        table.rows.push_back({{}, lines, space});
    }
}

}  // namespace

void read_environment(MathParser& parser, const MathToken& command, MathList& list) {
    const MathToken at = parser.peek();
    const std::string name = parser.words_argument(command, "\\begin{matrix}");
    const EnvironmentRule& rule = find_environment(parser, at, name);
    auto table =
        std::make_unique<TableNode>(rule.left != 0 || rule.right != 0 ? AtomClass::inner : AtomClass::ordinary);
    table->left = rule.left;
    table->right = rule.right;
    table->fenced = rule.left != 0 || rule.right != 0;
    table->cell_size = rule.cell_size;
    if (table->left != 0) parser.need_glyph(table->left, command);
    const bool in_pairs = rule.columns == Columns::in_pairs || rule.columns == Columns::at_pairs;
    if (in_pairs || rule.columns == Columns::one) table->row_gap = jot;
    if (rule.columns == Columns::cases) table->stretch = 1.2;
    if (rule.cell_size == MathSize::script) {
        table->stretch = small_stretch;
        table->space_after = thin_space;
    }
    if (in_pairs || rule.columns == Columns::one || rule.columns == Columns::as_told)
        table->anchor = read_anchor(parser);
    if (rule.columns == Columns::as_told) read_column_specification(parser, command, *table);
    if (rule.columns == Columns::at_pairs) parser.words_argument(command, "\\begin{alignedat}{2}");

    read_rows(parser, *table, most_cells(rule, *table), in_pairs);
    if (parser.peek().is(Kind::end)) {
        parser.fail(command, "\\begin{" + name + "} is never ended", "add \\end{" + name + "}");
    }
    const MathToken end = parser.take();
    const std::string ended = parser.words_argument(end, "\\end{" + name + "}");
    if (ended != name) {
        parser.fail(end, "\\end{" + ended + "} ends \\begin{" + name + "}", "write \\end{" + name + "}");
    }
    std::size_t widest = 0;
    for (const TableRow& row : table->rows) widest = std::max(widest, row.cells.size());
    give_columns(*table, rule, widest);
    list.push_back(std::move(table));
}

void read_substack(MathParser& parser, const MathToken& command, MathList& list) {
    if (!parser.peek().is(Kind::begin_group)) {
        parser.fail(command, "rows are missing behind \\substack", "write \\substack{a \\\\ b}");
    }
    const MathToken open = parser.take();
    auto table = std::make_unique<TableNode>(AtomClass::ordinary);
    table->stretch = 0.75;
    table->as_around = true;
    // Its rows end where the group does.
    table->rows.push_back({});
    for (;;) {
        table->rows.back().cells.push_back(parser.row(RowEnd::substack));
        const MathToken end = parser.take();
        if (end.is(Kind::end)) parser.fail(open, "this { is never closed", "add }");
        if (end.is(Kind::end_group)) break;
        if (table->rows.size() == most_rows) parser.fail(end, "more than 200 rows", "write fewer");
        table->rows.push_back({{}, 0, read_row_space(parser)});
    }
    table->columns.resize(1);
    list.push_back(std::move(table));
}

void read_misplaced(MathParser& parser, const MathToken& command, MathList& /*list*/) {
    if (command.text == "\\" || command.text == "cr") {
        parser.fail(command, "a line's end outside of an alignment",
                    "put the lines between \\begin{aligned} and \\end{aligned}");
    }
    if (command.text == "hline") {
        parser.fail(command, "an \\hline that begins no row", "it stands at the beginning of an array or behind \\\\");
    }
    if (command.text == "end") parser.fail(command, "an \\end without its \\begin", "take it out, or add \\begin{…}");
    parser.fail(command, "a " + command.source() + " without its \\left", "begin with \\left and a delimiter");
}

}  // namespace lectern
