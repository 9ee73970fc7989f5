#!/usr/bin/env python3
"""Makes the corpus: real servers with real faults, real drivers against them, what they print as text files.

Run as root, alone in a network and a mount namespace of its own, so that ports, names and resolv.conf are the lab's:

    unshare -n -m --propagation private python3 lab.py OUT BUILD [PATTERN]

OUT gets a folder for each cause with STACK-FAULT.txt in it. BUILD has what README.md says has to be built first. PATTERN
is a regular expression that STACK-FAULT has to contain. Nothing outside of the namespaces and WORK is touched.
"""
import os, re, shutil, signal, socket, subprocess, sys, tempfile, threading, time

OUT, BUILD = sys.argv[1], sys.argv[2]
PATTERN = re.compile(sys.argv[3] if len(sys.argv) > 3 else "")
HERE = os.path.dirname(os.path.abspath(__file__))
DRIVERS = os.path.join(HERE, "drivers")
sys.dont_write_bytecode = True
main_server = None
PG = "/usr/lib/postgresql/15/bin/"
WORK = tempfile.mkdtemp(prefix="lab")
os.chmod(WORK, 0o755)
started = []
OTHER_PORT = 15432


def sh(command, **more):
    return subprocess.run(command, shell=True, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT, **more)


def as_postgres(command, check=True, background=False):
    full = ["runuser", "-u", "postgres", "--", "bash", "-c", command]
    if background:
        process = subprocess.Popen(full, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        started.append(process)
        return process
    return subprocess.run(full, check=check, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def network():
    sh("ip link set lo up; for i in 2 3 4 5 6 7 8; do ip addr add 127.0.0.$i/32 dev lo || true; done")
    sh("ip route add unreachable 10.20.0.99/32")
    hosts = os.path.join(WORK, "hosts")
    with open(hosts, "w") as file:
        file.write(f"127.0.0.1 localhost db other {socket.gethostname()}\n::1 localhost\n")
    with open(os.path.join(WORK, "resolv.conf"), "w") as file:
        file.write("nameserver 127.0.0.1\noptions timeout:1 attempts:1\n")
    sh(f"mount --bind {hosts} /etc/hosts; mount --bind {WORK}/resolv.conf /etc/resolv.conf")
    threading.Thread(target=nameserver, daemon=True).start()


def nameserver():
    """Knows no name: NXDOMAIN for all but *.again, which gets SERVFAIL."""
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 53))
    while True:
        query, who = server.recvfrom(512)
        code = b"\x81\x82" if b"\x05again" in query else b"\x81\x83"
        server.sendto(query[:2] + code + query[4:6] + b"\0\0\0\0\0\0" + query[12:], who)


def certificates():
    sh(f"""cd {WORK}
    openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj '/CN=Lab CA' -keyout ca.key -out ca.crt
    openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj '/CN=Other CA' -keyout other.key -out other.crt
    openssl req -newkey rsa:2048 -nodes -subj '/CN=db' -addext 'subjectAltName=DNS:db' -keyout server.key -out server.csr
    printf 'subjectAltName=DNS:db' > ext
    openssl x509 -req -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 3650 -extfile ext -out server.crt
    openssl ca -version >/dev/null 2>&1 || true
    """)
    import datetime
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    with open(f"{WORK}/ca.key", "rb") as file:
        key = serialization.load_pem_private_key(file.read(), None)
    with open(f"{WORK}/ca.crt", "rb") as file:
        issuer = x509.load_pem_x509_certificate(file.read())
    with open(f"{WORK}/server.csr", "rb") as file:
        request = x509.load_pem_x509_csr(file.read())
    for name, start, end in (("expired", 2020, 2021), ("future", 2040, 2041)):
        certificate = (x509.CertificateBuilder().subject_name(request.subject).issuer_name(issuer.subject)
                       .public_key(request.public_key()).serial_number(x509.random_serial_number())
                       .not_valid_before(datetime.datetime(start, 1, 1)).not_valid_after(datetime.datetime(end, 1, 1))
                       .add_extension(x509.SubjectAlternativeName([x509.DNSName("db")]), False).sign(key, hashes.SHA256()))
        with open(f"{WORK}/{name}.crt", "wb") as file:
            file.write(certificate.public_bytes(serialization.Encoding.PEM))
    sh(f"chown postgres {WORK}/*.key; chmod 600 {WORK}/*.key; chmod 644 {WORK}/*.crt")


