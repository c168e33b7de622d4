#include "app/run.h"

#include "app/data_report.h"
#include "app/exit_status.h"
#include "app/progress.h"
#include "lectern/batch/loaded_scene.h"
#include "lectern/batch/plan.h"
#include "lectern/batch/render_outputs.h"

#include <fmt/format.h>

#include <cstdio>
#include <new>
#include <string>
#include <vector>

namespace lectern {
namespace {

void print_diagnostics(const LoadedScene& scene) {
    for (const auto* told : {&scene.diagnostics, &scene.notes}) {
        for (const Diagnostic& diagnostic : *told) {
            std::fputs(render_diagnostic(diagnostic, scene.file_name, scene.source).c_str(), stderr);
        }
    }
}

/// Fails where standard output can't take the text (a full disk, a closed pipe).
void print_out(const std::string& text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) {
        throw MachineError("standard output can't be written");
    }
}

/// Two scenes of one name would write over each other's files.
bool names_clash(const std::vector<LoadedScene>& scenes) {
    for (std::size_t a = 0; a < scenes.size(); ++a) {
        for (std::size_t b = a + 1; b < scenes.size(); ++b) {
            if (scenes[a].name != scenes[b].name) continue;
            fmt::print(
                stderr,
                "render: {} and {} would both write to the folder '{}': rename one, or render them with two -o\n",
                scenes[a].file_name, scenes[b].file_name, scenes[a].name);
            return true;
        }
    }
    return false;
}

void tell_nothing_to_do(const RenderOptions& options) {
    if (!options.only.empty()) {
        fmt::print(stderr, "render: no figure matches --only '{}'{}\n", options.only,
                   options.formats.empty() ? "" : " and can become what --format asks for");
    } else {
        fmt::print(stderr, "render: no figure can become what --format asks for: only an animation becomes a clip\n");
    }
}

int run_mode(const Arguments& arguments, const std::atomic<bool>& interrupted) {
    std::vector<LoadedScene> scenes;
    for (const auto& file : arguments.scenes) scenes.push_back(load_scene(file));
    if (names_clash(scenes)) return wrong_usage;

    int status = all_done;
    std::vector<OutputTask> tasks;
    for (LoadedScene& scene : scenes) {
        std::vector<OutputTask> of_scene = plan_outputs(scene, arguments.options);
        print_diagnostics(scene);
        if (!scene.diagnostics.empty()) {
            status = scene_failed;
            continue;
        }
        tasks.insert(tasks.end(), of_scene.begin(), of_scene.end());
    }
    if (status == all_done && tasks.empty()) {
        tell_nothing_to_do(arguments.options);
        return wrong_usage;
    }
    switch (arguments.mode) {
        case Arguments::Mode::check:
            break;
        case Arguments::Mode::list:
            for (const OutputTask& task : tasks) {
                print_out(task.file.string() + "\n");
                if (const auto captions = captions_file(task); !captions.empty()) print_out(captions.string() + "\n");
            }
            break;
        case Arguments::Mode::data:
            if (status == all_done) print_out(data_report(scenes, tasks, arguments.options.jobs));
            break;
        case Arguments::Mode::render: {
            // The scenes that are well are made even where another one failed.
            const RenderOptions& options = arguments.options;
            const auto progress = open_progress(frame_count(tasks, options.division), arguments.quiet);
            render_outputs(tasks, options.jobs, *progress, interrupted, options.division);
            break;
        }
    }
    return status;
}

}  // namespace

int run(const Arguments& arguments, const std::atomic<bool>& interrupted) {
    try {
        return run_mode(arguments, interrupted);
    } catch (const Interrupted&) {
        std::fputs("render: interrupted\n", stderr);
        return interrupted_status;
    } catch (const MachineError& fault) {
        fmt::print(stderr, "render: {}\n", fault.what());
        return machine_failed;
    } catch (const FrameMistake& mistake) {
        fmt::print(stderr, "render: {}\n", mistake.what());
        return scene_failed;
    } catch (const std::bad_alloc&) {
        std::fputs("render: out of memory\n", stderr);
        return machine_failed;
    }
}

}  // namespace lectern
