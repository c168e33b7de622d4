// Plays a player that Lectern wrote in a browser: node play.mjs PLAYER.html
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const player = resolve(process.argv[2]);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });

/** A page with what went wrong on it, and what it asked for. */
async function open(url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 800, height: 600 }, ...options });
  const page = await context.newPage();
  const troubles = [], asked = [];
  page.on("console", (message) => { if (message.type() === "error") troubles.push(message.text()); });
  page.on("pageerror", (error) => troubles.push(String(error)));
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(url);
  return { page, troubles, asked };
}

const state = (page, number = 0) => page.evaluate((n) => {
  const video = document.querySelectorAll("video")[n];
  return { paused: video.paused, seeking: video.seeking, time: video.currentTime, duration: video.duration,
    rate: video.playbackRate, loop: video.loop };
}, number);
async function until(page, condition, number = 0) {
  for (const end = Date.now() + 5000; Date.now() < end; await page.waitForTimeout(20))
    if (condition(await state(page, number))) return;
  assert.fail(`never came: ${condition}; last ${JSON.stringify(await state(page, number))}`);
}
const frame = async (page, number = 0) => Math.floor((await state(page, number)).time * 10 + 1e-3);

/** Two players on one page, far from each other. */
async function twoOnAPage() {
  const html = await readFile(player, "utf8");
  const body = html.slice(html.indexOf("<figure"), html.indexOf("</body>"));
  const file = join(dirname(player), "two.html");
  await writeFile(file, "<!DOCTYPE html><meta charset=utf-8><body>" + body + "<div style='height:3000px'></div>" + body);
  return pathToFileURL(file).href;
}

test("plays in view and asks for nothing", async () => {
  const { page, troubles, asked } = await open(pathToFileURL(player).href);
  await until(page, (video) => !video.paused && video.time > 0.2);
  assert.ok(Math.abs((await state(page)).duration - 2) < 0.05);
  assert.equal(await page.title(), "A point at x & <others>");
  assert.match(await page.locator("figcaption").innerText(), /slides from left/);
  assert.deepEqual(troubles, []);
  assert.deepEqual(asked.filter((url) => !url.startsWith("file:") && !url.startsWith("data:")), []);
});

test("pauses out of view, and goes on in view", async () => {
  const { page, troubles } = await open(await twoOnAPage());
  await until(page, (video) => !video.paused);
  assert.equal((await state(page, 1)).paused, true);
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await until(page, (video) => video.paused);
  await until(page, (video) => !video.paused, 1);
  await page.evaluate(() => window.scrollTo(0, 0));
  await until(page, (video) => !video.paused);
  await until(page, (video) => video.paused, 1);
  assert.deepEqual(troubles, []);
});

test("steps by key, frame by frame", async () => {
  const { page, troubles } = await open(pathToFileURL(player).href);
  await until(page, (video) => !video.paused);
  await page.locator("figure").focus();
  await page.keyboard.press("Home");
  await until(page, (video) => video.paused && !video.seeking && video.time < 0.1);
  for (const expected of [1, 2, 3]) {
    await page.keyboard.press("ArrowRight");
    await until(page, (video) => !video.seeking);
    assert.equal(await frame(page), expected);
  }
  await page.keyboard.press("ArrowLeft");
  await until(page, (video) => !video.seeking);
  assert.equal(await frame(page), 2);
  await page.keyboard.press("End");
  await until(page, (video) => !video.seeking && video.time > 1.9);
  assert.equal(await page.locator("output").innerText(), "20 / 20");
  await page.keyboard.press("Space");
  await until(page, (video) => !video.paused);
  assert.deepEqual(troubles, []);
});

test("keys and buttons of one player leave the other alone", async () => {
  const { page } = await open(await twoOnAPage());
  await until(page, (video) => !video.paused);
  await page.locator(".play").first().click();
  await until(page, (video) => video.paused);
  await page.locator("figure").first().focus();
  await page.keyboard.press(">");
  await page.keyboard.press("l");
  const first = await state(page), second = await state(page, 1);
  assert.deepEqual([first.rate, first.loop], [1.5, false]);
  assert.deepEqual([second.rate, second.loop], [1, true]);
  // What the reader has stopped stays stopped when it comes back into view.
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await until(page, (video) => !video.paused, 1);
  await page.evaluate(() => window.scrollTo(0, 0));
  await until(page, (video) => video.paused, 1);
  assert.equal((await state(page)).paused, true);
});

test("scrubs", async () => {
  const { page } = await open(pathToFileURL(player).href);
  await until(page, (video) => !video.paused);
  await page.locator(".place").fill("7");
  await until(page, (video) => video.paused && !video.seeking);
  assert.equal(await frame(page), 7);
});

test("stands still for readers who ask for little motion, until they play it", async () => {
  const { page } = await open(pathToFileURL(player).href, { reducedMotion: "reduce" });
  await page.waitForTimeout(500);
  assert.equal((await state(page)).paused, true);
  await page.locator(".play").click();
  await until(page, (video) => !video.paused);
});

test("says what it shows", async () => {
  const { page } = await open(pathToFileURL(player).href);
  assert.match(await page.locator("video").getAttribute("aria-label"), /A point at x.*plot in the plane.*curve of f\(x\)/);
  for (const button of await page.locator("button").all()) assert.ok(await button.getAttribute("aria-label"));
});

test.after(() => browser.close());
