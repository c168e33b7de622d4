#include "lectern/encode/html_player.h"

#include "encode/base64.h"
#include "lectern/base/escape_markup.h"

#include <fmt/format.h>

#include <string_view>

namespace lectern {
namespace {

constexpr std::string_view style = R"css(
.lectern-player{margin:0 auto;max-width:var(--width);font:15px/1.4 system-ui,sans-serif;color:#1f2430}
.lectern-player video{display:block;width:100%;height:auto;background:#fff;border-radius:4px}
.lectern-player .bar{display:flex;align-items:center;gap:.35em;padding:.35em 0}
.lectern-player button,.lectern-player select{font:inherit;min-width:2.2em;height:2.2em;border:1px solid #aab2c0;border-radius:4px;background:#fff;color:inherit;cursor:pointer}
.lectern-player button[aria-pressed=true]{background:#dfe7f5}
.lectern-player :focus-visible{outline:2px solid #1a56c4;outline-offset:2px}
.lectern-player input[type=range]{flex:1;min-width:3em;accent-color:#1a56c4}
.lectern-player output{min-width:5.5em;text-align:right;font-variant-numeric:tabular-nums}
.lectern-player figcaption{padding:.2em 0}
@media (prefers-color-scheme:dark){body.lectern-page{background:#15181f}.lectern-player{color:#e4e7ee}.lectern-player button,.lectern-player select{background:#262b36;border-color:#4a5264}.lectern-player button[aria-pressed=true]{background:#3a4964}}
)css";

constexpr std::string_view controls = R"html(<div class="bar">
<button type="button" class="back" title="one frame back (←)" aria-label="one frame back">◂</button>
<button type="button" class="play" title="play or pause (space)" aria-label="play">▶</button>
<button type="button" class="on" title="one frame on (→)" aria-label="one frame on">▸</button>
<input type="range" class="place" min="0" step="1" value="0" aria-label="frame">
<output class="time"></output>
<select class="speed" title="speed (&lt; and &gt;)" aria-label="speed"><option value="0.25">¼×</option><option value="0.5">½×</option><option value="1" selected>1×</option><option value="1.5">1½×</option><option value="2">2×</option></select>
<button type="button" class="loop" title="begin again at the end (L)" aria-label="loop">↻</button>
</div>)html";

// Everything is found from the script's own place, so that several players may stand on one page.
constexpr std::string_view script = R"js(
(function (root) {
  "use strict";
  var video = root.querySelector("video"), play = root.querySelector(".play"), place = root.querySelector(".place");
  var time = root.querySelector(".time"), speed = root.querySelector(".speed"), loop = root.querySelector(".loop");
  var fps = Number(root.dataset.fps), calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  var stopped = calm.matches, seen = false;
  function frames() { return Math.max(1, Math.round(video.duration * fps)); }
  function frame() { return Math.min(frames() - 1, Math.floor(video.currentTime * fps + 1e-3)); }
  function go(to) {
    to = Math.min(frames() - 1, Math.max(0, to));
    // The middle of the frame: its edge belongs to either.
    video.currentTime = Math.min((to + 0.5) / fps, video.duration);
  }
  function show() {
    if (!(video.duration > 0)) return;
    place.max = String(frames() - 1);
    place.value = String(frame());
    time.textContent = (frame() + 1) + " / " + frames();
    var label = video.paused ? "play" : "pause";
    play.textContent = video.paused ? "▶" : "❚❚";
    play.setAttribute("aria-label", label);
    loop.setAttribute("aria-pressed", String(video.loop));
  }
  function start() { var begun = video.play(); if (begun && begun.catch) begun.catch(function () {}); }
  function toggle() { stopped = !video.paused; if (stopped) video.pause(); else start(); }
  function step(by) { stopped = true; video.pause(); go(frame() + by); }
  function faster(by) {
    speed.selectedIndex = Math.min(speed.options.length - 1, Math.max(0, speed.selectedIndex + by));
    video.playbackRate = Number(speed.value);
  }
  function turn() { video.loop = !video.loop; show(); }
  play.addEventListener("click", toggle);
  video.addEventListener("click", toggle);
  root.querySelector(".back").addEventListener("click", function () { step(-1); });
  root.querySelector(".on").addEventListener("click", function () { step(1); });
  loop.addEventListener("click", turn);
  speed.addEventListener("change", function () { faster(0); });
  place.addEventListener("input", function () { stopped = true; video.pause(); go(Number(place.value)); });
  root.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    var inField = event.target === place || event.target === speed, key = event.key;
    if (key === " " && event.target.tagName === "BUTTON") return;
    if (event.target === speed && key.length > 1) return;
    var acts = {" ": toggle, "k": toggle, "ArrowLeft": function () { step(-1); }, "ArrowRight": function () { step(1); },
      "Home": function () { step(-frames()); }, "End": function () { step(frames()); },
      "<": function () { faster(-1); }, ">": function () { faster(1); }, "l": turn, "L": turn};
    if (!acts[key] || (inField && key === " ")) return;
    event.preventDefault();
    acts[key]();
  });
  ["loadedmetadata", "timeupdate", "seeked", "play", "pause", "ended"].forEach(function (name) {
    video.addEventListener(name, show);
  });
  if ("requestVideoFrameCallback" in video) {
    video.requestVideoFrameCallback(function each() { show(); video.requestVideoFrameCallback(each); });
  }
  function look() { if (seen && !stopped) start(); else video.pause(); }
  if ("IntersectionObserver" in window) {
    new IntersectionObserver(function (entries) {
      seen = entries[entries.length - 1].isIntersecting;
      look();
    }, {threshold: 0.4}).observe(video);
  }
  document.addEventListener("visibilitychange", function () { if (document.hidden) video.pause(); else look(); });
  show();
})(document.currentScript.parentElement);
)js";

}  // namespace

std::vector<std::uint8_t> make_html_player(const PlayerContent& content) {
    const std::string title = escape_markup(content.title), caption = escape_markup(content.caption);
    const std::string alt = escape_markup(content.alt);
    std::string page = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
        "content=\"width=device-width, initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" "
        "content=\"default-src 'none'; media-src data:; img-src data:; style-src 'unsafe-inline'; script-src "
        "'unsafe-inline'\">\n<title>{}</title>\n</head>\n<body class=\"lectern-page\">\n",
        title.empty() ? "Animation" : title);
    page += fmt::format(
        "<figure class=\"lectern-player\" tabindex=\"0\" role=\"group\" aria-label=\"{}\" data-fps=\"{}\" "
        "style=\"--width:{}px\">\n<style>{}</style>\n",
        title.empty() ? "animation" : title, content.fps, content.width, style);
    page += fmt::format("<video width=\"{}\" height=\"{}\" muted playsinline preload=\"auto\"{} aria-label=\"{}\" ",
                        content.width, content.height, content.loop ? " loop" : "", alt);
    page += "poster=\"data:image/png;base64," + base64(content.poster) + "\" ";
    page += "src=\"data:video/mp4;base64," + base64(content.video) + "\">";
    if (!content.captions.empty())
        page += "<track kind=\"captions\" label=\"captions\" src=\"data:text/vtt;base64," + base64(content.captions) +
                "\">";
    page += "</video>\n";
    page += controls;
    if (!caption.empty()) page += "\n<figcaption>" + caption + "</figcaption>";
    page += "\n<script>";
    page += script;
    page += "</script>\n</figure>\n</body>\n</html>\n";
    return {page.begin(), page.end()};
}

}  // namespace lectern
