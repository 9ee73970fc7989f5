#!/usr/bin/env python3
"""Writes signatures/translations.txt: what PostgreSQL, libpq and the C library say in other languages.

    python3 translations.py [/usr/share/locale] [PGJDBC.jar] > ../../main/resources/signatures/translations.txt

The translations are PostgreSQL's and glibc's own, read from the message catalogues that Debian's postgresql-15, libpq5 and
locales install, and from the classes of pgjdbc's jar. Only the messages listed here are taken, and each placeholder
becomes a gap.
"""
import gettext, os, re, subprocess, sys, tempfile

LOCALES = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/locale"
JAR = sys.argv[2] if len(sys.argv) > 2 else None
LANGUAGES = ["de", "fr", "es", "pt_BR", "pt", "ru", "ja", "zh_CN", "ko", "it", "tr", "pl", "sv", "uk", "cs", "zh_TW"]

SERVER = {
    "too_many_clients": ["sorry, too many clients already"],
    "reserved_slots": ["remaining connection slots are reserved for non-replication superuser connections"],
    "role_connection_limit": [('too many connections for role "%s"', "role")],
    "database_connection_limit": [('too many connections for database "%s"', "database")],
    "unknown_role": [('role "%s" does not exist', "role"), ('role "%s" is not permitted to log in', "role")],
    "unknown_database": [('database "%s" does not exist', "database")],
    "auth_failed": [('password authentication failed for user "%s"', "role"), ('LDAP authentication failed for user "%s"', "role"),
                    ('PAM authentication failed for user "%s"', "role"), ('RADIUS authentication failed for user "%s"', "role"),
                    ('Password does not match for user "%s".', "role"), ('User "%s" has an expired password.', "role")],
    "missing_password": ["empty password returned by client"],
    "auth_method_mismatch": [('Peer authentication failed for user "%s"', "role"), ('Ident authentication failed for user "%s"', "role"),
                             ('GSSAPI authentication failed for user "%s"', "role"), ('SSPI authentication failed for user "%s"', "role")],
    "client_cert_required": ["connection requires a valid client certificate", ('certificate authentication failed for user "%s"', "role")],
    "no_pg_hba_entry": [('no pg_hba.conf entry for host "%s", user "%s", database "%s", %s', "host role database"),
                        ('pg_hba.conf rejects connection for host "%s", user "%s", database "%s", %s', "host role database"),
                        ('no pg_hba.conf entry for replication connection from host "%s", user "%s", %s', "host role")],
    "server_starting_up": ["the database system is starting up", "the database system is not yet accepting connections",
                           "the database system is not accepting connections", "the database system is in recovery mode"],
    "server_shutting_down": ["the database system is shutting down", "terminating connection due to administrator command",
                             "terminating connection because of crash of another server process"],
    "insufficient_privilege": [("permission denied for table %s", "relation"), ("permission denied for schema %s", "schema"),
                               ('permission denied for database "%s"', "database"), ("permission denied for database %s", "database"),
                               ("permission denied for sequence %s", "sequence"), ("permission denied for function %s", "function"),
                               ("permission denied for view %s", "relation"), ("must be owner of table %s", "relation"),
                               ('permission denied to create extension "%s"', "extension")],
    "read_only": [("cannot execute %s in a read-only transaction", "statement"), ("cannot execute %s during recovery", "statement")],
    "statement_timeout": ["canceling statement due to statement timeout"],
    "lock_timeout": ["canceling statement due to lock timeout", ('could not obtain lock on relation "%s"', "relation"),
                     ('could not obtain lock on row in relation "%s"', "relation")],
    "client_query_timeout": ["canceling statement due to user request"],
    "idle_in_transaction_timeout": ["terminating connection due to idle-in-transaction timeout"],
    "idle_session_timeout": ["terminating connection due to idle-session timeout"],
    "deadlock": ["deadlock detected"],
    "serialization_failure": ["could not serialize access due to concurrent update", "could not serialize access due to concurrent delete",
                              "could not serialize access due to read/write dependencies among transactions"],
    "recovery_conflict": ["canceling statement due to conflict with recovery", "terminating connection due to conflict with recovery"],
    "transaction_aborted": ["current transaction is aborted, commands ignored until end of transaction block"],
    "migration_not_applied": [('column "%s" of relation "%s" does not exist', "column relation"), ('relation "%s" does not exist', "relation"),
                              ('relation "%s.%s" does not exist', "schema relation"), ('column "%s" does not exist', "column"),
                              ("column %s.%s does not exist", "relation column")],
    "migration_already_applied_untracked": [('column "%s" of relation "%s" already exists', "column relation"),
                                            ('relation "%s" already exists', "relation"), ('type "%s" already exists', "type"),
                                            ('constraint "%s" for relation "%s" already exists', "constraint relation"),
                                            ('schema "%s" already exists', "schema")],
    "migration_needs_no_transaction": [("%s cannot run inside a transaction block", "")],
    "prepared_statement_conflict": [('prepared statement "%s" does not exist', "name"), ('prepared statement "%s" already exists', "name"),
                                    "cached plan must not change result type"],
    "disk_full": [('could not extend file "%s": %m', "file"), "Check free disk space."],
    "out_of_locks": ["out of shared memory"],
    "out_of_memory": [("Failed on request of size %zu in memory context \"%s\".", "")],
    "extension_missing": [('extension "%s" is not available', "extension"), ('could not open extension control file "%s": %m', "file")],
    "unknown_object": [],
}
LIBPQ = {
    "dns_failure": [('could not translate host name "%s" to address: %s', "host")],
    "connect_timeout": ["timeout expired"],
    "missing_password": ["fe_sendauth: no password supplied\n", "fe_sendauth: no password supplied"],
    "ssl_not_supported_by_server": ["server does not support SSL, but SSL was required\n", "server does not support SSL, but SSL was required"],
    "cert_hostname_mismatch": [('server certificate for "%s" does not match host name "%s"\n', "name host"),
                               ('server certificate for "%s" does not match host name "%s"', "name host")],
    "not_postgres": [("received invalid response to SSL negotiation: %c\n", ""), ("received invalid response to SSL negotiation: %c", "")],
    "stale_connection": ["server closed the connection unexpectedly\n\tThis probably means the server terminated abnormally\n\tbefore or while processing the request.\n",
                         "server closed the connection unexpectedly\n\tThis probably means the server terminated abnormally\n\tbefore or while processing the request.",
                         "server closed the connection unexpectedly"],
    "bad_database_url": [('invalid connection option "%s"', "parameter"), ('missing "=" after "%s" in connection info string\n', "parameter"),
                         ('invalid port number: "%s"\n', "port"), ('invalid integer value "%s" for connection option "%s"\n', "value parameter")],
}
SYSTEM = {
    "connection_refused": ["Connection refused"],
    "connect_timeout": ["Connection timed out", "No route to host", "Network is unreachable"],
    "connection_reset": ["Connection reset by peer"],
    "dns_failure": ["Name or service not known", "Temporary failure in name resolution"],
    "disk_full": ["No space left on device"],
}
PGJDBC = {
    "connection_refused": [("Connection to {0} refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections.", "endpoint")],
    "missing_password": ["The server requested password-based authentication, but no password was provided."],
    "ssl_not_supported_by_server": ["The server does not support SSL."],
    "stale_connection": ["An I/O error occurred while sending to the backend.", "This connection has been closed."],
    "cert_hostname_mismatch": [("The hostname {0} could not be verified.", "host")],
    "not_postgres": ["Protocol error.  Session setup failed."],
    "auth_method_mismatch": [("The authentication type {0} is not supported. Check that you have configured the pg_hba.conf file to include the client''s IP address or subnet, and that it is using an authentication scheme supported by the driver.", "")],
}
PLACEHOLDER = re.compile(r"%(?:(\d+)\$)?[-0-9.*]*(?:l|ll|z|h)*[sdumcxXf]|\{(\d)\}")


