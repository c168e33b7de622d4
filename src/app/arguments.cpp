#include "app/arguments.h"

#include "app/exit_status.h"
#include "lectern/base/nearest_name.h"
#include "lectern/base/parallel.h"
#include "lectern/scene/output_format.h"

#include <CLI/CLI.hpp>

#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lectern {
namespace {

/// Flags of the scene format's command line that a later version brings: named, so that nobody takes them for misspelt.
constexpr std::array<std::pair<const char*, const char*>, 3> later_flags{{
    {"--force", "every file is made anew on each call"},
    {"--schema", ""},
    {"--watch", ""},
}};

std::string built_formats() {
    std::string names;
    for (const OutputFormat& format : output_formats()) {
        if (format.built) names += (names.empty() ? "" : ", ") + std::string(format.name);
    }
    return names;
}

/// What is wrong with a format's name; empty where nothing is.
std::string check_format(const std::string& name) {
    const OutputFormat* format = find_output_format(name);
    if (format != nullptr)
        return format->built ? "" : "format '" + name + "' is not built yet; there are " + built_formats();
    std::vector<std::string_view> names;
    for (const OutputFormat& known : output_formats()) names.push_back(known.name);
    const std::string_view nearest = nearest_name(name, names);
    const std::string help =
        nearest.empty() ? "; there are " + built_formats() : "; did you mean '" + std::string(nearest) + "'?";
    return "unknown format '" + name + "'" + help;
}

/// Reads "2/3"; what is wrong with it otherwise.
std::string read_shard(const std::string& text, RenderOptions& options) {
    int number = 0, of = 0;
    const char *begin = text.data(), *end = begin + text.size();
    const auto [slash, first] = std::from_chars(begin, end, number);
    if (first == std::errc{} && slash != end && *slash == '/') {
        const auto [rest, second] = std::from_chars(slash + 1, end, of);
        if (second == std::errc{} && rest == end && number >= 1 && number <= of && of <= 10'000) {
            options.division.shard = number - 1;
            options.division.shards = of;
            return {};
        }
    }
    return "'" + text + "' is no share of the work: 2/3 is the second of three";
}

}  // namespace

ParsedArguments parse_arguments(int argc, char** argv) {
    CLI::App app{"Renders lesson figures and animations of calculus from YAML scenes.", "render"};
    app.set_version_flag("--version", std::string("lectern ") + LECTERN_VERSION);
    app.failure_message(CLI::FailureMessage::simple);

    Arguments read;
    RenderOptions& options = read.options;
    options.jobs = available_jobs();
    bool check = false, data = false, list = false;
    double scale = 0;
    app.add_option("SCENE", read.scenes, "Scene files")->required();
    app.add_option("-o,--output", options.output, "Folder of the outputs")->option_text("DIR [output]");
    app.add_option("-j,--jobs", options.jobs, "Threads at once [all processors]")
        ->check(CLI::Range(1, 1024))
        ->option_text("N");
    app.add_option("--only", options.only, "Figures whose name (or scene/name) matches the glob")->option_text("GLOB");
    app.add_option("--format", options.formats, "Formats in place of the scene's: " + built_formats())
        ->delimiter(',')
        ->check(CLI::Validator(check_format, "LIST"))
        ->option_text("LIST");
    auto* scale_option = app.add_option("--scale", scale, "Pixels per CSS pixel, for all figures; none in svg and pdf")
                             ->check(CLI::Range(0.1, 16.0))
                             ->option_text("S");
    auto* check_flag = app.add_flag("--check", check, "Read, resolve and report; render nothing");
    auto* data_flag = app.add_flag("--data", data, "JSON of all that was computed, on standard output");
    auto* list_flag = app.add_flag("--list", list, "Names of the files that would be made");
    check_flag->excludes(data_flag)->excludes(list_flag);
    data_flag->excludes(list_flag);
    auto* shard_option =
        app.add_option("--shard", "Make only this share of the files and of videos' chunks: 2/3 is the second of three")
            ->check(CLI::Validator([&options](const std::string& text) { return read_shard(text, options); }, "I/N"))
            ->option_text("I/N");
    app.add_flag("--join", options.division.join, "Join the chunks that all shards have made, into what one call makes")
        ->excludes(shard_option);
    app.add_flag("--quiet", read.quiet, "Say nothing but errors");
    for (const auto& [flag, note] : later_flags) {
        app.add_flag_callback(flag,
                              [flag = flag, note = note] {
                                  const std::string why = *note == '\0' ? "" : std::string(" (") + note + ")";
                                  throw CLI::ValidationError(std::string(flag) + " is not built yet" + why);
                              })
            ->group("");
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& outcome) {
        const bool asked = app.exit(outcome) == 0;
        return {std::nullopt, asked ? all_done : wrong_usage};
    }
    if (*scale_option) options.scale = scale;
    read.mode = check  ? Arguments::Mode::check
                : data ? Arguments::Mode::data
                : list ? Arguments::Mode::list
                       : Arguments::Mode::render;
    return {std::move(read), all_done};
}

}  // namespace lectern
