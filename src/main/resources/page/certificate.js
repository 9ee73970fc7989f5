// How long the server's certificate is still good.

import { h } from "./element.js";
import { date, plural } from "./words.js";

const DAY = 86400000;
const SOON_DAYS = 30;

export function certificate(facts, now) {
  if (!facts) return null;
  const left = Date.parse(facts.notAfter) - now;
  const days = Math.floor(Math.abs(left) / DAY);
  const state = left < 0 ? "critical" : days < SOON_DAYS ? "warning" : "";
  return h("section", { class: "panel" },
    h("h3", null, "Certificate"),
    h("p", { class: `figure ${state}` }, h("b", null, String(days)),
      ` ${plural(days, "day").replace(/^\d+ /, "")} ${left < 0 ? "past its end" : "left"}`),
    h("p", { class: "note" }, `${date(facts.notBefore)} to ${date(facts.notAfter)}`),
    h("p", { class: "note" }, "For ", h("code", null, (facts.names?.length ? facts.names : [facts.subject]).join(", "))));
}