def catalogue(language, domain):
    file = os.path.join(LOCALES, language, "LC_MESSAGES", domain + ".mo")
    if not os.path.exists(file):
        return {}
    with open(file, "rb") as stream:
        return gettext.GNUTranslations(stream)._catalog


def phrase(translated, names):
    """Placeholders become gaps; one without a name, or a phrase's first word, is left out."""
    names = names.split()
    count = 0

    def gap(match):
        nonlocal count
        number = int(match.group(1)) - 1 if match.group(1) else int(match.group(2)) if match.group(2) else count
        count += 1
        return "{%s}" % names[number] if number < len(names) else "…"

    text = PLACEHOLDER.sub(gap, translated.strip().split("\n")[0]).replace("''", "'")
    text = re.sub(r"\s+", " ", re.split(r"(?<=[^\s\d.])[.。] |。", text)[0])
    text = re.sub(r"^(?:(?:…|\{\w+\})[^\w{…\"«»]*)+", "…", text)
    text = re.sub(r"[.\s…:]+$", "", text)
    words = re.sub(r"\{\w+\}|…", "", text).strip(" \"'«»„“”.,:")
    return text if len(words) >= (4 if any(ord(c) > 0x2e80 for c in words) else 9) else None


def section(source, trust, table, lookup, seen):
    lines = []
    for cause, messages in table.items():
        found = []
        for message in messages:
            original, names = message if isinstance(message, tuple) else (message, "")
            for language in LANGUAGES:
                translated = lookup(language, original)
                if not translated or translated == original:
                    continue
                text = phrase(translated, names)
                if text and (cause, text.lower()) not in seen:
                    seen.add((cause, text.lower()))
                    found.append("  " + text)
        if found:
            lines += ["", f"[{cause}]", f"from: {source}", f"trust: {trust}", *found]
    return lines


