// Puts the page together: a report comes in, is remembered and shown; every second what is shown grows older.

import { alone, card } from "./card.js";
import { copies } from "./copy.js";
import { h, show } from "./element.js";
import { Feed, read } from "./feed.js";
import { found, MANY } from "./find.js";
import { title, titles } from "./finding.js";
import { incidents } from "./incidents.js";
import { remember } from "./latency.js";
import { worstOf } from "./verdict.js";
import { clock, span, STATUS, worst, worstFirst } from "./words.js";

const INCIDENTS_EVERY = 15000;
const OPEN_BY_ITSELF = 3;
const at = (id) => document.getElementById(id);

let report = null;
let heard = 0;
let lost = false;
let history = null;
let historyAsked = 0;
const opened = new Map();
const announced = new Map();

function say(text) {
  show(at("news"), document.createTextNode(text));
}

/** A change is said once, for those who listen; the first report is no change. */
function announce() {
  const changes = report.targets
    .map((target) => {
      const finding = worstOf(target);
      const words = `${target.name}: ${STATUS[target.status] ?? target.status}${finding ? `, ${title(finding.cause)}` : ""}`;
      const before = announced.get(target.name);
      announced.set(target.name, words);
      return before !== undefined && before !== words ? words : null;
    })
    .filter(Boolean);
  if (changes.length > 0) {
    say(changes.join(". "));
    historyAsked = 0;
  }
}

/** One that is down opens by itself, where they are few; else it is the reader who decides. */
function isOpen(target, down) {
  return opened.get(target.name) ?? (down.length <= OPEN_BY_ITSELF && down.includes(target));
}

function overview(statuses) {
  if (statuses.length < 2) return [];
  return worstFirst(Object.keys(STATUS))
    .map((status) => [status, statuses.filter((each) => each === status).length])
    .filter(([, count]) => count > 0)
    .map(([status, count]) => h("span", { class: `mark ${status}` }, `${count} ${STATUS[status].toLowerCase()}`));
}

function contact(now) {
  if (!report) return lost ? "The sidecar does not answer" : "Waiting for the first answer";
  if (!lost) return `Live, ${clock(new Date(heard).toISOString())}`;
  return `Lost contact with the sidecar ${span((now - heard) / 1000)} ago; what is below is from ${clock(new Date(heard).toISOString())}`;
}

function cards(targets, words, down, now) {
  if (!targets.length) return h("p", { class: "empty" }, "No database is configured: give the sidecar the application’s DATABASE_URL.");
  const wanted = found(targets, words);
  return wanted.length ? wanted.map((target) => card(target, now, isOpen(target, down)))
    : h("p", { class: "empty" }, "No database has that in its name, state, cause or address.");
}

function render() {
  const now = Date.now();
  const words = contact(now);
  if (at("contact").textContent !== words) at("contact").textContent = words;
  document.body.toggleAttribute("data-lost", lost);
  if (!report) return;
  const targets = worstFirst(report.targets, (target) => target.status);
  const statuses = targets.map((target) => target.status);
  const state = lost ? "unknown" : worst(statuses);
  const down = targets.filter((target) => target.status === "down");
  document.body.dataset.status = state;
  at("icon").setAttribute("href", `page/${state}.svg`);
  const first = targets.map(worstOf).find(Boolean);
  document.title = lost ? "No contact – Lifeguard" : `${first ? title(first.cause) : STATUS[state]} – Lifeguard`;
  show(at("overview"), overview(statuses));
  const many = targets.length >= MANY;
  at("find").hidden = !many;
  at("targets").toggleAttribute("data-many", many);
  show(at("targets"), targets.length === 1 ? alone(targets[0], now) : cards(targets, many ? at("find").value : "", down, now));
  at("incidents").hidden = !history;
  if (history) show(at("incidents"), incidents(history, now));
}

async function readHistory() {
  if (historyAsked === Infinity || Date.now() - historyAsked < INCIDENTS_EVERY) return;
  historyAsked = Date.now();
  try {
    history = (await read("api/v1/incidents?limit=50")).incidents;
  } catch (absent) {
    if (absent.message === "404") historyAsked = Infinity;
  }
}

const feed = new Feed(
  (next) => {
    if (lost && report) say("In contact again");
    if (lost) historyAsked = 0;
    report = next;
    heard = Date.now();
    lost = false;
    remember(report, heard);
    announce();
    render();
    readHistory();
  },
  () => {
    if (report && !lost) say("Lost contact with the sidecar");
    lost = true;
    render();
  },
);

/** Only a reader's own click decides; what is closed for him stays so. */
at("targets").addEventListener("click", (event) => {
  const card = event.target.closest?.("summary")?.parentElement;
  if (!card?.dataset.card) return;
  event.preventDefault();
  opened.set(card.dataset.card, !card.open);
  render();
});

at("find").addEventListener("input", render);

at("look").addEventListener("click", async () => {
  at("look").setAttribute("aria-busy", "true");
  await feed.ask("POST");
  at("look").removeAttribute("aria-busy");
});

copies(say);
feed.start();
setInterval(() => document.hidden || render(), 1000);
read("api/v1/causes").then((all) => all.forEach((cause) => titles.set(cause.cause, cause.title)), () => {});