HBA = """
local all postgres trust
host all postgres 127.0.0.1/32 trust
host all trusted,ghost 127.0.0.0/8 trust
hostssl shop certified 127.0.0.0/8 cert
host all certified 127.0.0.0/8 reject
host all banned all reject
host all peered all ident
host all all 127.0.0.1/32 scram-sha-256
host all all ::1/128 scram-sha-256
hostssl all all 127.0.0.4/32 scram-sha-256
"""


class Server:
    def __init__(self, name, port, extra="", start=True):
        self.data, self.port = f"{WORK}/{name}", port
        os.mkdir(self.data)
        shutil.chown(self.data, "postgres", "postgres")
        as_postgres(f"{PG}initdb -D {self.data} -U postgres --no-sync -E UTF8 --locale=C.UTF-8 -A trust")
        with open(f"{self.data}/postgresql.conf", "a") as file:
            file.write(f"port={port}\nlisten_addresses='*'\nunix_socket_directories='{WORK}'\nfsync=off\n"
                       f"shared_buffers=16MB\ndynamic_shared_memory_type=posix\n{extra}\n")
        with open(f"{self.data}/pg_hba.conf", "w") as file:
            file.write(HBA)
        if start:
            self.start()

    def start(self, wait=True):
        as_postgres(f"{PG}pg_ctl -D {self.data} -l {self.data}/log {'-w' if wait else '-W'} start", check=wait)

    def stop(self, mode="immediate"):
        as_postgres(f"{PG}pg_ctl -D {self.data} -m {mode} stop", check=False)

    def sql(self, text, database="shop"):
        with open(f"{WORK}/statement.sql", "w") as file:
            file.write(text)
        return as_postgres(f"{PG}psql -X -q -h {WORK} -p {self.port} -d {database} -v ON_ERROR_STOP=1 -f {WORK}/statement.sql")

    def objects(self):
        self.sql("CREATE DATABASE shop", "postgres")
        self.sql("""
        CREATE ROLE app LOGIN PASSWORD 'correct-horse'; CREATE ROLE trusted LOGIN SUPERUSER; CREATE ROLE certified LOGIN;
        CREATE ROLE banned LOGIN; CREATE ROLE peered LOGIN; CREATE ROLE locked NOLOGIN PASSWORD 'x';
        CREATE ROLE limited LOGIN PASSWORD 'x' CONNECTION LIMIT 0;
        CREATE EXTENSION dblink; CREATE TABLE orders (id int primary key, total int); INSERT INTO orders VALUES (1, 1);
        CREATE TABLE secret (id int); REVOKE ALL ON secret FROM public; GRANT ALL ON orders TO app;
        CREATE TABLE one (id int); CREATE TABLE two (id int); GRANT ALL ON SCHEMA public TO app;
        CREATE FUNCTION aside(text) RETURNS text LANGUAGE sql AS $$ SELECT dblink_exec('host=%s port=%s dbname=shop user=postgres', $1) $$;
        """ % (WORK, self.port))
        self.sql("CREATE DATABASE full_database CONNECTION LIMIT 0", "postgres")
        self.sql("CREATE DATABASE closed ALLOW_CONNECTIONS false", "postgres")