def pgjdbc_lookup():
    """Asks the jar's resource bundles with a few lines of Java."""
    messages = [m[0] if isinstance(m, tuple) else m for each in PGJDBC.values() for m in each]
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/Ask.java", "w") as file:
            file.write('import java.util.*; public class Ask { public static void main(String[] a) throws Exception {'
                       'for (String l : a[0].split(",")) { ResourceBundle b; try { b = (ResourceBundle)'
                       ' Class.forName("org.postgresql.translation.messages_" + l).getDeclaredConstructor().newInstance(); }'
                       ' catch (ClassNotFoundException e) { continue; }'
                       ' for (int i = 1; i < a.length; i++) { try { System.out.println(l + "\\t" + (i - 1) + "\\t" +'
                       ' b.getString(a[i]).replace("\\n", " ")); } catch (MissingResourceException e) { } } } } }')
        out = subprocess.run(["java", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-cp", JAR, f"{folder}/Ask.java", ",".join(LANGUAGES), *messages],
                             stdout=subprocess.PIPE, check=True).stdout.decode()
    table = {}
    for line in out.splitlines():
        language, number, text = line.split("\t")
        table[language, messages[int(number)]] = text
    return lambda language, original: table.get((language, original))


def main():
    seen = set()
    print("# What PostgreSQL, libpq, pgjdbc and the C library say in other languages. Made by src/test/corpus/translations.py from")
    print("# their own message catalogues (PostgreSQL 15); not to be edited by hand.")
    lines = section("PostgreSQL, translated", "certain", SERVER, lambda l, m: catalogue(l, "postgres-15").get(m), seen)
    lines += section("libpq, translated", "certain", LIBPQ, lambda l, m: catalogue(l, "libpq5-15").get(m), seen)
    lines += section("the C library, translated", "needed", SYSTEM, lambda l, m: catalogue(l, "libc").get(m), seen)
    if JAR:
        lines += section("pgjdbc, translated", "certain", PGJDBC, pgjdbc_lookup(), seen)
    print("\n".join(lines))


main()
