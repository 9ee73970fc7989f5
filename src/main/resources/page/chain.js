// The way to the database as a chain of five links, with the time of each and the one that is broken.

import { h } from "./element.js";
import { age, span, took } from "./words.js";

/** What stands for a time: of a link that a connection may do without, or of one that was passed and not measured. */
const LINKS = [
  { phase: "dns", name: "Name", absent: "a bare address" },
  { phase: "tcp", name: "Address", untimed: "reached" },
  { phase: "tls", name: "TLS", absent: "not used" },
  { phase: "auth", name: "Login", untimed: "passed" },
  { phase: "query", name: "Query" },
];

/** The link at which the way ends: reading the URL comes before the name. Null where it does not end. */
function brokenAt(finding) {
  return finding?.phase === "url" ? "dns" : finding?.phase ?? null;
}

/** When what the chain shows was measured: the query is asked all the time, a connection is opened now and then, or tried. */
export function measured({ phases, status }, now) {
  const opening = status === "down" && phases?.query == null ? "tried" : "connected";
  const ages = [[opening, phases?.connectedAt], ["asked", phases?.queriedAt]].filter(([, at]) => at)
    .map(([what, at]) => `${what} ${span(age(at, now))} ago`);
  return ages.length > 0 && h("p", { class: "note measured" }, ages.join(", "));
}

export function chain(target, worst) {
  const broken = brokenAt(worst);
  const end = LINKS.findIndex((link) => link.phase === broken);
  const last = LINKS.findLastIndex((link) => target.phases?.[link.phase] != null);
  return h("ol", { class: "chain", "aria-label": "The way to the database" },
    LINKS.map((link, index) => {
      const time = took(target.phases?.[link.phase]);
      const [state, text] = index === end ? ["broken", "broken"]
        : end >= 0 && index > end ? ["beyond", "–"]
        : time ? ["passed", time]
        : index < Math.max(last, end) ? [link.absent ? "skipped" : "passed", link.absent ?? link.untimed]
        : ["beyond", "–"];
      return h("li", { class: state },
        h("span", { class: "knot", "aria-hidden": "true" }, state === "broken" ? "✕" : ""),
        h("span", { class: "link" }, link.name),
        h("span", { class: "time" }, text));
    }));
}
