// One target: everything about it where it is the only one, a line that opens where there are several.

import { certificate } from "./certificate.js";
import { connections } from "./connections.js";
import { h } from "./element.js";
import { title } from "./finding.js";
import { latency } from "./latency.js";
import { migrations } from "./migrations.js";
import { pool } from "./pool.js";
import { worstOf, server, verdict } from "./verdict.js";
import { STATUS, took } from "./words.js";

function panels(target, now) {
  const all = [
    connections(target.connections),
    pool(target.pool),
    latency(target.name, now),
    certificate(target.certificate, now),
    migrations(target.migrations),
  ].filter(Boolean);
  all.forEach((panel) => { panel.dataset.key = panel.firstChild.textContent; });
  return all.length > 0 && h("div", { class: "panels" }, all);
}

function heading(target) {
  return h("h2", null, h("span", { class: "name" }, target.name));
}

function address(target) {
  return h("p", { class: "address" }, h("code", null, target.url || "no usable address"), server(target) && h("span", null, server(target)));
}

/** The only target. */
export function alone(target, now) {
  return h("article", { class: "target alone", "data-key": target.name, "data-target": target.name },
    h("header", null, heading(target), address(target)), verdict(target, now), panels(target, now));
}

/** One of several; what is closed is not even built. */
export function card(target, now, open) {
  const worst = worstOf(target);
  const brief = worst ? title(worst.cause) : took(target.phases?.query);
  return h("article", { class: "target", "data-key": target.name, "data-target": target.name },
    h("details", { "data-managed": "", "data-card": target.name, open },
      h("summary", null,
        h("span", { class: `mark ${target.status}` }, STATUS[target.status] ?? target.status),
        heading(target),
        h("span", { class: "brief" }, brief)),
      open && [address(target), verdict(target, now), panels(target, now)]));
}
