// The last hours as a strip, and what happened in them as a list.

import { h } from "./element.js";
import { title } from "./finding.js";
import { age, clock, plural, span } from "./words.js";

const HOUR = 3600000;
const LISTED = 12;

/** Six hours, or as many as it takes to show the oldest of the last day. */
function reach(incidents, now) {
  const day = incidents.filter((incident) => Date.parse(incident.until ?? now) > now - 24 * HOUR || !incident.until);
  const oldest = Math.min(now, ...day.map((incident) => Date.parse(incident.since)));
  return Math.min(24, Math.max(6, Math.ceil((now - oldest) / HOUR))) * HOUR;
}

/** What hurts most, as the verdict tells it. */
function headline(incident) {
  return title(incident.hurts ?? incident.cause);
}

function block(incident, from, now) {
  const begun = Math.max(from, Date.parse(incident.since));
  const ended = incident.until ? Date.parse(incident.until) : now;
  if (ended < from) return null;
  return h("span", {
    class: `block ${incident.severity}`,
    title: `${incident.target}: ${headline(incident)}`,
    style: { left: `${(100 * (begun - from)) / (now - from)}%`, width: `${Math.max(0.3, (100 * (ended - begun)) / (now - from))}%` },
  });
}

function item(incident, now, several) {
  const lasted = span(incident.until ? (Date.parse(incident.until) - Date.parse(incident.since)) / 1000 : age(incident.since, now));
  return h("li", { "data-key": String(incident.id) },
    h("details", null,
      h("summary", null,
        h("span", { class: `mark ${incident.until ? "over" : incident.severity}` }, incident.until ? "over" : "open"),
        h("time", { datetime: incident.since }, clock(incident.since)),
        h("span", { class: "what" }, several && `${incident.target}: `, headline(incident)),
        h("span", { class: "lasted" }, lasted)),
      incident.hurts && h("p", { class: "note" }, "It comes from ", h("code", null, incident.cause), "."),
      h("p", { class: "note" }, incident.summary),
      h("ol", { class: "steps" }, (incident.timeline ?? []).map((step) =>
        h("li", null, h("time", { datetime: step.at }, clock(step.at)), " ", step.text ?? step.kind)))));
}

export function incidents(list, now) {
  const hours = reach(list, now);
  const from = now - hours;
  const several = new Set(list.map((incident) => incident.target)).size > 1;
  const open = list.filter((incident) => !incident.until).length;
  const words = `The last ${hours / HOUR} hours: ${plural(list.length, "incident")}, ${open} open`;
  return [
    h("h2", { id: "incidents-title" }, "Incidents"),
    h("div", { class: "strip", role: "img", "aria-label": words }, list.map((incident) => block(incident, from, now))),
    h("p", { class: "note axis" }, h("span", null, `${hours / HOUR} h ago`), h("span", null, words.split(": ")[1]), h("span", null, "now")),
    h("ol", { class: "incidents" }, list.slice(0, LISTED).map((incident) => item(incident, now, several))),
  ];
}
