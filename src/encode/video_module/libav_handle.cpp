#include "encode/video_module/libav_handle.h"

#include "lectern/base/error.h"

#include <array>
#include <cstdarg>
#include <cstdio>
#include <string>

namespace lectern {

namespace {

/// What libav said last on this thread. libav hands the reason of a failure to nothing but its log.
std::string& last_message() {
    thread_local std::string message;
    return message;
}

void keep_message(void* /*source*/, int level, const char* format, va_list arguments) {
    if (level > AV_LOG_ERROR) return;
    std::array<char, 512> text{};
    if (std::vsnprintf(text.data(), text.size(), format, arguments) < 0) return;
    std::string message = text.data();
    while (!message.empty() && message.back() == '\n') message.pop_back();
    last_message() = std::move(message);
}

}  // namespace

void catch_libav_messages() { av_log_set_callback(keep_message); }

void check(int status, const char* what) {
    if (status >= 0) return;
    std::array<char, AV_ERROR_MAX_STRING_SIZE> reason{};
    av_strerror(status, reason.data(), reason.size());
    std::string message = std::string("video: ") + what + " failed: " + reason.data();
    if (!last_message().empty()) message += " (" + last_message() + ")";
    last_message().clear();
    throw MachineError(message);
}

void Options::set(const char* name, const char* value) {
    check(av_dict_set(&entries_, name, value, 0), "setting an option");
}

void Options::check_all_used() const {
    if (const AVDictionaryEntry* entry = av_dict_get(entries_, "", nullptr, AV_DICT_IGNORE_SUFFIX))
        throw MachineError(std::string("video: this libav doesn't know the option '") + entry->key + "'");
}

}  // namespace lectern
