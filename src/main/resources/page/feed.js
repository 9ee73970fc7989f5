// Keeps the report current: an event of the sidecar leads to a fresh look at once, and where there are no events, or as
// a check on them, the report is asked for again and again. A hidden page asks seldom and holds no connection.

const ALONE = 500;
const WITH_EVENTS = 2000;
const HIDDEN = 15000;
const LIMIT = 4000;
const REST = 60000;

export class Feed {
  #onReport;
  #onSilence;
  #timer = 0;
  #asking = false;
  #again = null;
  #events = null;
  #eventful = false;
  #refused = false;

  /** @param onReport hears each report; @param onSilence hears that none came */
  constructor(onReport, onSilence) {
    this.#onReport = onReport;
    this.#onSilence = onSilence;
  }

  start() {
    document.addEventListener("visibilitychange", () => this.#seen());
    window.addEventListener("online", () => this.ask());
    this.#seen();
  }

  #seen() {
    if (document.hidden) {
      this.#events?.close();
      this.#events = null;
      this.#eventful = false;
    } else {
      this.#listen();
    }
    this.ask();
  }

  #listen() {
    if (this.#refused || this.#events) return;
    const events = new EventSource("api/v1/events");
    this.#events = events;
    events.onopen = () => { this.#eventful = true; };
    events.onerror = () => {
      this.#eventful = false;
      if (events.readyState === EventSource.CLOSED) this.#rest();
    };
    for (const type of ["finding", "status"]) events.addEventListener(type, () => this.ask());
  }

  /** Where events are refused, a while passes before they are asked for again. */
  #rest() {
    this.#events = null;
    this.#refused = true;
    setTimeout(() => {
      this.#refused = false;
      if (!document.hidden) this.#listen();
    }, REST);
  }

  /** Asks now; what is asked for meanwhile is asked once, afterwards. */
  async ask(method = "GET") {
    if (this.#asking) {
      this.#again = method;
      return;
    }
    this.#asking = true;
    clearTimeout(this.#timer);
    try {
      this.#onReport(await read("api/v1/diagnosis", method));
    } catch {
      this.#onSilence();
    }
    this.#asking = false;
    const pause = document.hidden ? HIDDEN : this.#eventful ? WITH_EVENTS : ALONE;
    const next = this.#again;
    this.#again = null;
    this.#timer = setTimeout(() => this.ask(next ?? "GET"), next ? 0 : pause);
  }
}

/** JSON from the sidecar; fails where it does not answer in time, or with anything else. */
export async function read(path, method = "GET") {
  const signal = AbortSignal.timeout(method === "GET" ? LIMIT : 10 * LIMIT);
  const answer = await fetch(path, { method, cache: "no-store", signal, headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}
