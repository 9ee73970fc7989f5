// The first thing to read: what is wrong, or that nothing is.

import { chain, measured } from "./chain.js";
import { h } from "./element.js";
import { evidence, facts, fixes, other, title } from "./finding.js";
import { age, clock, span, STATUS, took } from "./words.js";

/** What hurts most. */
export function worstOf(target) {
  return target.findings?.find((finding) => finding.severity !== "info") ?? null;
}

function headline(target, worst) {
  if (worst) return title(worst.cause);
  if (target.status === "healthy") return "All clear";
  return target.status === "unknown" ? "No verdict yet" : STATUS[target.status] ?? target.status;
}

function sentence(target, worst) {
  if (worst) return worst.summary;
  if (target.status === "healthy") {
    const query = took(target.phases?.query);
    return `This pod reaches the database, gets in and is answered${query ? ` within ${query}` : ""}.`;
  }
  return "What is known is too old to be believed, or nothing has been heard yet. The sidecar keeps looking.";
}

export function server(target) {
  const facts = target.server;
  if (!facts) return null;
  const role = facts.inRecovery ? "standby" : facts.readOnly ? "read-only" : "primary";
  return `PostgreSQL ${facts.version}, ${role}, ${facts.tls ? "TLS" : "no TLS"}`;
}

export function verdict(target, now) {
  const worst = worstOf(target);
  const others = (target.findings ?? []).filter((finding) => finding !== worst);
  return h("div", { class: `verdict ${target.status}` },
    h("p", { class: "status" },
      h("strong", null, STATUS[target.status] ?? target.status),
      h("span", null, ` since ${clock(target.since)}, for ${span(age(target.since, now))}`)),
    h("h3", { class: "headline" }, headline(target, worst)),
    h("p", { class: "lead" }, sentence(target, worst)),
    worst && target.root && target.root !== worst.cause
      && h("p", { class: "lead" }, "It comes from ", h("code", null, target.root), ", which see below."),
    worst && facts(worst),
    chain(target, worst),
    measured(target, now),
    worst && h("div", { class: "reasons" }, evidence(worst.evidence), fixes(worst.fixes)),
    others.length > 0 && h("section", { class: "others" },
      h("h4", null, worst ? "Also found" : "Worth knowing"),
      h("ul", null, others.map((finding) => other(finding, now)))));
}