def listen(host, port, behaviour):
    server = socket.socket()
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server.bind((host, port))
    server.listen(16)

    def serve():
        while True:
            connection, _ = server.accept()
            threading.Thread(target=behaviour, args=(connection,), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    return server


def http(connection):
    connection.recv(100)
    connection.sendall(b"HTTP/1.1 400 Bad Request\r\nServer: nginx\r\nConnection: close\r\n\r\n")
    time.sleep(0.3)
    connection.close()


def hang_up(connection):
    connection.recv(100)
    connection.close()


def reset(connection):
    import struct
    connection.recv(100)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def silent(connection):
    time.sleep(3600)


def backlog(host, port):
    """A listener whose queue is full drops what comes: like a firewall."""
    server = socket.socket()
    server.bind((host, port))
    server.listen(0)
    filling = []
    for _ in range(4):
        client = socket.socket()
        client.setblocking(False)
        client.connect_ex((host, port))
        filling.append(client)
    return server, filling


def aside(sql):
    return "SELECT aside('" + sql.replace("'", "''") + "')"


DBLINK = "SELECT dblink_connect('c', 'host=%s port=5432 dbname=shop user=postgres')"


def faults():
    link = DBLINK % WORK
    base = dict(host="db", port="5432", user="app", password="correct-horse", database="shop")
    boss = dict(base, user="trusted", password="")
    pooled = dict(base, port="6432")
    return {
        # name: (cause, where, statements)
        "refused": ("connection_refused", dict(base, port="5433"), None),
        "refused-numeric": ("connection_refused", dict(base, host="127.0.0.1", port="5433"), None),
        "unknown-host": ("dns_failure", dict(base, host="db.shop.svc.cluster.local"), None),
        "resolver-fails": ("dns_failure", dict(base, host="db.again"), None),
        "dropped": ("connect_timeout", dict(base, host="127.0.0.7"), None),
        "no-route": ("connect_timeout", dict(base, host="10.20.0.99"), None),
        "hangs-up": ("connection_reset", dict(base, host="127.0.0.8"), None),
        "resets": ("connection_reset", dict(base, host="127.0.0.6"), None),
        "http": ("not_postgres", dict(base, port="8080"), None),
        "wrong-password": ("auth_failed", dict(base, password="wrong"), None),
        "no-password": ("missing_password", dict(base, password=""), None),
        "unknown-role": ("unknown_role", dict(base, user="ghost", password=""), None),
        "unknown-database": ("unknown_database", dict(base, database="shopp"), None),
        "no-hba": ("no_pg_hba_entry", dict(base, host="127.0.0.3"), None),
        "hba-rejects": ("no_pg_hba_entry", dict(base, user="banned"), None),
        "ident": ("auth_method_mismatch", dict(base, user="peered"), None),
        "client-cert": ("client_cert_required", dict(base, user="certified", sslmode="require"), None),
        "tls-unsupported": ("ssl_not_supported_by_server", dict(base, port="5434", sslmode="require"), None),
        "untrusted": ("cert_untrusted", dict(base, sslmode="verify-full", rootcert=f"{WORK}/other.crt"), None),
        "wrong-name": ("cert_hostname_mismatch", dict(base, host="other", sslmode="verify-full", rootcert=f"{WORK}/ca.crt"), None),
        "expired": ("cert_expired", dict(base, port="5436", sslmode="verify-full", rootcert=f"{WORK}/ca.crt"), None),
        "not-yet-valid": ("cert_not_yet_valid", dict(base, port="5437", sslmode="verify-full", rootcert=f"{WORK}/ca.crt"), None),
        "too-many": ("too_many_clients", dict(boss, port="5434"), None),
        "reserved": ("reserved_slots", dict(base, port="5438"), None),
        "role-limit": ("role_connection_limit", dict(base, user="limited", password="x"), None),
        "database-limit": ("database_connection_limit", dict(base, database="full_database"), None),
        "starting-up": ("server_starting_up", dict(base, port="5435"), None),
        "shutting-down": ("server_shutting_down", dict(base, port="5439"), None),
        "socket-missing": ("unix_socket_missing", dict(base, host="/var/run/postgresql"), None),
        "killed-in-query": ("server_shutting_down", boss, [aside("x").replace("aside('x')",
            "dblink_exec('host=%s port=5432 dbname=shop user=postgres', format('DO $$ BEGIN PERFORM pg_terminate_backend(%%s); END $$', pg_backend_pid()))" % WORK)]),
        "idle-in-transaction": ("idle_in_transaction_timeout", boss,
            ["SET idle_in_transaction_session_timeout = 100", "BEGIN", "@sleep 0.6", "SELECT 1"]),
        "idle-session": ("idle_session_timeout", boss, ["SET idle_session_timeout = 100", "@sleep 0.6", "SELECT 1"]),
        "undefined-column": ("migration_not_applied", base, ["SELECT o.discount FROM orders o"]),
        "undefined-table": ("migration_not_applied", base, ["INSERT INTO invoices (id) VALUES (1)"]),
        "duplicate-table": ("migration_already_applied_untracked", base, ["CREATE TABLE orders (id int primary key)"]),
        "duplicate-column": ("migration_already_applied_untracked", boss, ["ALTER TABLE orders ADD COLUMN total int"]),
        "statement-timeout": ("statement_timeout", base, ["SET statement_timeout = 100", "SELECT pg_sleep(5)"]),
        "lock-timeout": ("lock_timeout", boss, [link, "SELECT dblink_exec('c', 'BEGIN; LOCK TABLE one')",
            "SET lock_timeout = 100", "ALTER TABLE one ADD COLUMN note text"]),
        "lock-nowait": ("lock_timeout", boss, [link, "SELECT dblink_exec('c', 'BEGIN; LOCK TABLE one')",
            "BEGIN", "LOCK TABLE one NOWAIT"]),
        "deadlock": ("deadlock", boss, [link, "SELECT dblink_exec('c', 'BEGIN; SET deadlock_timeout = ''1h''; LOCK TABLE one')",
            "SET deadlock_timeout = '100ms'", "BEGIN", "LOCK TABLE two", "SELECT dblink_send_query('c', 'LOCK TABLE two')",
            "LOCK TABLE one"]),
        "serialization": ("serialization_failure", boss, ["BEGIN ISOLATION LEVEL REPEATABLE READ", "SELECT * FROM orders",
            aside("UPDATE orders SET total = total + 1"), "UPDATE orders SET total = total + 1"]),
        "aborted": ("transaction_aborted", base, ["BEGIN", "~SELECT 1 / 0", "SELECT 1"]),
        "read-only": ("read_only", base, ["SET default_transaction_read_only = on", "INSERT INTO orders VALUES (2, 2)"]),
        "denied": ("insufficient_privilege", base, ["SELECT * FROM secret"]),
        "disk-full": ("disk_full", boss, ["CREATE TABLE IF NOT EXISTS big (t text) TABLESPACE small",
            "INSERT INTO big SELECT repeat(md5(n::text), 50) FROM generate_series(1, 100000) n"]),
        "out-of-locks": ("out_of_locks", boss, ["DO $$ BEGIN FOR n IN 1..20000 LOOP EXECUTE 'CREATE TEMP TABLE t' || n || ' ()'; END LOOP; END $$"]),
        "concurrently": ("migration_needs_no_transaction", base, ["BEGIN", "CREATE INDEX CONCURRENTLY i ON orders (total)"]),
        "prepared-missing": ("prepared_statement_conflict", base, ["EXECUTE stmt_7"]),
        "extension-files": ("extension_missing", boss, ["CREATE EXTENSION vector"]),
        "extension-function": ("extension_missing", base, ["SELECT uuid_generate_v4()"]),
        "extension-type": ("extension_missing", base, ["CREATE TABLE embeddings (v vector(3))"]),
        "startup-parameter": ("pooler_unsupported_startup_parameter", dict(pooled, options="-c statement_timeout=5s"), None),
        "pooler-database": ("unknown_database", dict(pooled, database="nosuch"), None),
        "pooler-full": ("pooler_limit", dict(pooled, port="6433"), None),
        "pooler-tls": ("ssl_required_by_server", dict(pooled, port="6434", sslmode="disable"), None),
        "pooler-password": ("auth_failed", dict(pooled, password="wrong"), None),
    }


def python(name):
    return ["/usr/bin/python3", f"{DRIVERS}/{name}.py"]


def jvm(kind, *more):
    with open(f"{BUILD}/jvm.classpath") as file:
        path = file.read().strip()
    return ["java", "-XX:TieredStopAtLevel=1", "-cp", f"{BUILD}/jvm:{path}", "Jvm", kind, *more]


CONNECT = "refused unknown-host resolver-fails dropped no-route hangs-up resets http wrong-password no-password unknown-role " \
    "unknown-database no-hba hba-rejects ident client-cert tls-unsupported untrusted wrong-name expired not-yet-valid too-many " \
    "reserved role-limit database-limit starting-up shutting-down socket-missing startup-parameter pooler-database " \
    "pooler-full pooler-tls pooler-password".split()
QUERY = "killed-in-query idle-in-transaction idle-session undefined-column undefined-table duplicate-table duplicate-column " \
    "statement-timeout lock-timeout lock-nowait deadlock serialization aborted read-only denied disk-full out-of-locks " \
    "concurrently prepared-missing extension-files extension-function extension-type".split()
SOME_CONNECT = "refused unknown-host dropped hangs-up wrong-password unknown-database no-hba too-many starting-up untrusted".split()
SOME_QUERY = "killed-in-query undefined-column duplicate-table statement-timeout deadlock aborted read-only disk-full extension-type".split()
FEW = "refused unknown-host wrong-password unknown-database too-many undefined-table".split()


def stacks():
    node = lambda name: (["node", f"{BUILD}/node/{name}.js"])
    return {
        # every fault against the drivers that others are built on, a choice of them against the others
        "asyncpg": (python("asyncpg_plain"), CONNECT + QUERY),
        "psycopg2": (python("psycopg2_plain"), CONNECT + QUERY),
        "psycopg3": (python("psycopg3_plain"), SOME_CONNECT + SOME_QUERY),
        "sqlalchemy-psycopg2": (python("sqlalchemy_psycopg2"), SOME_CONNECT + SOME_QUERY),
        "sqlalchemy-asyncpg": (python("sqlalchemy_asyncpg"), SOME_CONNECT + QUERY),
        "django": (python("django_plain"), SOME_CONNECT + SOME_QUERY),
        "pdo": (["php", f"{DRIVERS}/pdo.php"], FEW + SOME_QUERY),
        "ruby-pg": (["ruby", f"{DRIVERS}/ruby_pg.rb"], FEW + "no-hba client-cert deadlock".split()),
        "activerecord": (["ruby", f"{DRIVERS}/activerecord.rb"], FEW + SOME_QUERY),
        "dbi": (["perl", f"{DRIVERS}/dbi.pl"], FEW),
        "go-libpq": ([f"{BUILD}/bin/go_libpq"], CONNECT + SOME_QUERY),
        "go-pgx": ([f"{BUILD}/bin/go_pgx"], CONNECT + SOME_QUERY),
        "tokio-postgres": ([f"{BUILD}/bin/rust_tokio"], SOME_CONNECT + SOME_QUERY + ["no-password", "tls-unsupported"]),
        "node-pg": (node("node_pg"), CONNECT + QUERY),
        "postgres-js": (node("node_postgres_js"), SOME_CONNECT + SOME_QUERY),
        "knex": (node("node_knex"), FEW + SOME_QUERY),
        "sequelize": (node("node_sequelize"), FEW + SOME_QUERY),
        "typeorm": (node("node_typeorm"), FEW + SOME_QUERY),
        "drizzle": (node("node_drizzle"), FEW),
        "node-pg-pool": (node("node_pg_pool"), SOME_CONNECT + SOME_QUERY),
        "kysely": (node("node_kysely"), FEW + SOME_QUERY),
        "pg-promise": (node("node_pg_promise"), SOME_CONNECT + SOME_QUERY),
        "slonik": (["node", f"{BUILD}/node/node_slonik.mjs"], FEW + SOME_QUERY),
        "psycopg3-async": (python("psycopg3_async"), SOME_CONNECT + SOME_QUERY),
        "aiopg": (python("aiopg_plain"), SOME_CONNECT + SOME_QUERY),
        "pg8000": (python("pg8000_plain"), "refused dropped unknown-host wrong-password no-hba starting-up too-many".split()),
        "pg-connect": (["php", f"{DRIVERS}/pg_connect.php"], SOME_CONNECT + SOME_QUERY),
        "pgjdbc": (jvm("pgjdbc"), CONNECT + QUERY),
        "hikari": (jvm("hikari"), "refused wrong-password unknown-host too-many untrusted".split()),
        "spring-jdbc": (jvm("spring-jdbc"), "refused undefined-column duplicate-table deadlock serialization statement-timeout".split()),
        "spring-boot": (jvm("spring-boot"), "refused wrong-password unknown-host no-hba".split()),
        "jooq": (jvm("jooq"), "undefined-table aborted".split()),
        "r2dbc": (jvm("r2dbc"), SOME_CONNECT + "undefined-column statement-timeout killed-in-query".split()),
        "vertx": (jvm("vertx"), SOME_CONNECT + "undefined-column read-only killed-in-query tls-unsupported".split()),
    }


def run(command, where, statements):
    environment = {"PATH": os.environ["PATH"], "HOME": WORK, "LANG": "C.UTF-8", "PYTHONPATH": DRIVERS,
                   "LAB_SQL": "\n".join(statements or ["SELECT 1"])}
    environment.update({"LAB_" + key.upper(): value for key, value in where.items() if value})
    environment["PGSSLROOTCERT"] = where.get("rootcert", f"{WORK}/none.crt") if where.get("sslmode", "").startswith("verify") else ""
    environment = {key: value for key, value in environment.items() if value}
    environment["PGCONNECT_TIMEOUT"] = "2"
    try:
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=25)
    except subprocess.TimeoutExpired:
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode else None


