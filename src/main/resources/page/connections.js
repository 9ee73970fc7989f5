// Who holds the server's connections, against what it has and what the application may ask for.

import { h } from "./element.js";
import { plural, span, spoken } from "./words.js";

const NAMED = 5;

/** Holders summed by application, most first; all but the first few as one. */
function shares(facts) {
  const counts = new Map();
  for (const holder of facts.holders ?? []) {
    const name = holder.application || holder.user || "unnamed";
    counts.set(name, (counts.get(name) ?? 0) + holder.count);
  }
  const sorted = [...counts].sort((one, other) => other[1] - one[1]);
  const first = sorted.slice(0, NAMED).map(([name, count]) => ({ name, count }));
  const told = first.reduce((sum, share) => sum + share.count, 0);
  return facts.used > told ? [...first, { name: "everybody else", count: facts.used - told, rest: true }] : first;
}

function mark(at, whole, kind, label) {
  return h("span", { class: `limit ${kind}`, style: { left: `${Math.min(100, (100 * at) / whole)}%` } },
    h("span", null, label));
}

function sentence(facts) {
  const parts = [`${facts.used} of ${facts.usable ?? facts.max} in use`];
  if (facts.reserved) parts.push(`${facts.reserved} of ${facts.max} reserved`);
  if (facts.demand != null) parts.push(`the declared pools may ask for ${facts.demand}`);
  if (facts.roleLimit != null) parts.push(`the role may hold ${facts.roleLimit}`);
  if (facts.databaseLimit != null) parts.push(`the database takes ${facts.databaseLimit}`);
  return parts.join("; ");
}

export function connections(facts) {
  if (!facts) return null;
  const whole = Math.max(facts.max, facts.demand ?? 0, facts.used, 1);
  const parts = shares(facts);
  return h("section", { class: "panel wide" },
    h("h3", null, "Connections"),
    h("p", { class: "figure" }, h("b", null, String(facts.used)), ` of ${facts.usable ?? facts.max}`),
    h("div", { class: "bar", role: "img", "aria-label": sentence(facts) },
      h("div", { class: "fill" },
        parts.map((share, index) => h("span", {
          class: share.rest ? "share rest" : `share s${index}`,
          title: `${share.name}: ${share.count}`,
          style: { width: `${(100 * share.count) / whole}%` },
        }))),
      facts.usable != null && mark(facts.usable, whole, "usable", `${facts.usable} usable`),
      facts.demand != null && mark(facts.demand, whole, facts.demand > facts.usable ? "demand over" : "demand", `${facts.demand} declared`)),
    h("p", { class: "note" }, sentence(facts) + "."),
    facts.secondsToExhaustion != null &&
      h("p", { class: "note urgent" }, `At this pace none is left in ${span(facts.secondsToExhaustion)}.`),
    h("ul", { class: "legend" }, parts.map((share, index) =>
      h("li", null, h("i", { class: share.rest ? "swatch rest" : `swatch s${index}` }), h("span", null, share.name), h("b", null, String(share.count))))),
    holders(facts.holders ?? []));
}

function holders(list) {
  if (!list.length) return null;
  return h("details", null,
    h("summary", null, `Who holds them: ${plural(list.length, "group")}`),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Who holds the connections" },
      h("table", null,
        h("thead", null, h("tr", null, ["Application", "User", "Address", "State", "Count"].map((name) => h("th", { scope: "col" }, name)))),
        h("tbody", null, list.map((holder) => h("tr", null,
          h("td", null, holder.application || "–"),
          h("td", null, holder.user || "–"),
          h("td", null, holder.address || "local"),
          h("td", null, spoken(holder.state ?? "–")),
          h("td", { class: "number" }, String(holder.count))))))));
}
