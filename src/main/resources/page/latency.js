// The time of a query over the last minutes, as this page has seen it; what was broken is shaded.

import { h, svg } from "./element.js";
import { span, took } from "./words.js";

const LONGEST = 5 * 60000;
const SHORTEST = 60000;
const MOST = 600;
const WIDTH = 600;
const HEIGHT = 96;
const rings = new Map();

export function remember(report, now) {
  const names = new Set(report.targets.map((target) => target.name));
  [...rings.keys()].filter((name) => !names.has(name)).forEach((name) => rings.delete(name));
  for (const target of report.targets) {
    const ring = rings.get(target.name) ?? [];
    ring.push({ at: now, seconds: target.phases?.query ?? null, broken: target.status === "down" });
    while (ring.length > MOST || ring[0].at < now - LONGEST) ring.shift();
    rings.set(target.name, ring);
  }
}

function line(points, x, y) {
  let drawing = false;
  return points.map((point) => {
    if (point.seconds === null) {
      drawing = false;
      return "";
    }
    const step = `${drawing ? "L" : "M"}${x(point.at).toFixed(1)} ${y(point.seconds).toFixed(1)}`;
    drawing = true;
    return step;
  }).join("");
}

function outages(points, x) {
  return points.slice(1).map((point, index) => point.broken && svg("rect", {
    class: "outage", x: x(points[index].at).toFixed(1), y: 0,
    width: Math.max(1, x(point.at) - x(points[index].at)).toFixed(1), height: HEIGHT,
  }));
}

export function latency(name, now) {
  const points = rings.get(name) ?? [];
  const times = points.map((point) => point.seconds).filter((seconds) => seconds !== null).sort((one, other) => one - other);
  if (points.length < 2) return null;
  const highest = times.at(-1) ?? 0.001;
  const median = times[Math.floor(times.length / 2)];
  const reach = Math.max(SHORTEST, now - points[0].at);
  const x = (at) => WIDTH * (1 - (now - at) / reach);
  const y = (seconds) => HEIGHT - 2 - (HEIGHT - 8) * (seconds / highest);
  const figures = times.length ? `median ${took(median)}, highest ${took(highest)}` : "no answer";
  return h("section", { class: "panel" },
    h("h3", null, "Query time"),
    h("p", { class: "figure" }, times.length ? h("b", null, took(median)) : h("b", { class: "word" }, "no answer")),
    svg("svg", { class: "chart", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", role: "img",
      "aria-label": `The last ${span(reach / 1000)}: ${figures}` },
      outages(points, x),
      svg("path", { class: "base", d: `M0 ${HEIGHT - 1}H${WIDTH}` }),
      svg("path", { class: "line", d: line(points, x, y) })),
    h("p", { class: "note axis" }, h("span", null, `${span(reach / 1000)} ago`), h("span", null, figures), h("span", null, "now")));
}