# Where a driver's words do not carry what was wrong: what they do carry, or None where that is nothing.
TELLS = [
    (r"^(psycopg|django|sqlalchemy-psycopg2|pdo|ruby|activerecord|dbi).*-(expired|not-yet-valid)$", "cert_untrusted"),
    (r"^(psycopg2|django|sqlalchemy|asyncpg).*-(idle-session|idle-in-transaction|killed-in-query)$", "stale_connection"),
    (r"^(go-libpq|postgres-js)-killed-in-query$", "stale_connection"),
    (r"^pgjdbc-socket-missing$", "bad_database_url"),
    (r"^vertx-untrusted$", None),
    (r"^(node-pg-pool|pg-promise)-hangs-up$", None),
    (r"^pg8000-wrong-password$", "auth_method_mismatch"),
    (r"^pg8000-no-hba$", "auth_failed"),
    (r"^(asyncpg|go-libpq|go-pgx)-no-password$", "auth_failed"),
    (r"^asyncpg-http$", "ssl_not_supported_by_server"),
    (r"^(go-libpq|go-pgx|node-pg|vertx|r2dbc)-http$", None),
    (r"^(go-libpq|node-pg|vertx|r2dbc)-(hangs-up|resets)$", None),
]

CLEAN = [
    (re.compile(r"correct-horse"), "secret"),
    (re.compile(r"[^\s:()\"']*/node_modules/"), "/app/node_modules/"),
    (re.compile(re.escape(WORK)), "/run/lab"),
    (re.compile(re.escape(DRIVERS)), "/app"),
    (re.compile(re.escape(BUILD)), "/app"),
    (re.compile(r"/root/\.(m2|cargo|gem|npm|pyenv)\S*?(?=[\s:)\"']|$)"), "/usr/share/lib"),
    (re.compile(r"/tmp/[^\s:)\"']*"), "/app/build"),
]


