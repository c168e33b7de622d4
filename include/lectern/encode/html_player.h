#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace lectern {

/// What a player shows, in plain words.
struct PlayerContent {
    std::string title, caption;
    std::string alt;  ///< For people who can't see it.
    int width = 0;    ///< CSS pixels.
    int height = 0;
    int fps = 10;  ///< Frames that the scene draws a second: what a step is.
    bool loop = true;
    std::span<const std::uint8_t> video;          ///< MP4.
    std::span<const std::uint8_t> poster;         ///< PNG.
    std::span<const std::uint8_t> captions = {};  ///< WebVTT; may be none.
};

/// A page that plays the video: one file that asks for nothing else. It plays while it is in view, unless the reader
/// has stopped it or asks for little motion, and has a key for everything. Its body may stand in another page, and
/// several of them.
std::vector<std::uint8_t> make_html_player(const PlayerContent& content);

}  // namespace lectern
