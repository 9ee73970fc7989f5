// Where the schema is and where the code wants it.

import { h } from "./element.js";

const WORDS = {
  current: "up to date",
  pending: "behind",
  dirty: "half applied",
  locked: "being applied, or its lock was left behind",
  diverged: "not on this code’s path",
  unknown: "not seen",
};

function revisions(list) {
  return list?.length ? list.join(", ") : "none";
}

export function migrations(list) {
  if (!list?.length) return null;
  return h("section", { class: "panel" },
    h("h3", null, "Migrations"),
    list.map((one) => h("div", { class: "migration", "data-key": one.tool },
      h("p", { class: `figure ${one.state === "current" ? "" : one.state === "unknown" ? "" : "critical"}` },
        one.pending ? [h("b", null, String(one.pending)), " pending"] : h("b", { class: "word" }, WORDS[one.state] ?? one.state)),
      h("p", { class: "note" }, h("span", null, one.tool), ": ",
        h("code", null, revisions(one.current)), " → ", h("code", null, revisions(one.wanted))),
      one.detail && h("p", { class: "note" }, one.detail))));
}