def clean(text):
    for pattern, instead in CLEAN:
        text = pattern.sub(instead, text)
    return text[:12000]


def told_by(name, cause):
    return next((told for pattern, told in TELLS if re.search(pattern, name)), cause)


def write(cause, name, text):
    folder = os.path.join(OUT, cause)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name + ".txt"), "w") as file:
        file.write(clean(text).rstrip() + "\n")


def pgbouncer(name, port, extra):
    with open(f"{WORK}/{name}.ini", "w") as file:
        file.write(f"[databases]\nshop = host=127.0.0.1 port=5432 dbname=shop\n[pgbouncer]\nlisten_addr=*\nlisten_port={port}\n"
                   f"unix_socket_dir=\nauth_type=plain\nauth_file={WORK}/users\npool_mode=transaction\nlogfile={WORK}/{name}.log\n"
                   f"pidfile={WORK}/{name}.pid\nignore_startup_parameters=extra_float_digits\n{extra}\n")
    shutil.chown(f"{WORK}/{name}.ini", "postgres")
    as_postgres(f"/usr/sbin/pgbouncer -q {WORK}/{name}.ini", background=True)


def prepare():
    network()
    certificates()
    shutil.chown(WORK, "postgres", "postgres")
    tls = f"ssl=on\nssl_cert_file='{WORK}/%s.crt'\nssl_key_file='{WORK}/server.key'\nssl_ca_file='{WORK}/ca.crt'\n"
    global main_server
    main_server = main = Server("main", 5432, tls % "server" + "max_connections=20\nmax_locks_per_transaction=10\n")
    main.objects()
    os.makedirs(f"{WORK}/small")
    sh(f"mount -t tmpfs -o size=2m tmpfs {WORK}/small; mkdir {WORK}/small/space; chown postgres {WORK}/small/space")
    main.sql(f"CREATE TABLESPACE small LOCATION '{WORK}/small/space'")
    full = Server("full", 5434, "max_connections=2\nsuperuser_reserved_connections=0\nmax_wal_senders=0\n")
    full.objects()
    reserved = Server("reserved", 5438, "max_connections=4\nsuperuser_reserved_connections=3\nmax_wal_senders=0\n")
    reserved.objects()
    Server("expired", 5436, tls % "expired").objects()
    Server("future", 5437, tls % "future").objects()
    starting = Server("starting", 5435, start=False)
    with open(f"{starting.data}/standby.signal", "w"):
        pass
    with open(f"{starting.data}/postgresql.conf", "a") as file:
        file.write("hot_standby=off\nrestore_command='false'\n")
    starting.start(wait=False)
    stopping = Server("stopping", 5439)
    stopping.objects()
    for port, count in ((5434, 2), (5438, 1), (5439, 1)):
        for _ in range(count):
            as_postgres(f"{PG}psql -X -q -h {WORK} -p {port} -d shop -c 'SELECT pg_sleep(7200)'", background=True)
    time.sleep(1)
    as_postgres(f"{PG}pg_ctl -D {stopping.data} -m smart -W stop")
    with open(f"{WORK}/users", "w") as file:
        file.write('"app" "correct-horse"\n')
    pgbouncer("pooler", 6432, "")
    pgbouncer("pooler-full", 6433, "max_client_conn=0\n")
    pgbouncer("pooler-tls", 6434, f"client_tls_sslmode=require\nclient_tls_key_file={WORK}/server.key\nclient_tls_cert_file={WORK}/server.crt\n")
    listen("0.0.0.0", 8080, http)
    # PostgreSQL has 5432 on every address, so these have another port, which the texts do not show
    listen("127.0.0.8", OTHER_PORT, hang_up)
    listen("127.0.0.6", OTHER_PORT, reset)
    return backlog("127.0.0.7", OTHER_PORT)


