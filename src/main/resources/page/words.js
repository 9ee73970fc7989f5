// How numbers, times and closed words are put for people.

export const STATUS = { healthy: "Healthy", degraded: "Degraded", down: "Down", unknown: "Unknown" };

export const SCOPE = {
  pod: "hits this pod only",
  deployment: "in this deployment’s configuration",
  network: "in the network between",
  server: "hits every client of the server",
};

const WORST_FIRST = ["down", "unknown", "degraded", "healthy"];

export function worst(statuses) {
  return WORST_FIRST.find((status) => statuses.includes(status)) ?? "unknown";
}

/** What is worst first, and among the same as they came. */
export function worstFirst(things, status = (thing) => thing) {
  return [...things].sort((one, other) => WORST_FIRST.indexOf(status(one)) - WORST_FIRST.indexOf(status(other)));
}

/** A short measured time: 0.42 ms, 12 ms, 1.3 s. */
export function took(seconds) {
  if (seconds === null || seconds === undefined) return null;
  const ms = seconds * 1000;
  if (ms >= 1000) return `${(ms / 1000).toFixed(ms < 10000 ? 1 : 0)} s`;
  if (ms < 0.005) return "<0.01 ms";
  return `${ms < 1 ? ms.toFixed(2) : ms < 10 ? ms.toFixed(1) : ms.toFixed(0)} ms`;
}

/** An age or a span: 8 s, 3 min, 2 h 5 min, 12 days. */
export function span(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min`;
  if (whole < 172800) {
    const minutes = Math.floor((whole % 3600) / 60);
    return `${Math.floor(whole / 3600)} h${minutes ? ` ${minutes} min` : ""}`;
  }
  return `${Math.floor(whole / 86400)} days`;
}

export function age(iso, now) {
  return (now - Date.parse(iso)) / 1000;
}

/** The reader's own time; with the date where it is not today. */
export function clock(iso) {
  const time = new Date(iso);
  const today = time.toDateString() === new Date().toDateString();
  const hours = time.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false });
  return today ? hours : `${time.toLocaleDateString([], { day: "numeric", month: "short" })}, ${hours}`;
}

export function date(iso) {
  return new Date(iso).toLocaleDateString([], { day: "numeric", month: "long", year: "numeric" });
}

export function plural(count, one, many = `${one}s`) {
  return `${count} ${count === 1 ? one : many}`;
}

export function spoken(state) {
  return String(state).replaceAll("_", " ");
}
