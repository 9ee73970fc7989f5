// The way to the database as a chain of five links, with the time of each and the one that is broken.

import { h } from "./element.js";
import { took } from "./words.js";

const LINKS = [
  { phase: "dns", name: "Name", absent: "a bare address" },
  { phase: "tcp", name: "Address", absent: "not reached" },
  { phase: "tls", name: "TLS", absent: "not used" },
  { phase: "auth", name: "Login", absent: "not reached" },
  { phase: "query", name: "Query", absent: "not reached" },
];

const TCP = new Set(["connection_refused", "connect_timeout", "connection_reset", "unix_socket_missing"]);
const LOGIN = new Set([
  "server_starting_up", "server_shutting_down", "server_unresponsive", "no_pg_hba_entry", "auth_method_mismatch",
  "missing_password", "auth_failed", "unknown_role", "unknown_database", "insufficient_privilege",
]);
const CAPACITY = new Set([
  "too_many_clients", "reserved_slots", "role_connection_limit", "database_connection_limit", "pooler_limit",
]);
const TLS = new Set([
  "not_postgres", "ssl_required_by_server", "ssl_not_supported_by_server", "cert_expired", "cert_not_yet_valid",
  "cert_untrusted", "cert_hostname_mismatch", "client_cert_required", "tls_handshake_failed",
]);

/** Our own session, or the pooler's console, counted who is there: nobody was refused, and the way is open to us. */
function seenFromInside(finding) {
  return finding.evidence?.used !== undefined || finding.evidence?.waiting !== undefined;
}

/** The phase at which the way ends; null where it does not. */
export function brokenAt(finding) {
  if (!finding || finding.severity !== "critical") return null;
  const told = String(finding.evidence?.phase ?? "").toLowerCase();
  if (LINKS.some((link) => link.phase === told)) return told;
  if (told === "url" || finding.cause === "bad_database_url" || finding.cause === "dns_failure") return "dns";
  if (TCP.has(finding.cause)) return "tcp";
  if (TLS.has(finding.cause)) return finding.evidence?.sqlstate ? "auth" : "tls";
  if (CAPACITY.has(finding.cause)) return seenFromInside(finding) ? null : "auth";
  return LOGIN.has(finding.cause) ? "auth" : null;
}

export function chain(target, root) {
  const broken = brokenAt(root);
  const end = LINKS.findIndex((link) => link.phase === broken);
  const last = LINKS.findLastIndex((link) => target.phases?.[link.phase] != null);
  return h("ol", { class: "chain", "aria-label": "The way to the database" },
    LINKS.map((link, index) => {
      const time = took(target.phases?.[link.phase]);
      const [state, text] = index === end ? ["broken", "broken"]
        : end >= 0 && index > end ? ["beyond", "–"]
        : time ? ["passed", time]
        : index < Math.max(last, end) ? ["skipped", link.absent]
        : ["beyond", "–"];
      return h("li", { class: state },
        h("span", { class: "knot", "aria-hidden": "true" }, state === "broken" ? "✕" : ""),
        h("span", { class: "link" }, link.name),
        h("span", { class: "time" }, text));
    }));
}
