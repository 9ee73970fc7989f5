// This pod's own sessions as the server sees them: one box a connection, empty ones up to the pool's ceiling.

import { h } from "./element.js";
import { plural, span, spoken } from "./words.js";

const ORDER = ["waiting", "active", "idle in transaction", "idle", "other"];
const MOST_BOXES = 100;

function kind(session) {
  if (session.state === "active") return /^Lock\b/.test(session.waiting ?? "") ? "waiting" : "active";
  if (String(session.state).startsWith("idle_in_transaction")) return "idle in transaction";
  return session.state === "idle" ? "idle" : "other";
}

function counts(sessions) {
  return ORDER
    .map((name) => [name, sessions.filter((session) => kind(session) === name).length])
    .filter(([, count]) => count > 0);
}

function css(name) {
  return name.replaceAll(" ", "-");
}

export function pool(facts) {
  if (!facts) return null;
  const sessions = (facts.sessions ?? []).filter((session) => session.own !== false);
  const summary = counts(sessions).map(([name, count]) => `${count} ${name}`).join(", ") || "no session";
  const free = Math.max(0, Math.min(MOST_BOXES, facts.ceiling ?? 0) - sessions.length);
  return h("section", { class: "panel wide" },
    h("h3", null, "This pod’s pool"),
    h("p", { class: "figure" }, h("b", null, String(sessions.length)),
      facts.ceiling != null ? ` of ${facts.ceiling}${facts.declared ? "" : ", as seen so far"}` : ` ${sessions.length === 1 ? "session" : "sessions"}`),
    facts.unseen && h("p", { class: "note" }, `Not seen, ${facts.unseen}.`),
    h("div", { class: "boxes", role: "img", "aria-label": summary },
      ORDER.flatMap((name) => sessions.filter((session) => kind(session) === name).map((session) =>
        h("span", { class: `box ${css(name)}`, title: `${session.pid}: ${name} for ${span(session.stateSeconds ?? 0)}` }))),
      Array.from({ length: free }, () => h("span", { class: "box free" }))),
    h("ul", { class: "legend" }, counts(sessions).map(([name, count]) =>
      h("li", null, h("i", { class: `swatch box ${css(name)}` }), h("span", null, name), h("b", null, String(count))))),
    facts.stale > 0 && h("p", { class: "note urgent" },
      `${plural(facts.stale, "socket")} of this pod ${facts.stale === 1 ? "leads" : "lead"} to no session any more.`),
    table(sessions));
}

function table(sessions) {
  if (!sessions.length) return null;
  const busiest = [...sessions].sort((one, other) => ORDER.indexOf(kind(one)) - ORDER.indexOf(kind(other)) || other.stateSeconds - one.stateSeconds);
  const names = ["Session", "Does", "For", "Age", "Waits for", "Query"];
  return h("details", { class: "sessions" },
    h("summary", null, plural(sessions.length, "session")),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Sessions of this pod" },
      h("table", null,
        h("thead", null, h("tr", null, names.map((name) => h("th", { scope: "col" }, name)))),
        h("tbody", null, busiest.map((session) => h("tr", { "data-key": String(session.pid) },
          h("td", { class: "number" }, String(session.pid)),
          h("td", null, spoken(session.state)),
          h("td", { class: "number" }, span(session.transactionSeconds ?? session.stateSeconds ?? 0)),
          h("td", { class: "number" }, span(session.ageSeconds ?? 0)),
          h("td", null, waits(session)),
          h("td", { class: "query" }, session.query ?? "")))))));
}

function waits(session) {
  const blockers = session.blockedBy?.length ? `held by ${session.blockedBy.join(", ")}` : "";
  return [session.state === "active" ? session.waiting : null, blockers].filter(Boolean).join(", ") || "–";
}
