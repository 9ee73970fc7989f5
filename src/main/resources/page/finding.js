// A finding: what is wrong, how it is known, and what to do about it.

import { h } from "./element.js";
import { age, clock, SCOPE, span, spoken, took } from "./words.js";

const LONG = 44;
export const titles = new Map();

export function title(cause) {
  const words = spoken(cause);
  return titles.get(cause) ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** What is long stands below its name, a list with a line for each. */
function fact(key, given) {
  const lines = Array.isArray(given) ? given.map((each) => value(key, each)) : [value(key, given)];
  const long = lines.join(", ").length > LONG;
  return h("div", { class: long ? "fact long" : "fact" },
    h("dt", null, key.replace(/_seconds$/, "")),
    long ? lines.map((line) => h("dd", null, line)) : h("dd", null, lines.join(", ")));
}

function value(key, fact) {
  if (key.endsWith("_seconds") && typeof fact === "number") return fact < 60 ? took(fact) : span(fact);
  return typeof fact === "object" && fact !== null ? JSON.stringify(fact) : String(fact);
}

export function evidence(facts) {
  const entries = Object.entries(facts ?? {});
  if (!entries.length) return null;
  return h("section", { class: "evidence" },
    h("h4", null, "Evidence"),
    h("dl", null, entries.map(([key, given]) => fact(key, given))));
}

export function fixes(list) {
  if (!list?.length) return null;
  return h("section", { class: "fixes" },
    h("h4", null, list.length === 1 ? "What to do" : "What to do, first things first"),
    h("ol", null, list.map((fix) => h("li", null, h("p", null, fix.text), fix.command && command(fix.command)))));
}

function command(text) {
  return h("div", { class: "command" },
    h("pre", { tabindex: "0", role: "region", "aria-label": "Command" }, h("code", null, text)),
    h("button", { type: "button", "data-copy": text, "aria-label": `Copy: ${text.slice(0, 60)}` }, "Copy"));
}

export function runbook(finding) {
  return h("a", { href: `runbooks/${encodeURIComponent(finding.cause)}` }, "Runbook");
}

/** What a finding is, in one line of small print. */
export function facts(finding) {
  return h("p", { class: "facts" },
    h("code", null, finding.cause),
    h("span", null, finding.severity),
    finding.scope in SCOPE && h("span", null, SCOPE[finding.scope]),
    finding.causedBy && h("span", null, "follows from ", h("code", null, finding.causedBy)),
    runbook(finding));
}

/** One that is not the root: a line that opens. */
export function other(finding, now) {
  return h("li", { "data-key": finding.cause },
    h("details", { class: "other" },
      h("summary", null,
        h("span", { class: `mark ${finding.severity}` }, finding.severity),
        h("span", null, finding.summary)),
      h("p", { class: "note" }, "Since ", h("time", { datetime: finding.since }, clock(finding.since)),
        `, for ${span(age(finding.since, now))}`),
      facts(finding),
      h("div", { class: "reasons" }, evidence(finding.evidence), fixes(finding.fixes))));
}