def main():
    held = prepare()
    all_faults = faults()
    for fault in ("dropped", "hangs-up", "resets"):
        cause, where, statements = all_faults[fault]
        all_faults[fault] = (cause, dict(where, port=str(OTHER_PORT)), statements)
    for stack, (command, names) in stacks().items():
        for name in names:
            if not PATTERN.search(f"{stack}-{name}"):
                continue
            cause, where, statements = all_faults[name]
            text = run(command, where, statements)
            if text is None or not text.strip():
                print("no failure:", stack, name, flush=True)
            else:
                told = told_by(f"{stack}-{name}", cause)
                if told and re.sub(r"^\S+ \S+ unable to reach the database: |\s", "", text) != "EOF":
                    write(told, f"{stack}-{name}", text.replace(str(OTHER_PORT), "5432"))
    more.run(sys.modules[__name__])
    del held


import more  # beside this file

if __name__ == "__main__":
    try:
        main()
    finally:
        for process in started:
            process.terminate()
        for name in os.listdir(WORK):
            if os.path.exists(f"{WORK}/{name}/postmaster.pid"):
                as_postgres(f"{PG}pg_ctl -D {WORK}/{name} -m immediate stop", check=False)
        if os.environ.get("LAB_KEEP") is None:
            subprocess.run(f"umount {WORK}/small {WORK}/hosts {WORK}/resolv.conf; rm -rf {WORK}", shell=True, stderr=subprocess.DEVNULL)
