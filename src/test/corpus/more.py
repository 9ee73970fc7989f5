"""The part of the corpus that is not one driver against one fault: pools, migration tools, event loops, poolers, URLs, languages.

`lab.py` runs it after its own; each case is a small program of its own, written out here.
"""
import os, re, shutil, subprocess

PY = "/usr/bin/python3"
SA = "from sqlalchemy import *\nfrom sqlalchemy.orm import *\n"
ASYNC = """
import asyncio
from sqlalchemy import *
from sqlalchemy.orm import *
from sqlalchemy.ext.asyncio import *
URL = 'postgresql+asyncpg://app:correct-horse@db:%s/shop'
Base = declarative_base()
class Order(Base):
    __tablename__ = 'orders'
    id = Column(Integer, primary_key=True)
    total = Column(Integer)
"""
URL = "postgresql+psycopg2://app:correct-horse@db/shop"

PYTHON = {
    # name: (cause, program)
    "sqlalchemy-pool": ("app_pool_exhausted", SA + f"""
engine = create_engine('{URL}', pool_size=1, max_overflow=0, pool_timeout=0.5)
first = engine.connect()
second = engine.connect()
"""),
    "sqlalchemy-async-pool": ("app_pool_exhausted", ASYNC % 5432 + """
async def main():
    engine = create_async_engine(URL, pool_size=1, max_overflow=0, pool_timeout=0.5)
    first = await engine.connect()
    second = await engine.connect()
asyncio.run(main())
"""),
    "asyncpg-pool": ("app_pool_exhausted", """
import asyncio, asyncpg
async def main():
    pool = await asyncpg.create_pool('postgresql://app:correct-horse@db/shop', min_size=1, max_size=1)
    first = await pool.acquire()
    second = await pool.acquire(timeout=0.5)
asyncio.run(main())
"""),
    "psycopg2-pool": ("app_pool_exhausted", """
from psycopg2.pool import ThreadedConnectionPool
pool = ThreadedConnectionPool(1, 1, 'postgresql://app:correct-horse@db/shop')
pool.getconn(); pool.getconn()
"""),
    "asyncpg-busy": ("connection_in_use", """
import asyncio, asyncpg
async def main():
    connection = await asyncpg.connect('postgresql://app:correct-horse@db/shop')
    await asyncio.gather(connection.fetch('SELECT pg_sleep(0.2)'), connection.fetch('SELECT 1'))
asyncio.run(main())
"""),
    "sqlalchemy-two-loops": ("event_loop_mismatch", ASYNC % 5432 + """
engine = create_async_engine(URL)
async def work():
    async with engine.connect() as connection:
        await connection.execute(text('SELECT 1'))
asyncio.run(work())
asyncio.run(work())
"""),
    "asyncpg-two-loops": ("event_loop_mismatch", """
import asyncio, asyncpg
async def opened():
    return await asyncpg.connect('postgresql://app:correct-horse@db/shop')
connection = asyncio.new_event_loop().run_until_complete(opened())
asyncio.new_event_loop().run_until_complete(connection.fetch('SELECT 1'))
"""),
    "sqlalchemy-lazy-load": ("missing_greenlet", ASYNC % 5432 + """
async def main():
    async with AsyncSession(create_async_engine(URL)) as session:
        order = (await session.execute(select(Order))).scalars().first()
        await session.commit()
        print(order.total)
asyncio.run(main())
"""),
    "sqlalchemy-sync-engine": ("missing_greenlet", ASYNC % 5432 + """
create_engine(URL).connect()
"""),
    "asyncpg-command-timeout": ("client_query_timeout", """
import asyncio, asyncpg
async def main():
    connection = await asyncpg.connect('postgresql://app:correct-horse@db/shop', command_timeout=0.3)
    await connection.fetch('SELECT pg_sleep(5)')
asyncio.run(main())
"""),
    "asyncpg-prepared-pooler": ("prepared_statement_conflict", """
import asyncio, asyncpg
async def main():
    one = await asyncpg.connect('postgresql://app:correct-horse@db:6432/shop')
    two = await asyncpg.connect('postgresql://app:correct-horse@db:6432/shop')
    first = one.transaction(); await first.start()
    await asyncio.gather(*(c.fetch('SELECT 1') for c in (one, two)))
    await first.commit()
    for n in range(20):
        await one.fetch('SELECT %d' % n); await two.fetch('SELECT %d' % n)
asyncio.run(main())
"""),
    "sqlalchemy-rolled-back": ("transaction_aborted", SA + f"""
session = Session(create_engine('{URL}'))
Base = declarative_base()
class Order(Base):
    __tablename__ = 'orders'
    id = Column(Integer, primary_key=True)
session.add(Order(id=1))
try:
    session.flush()
except Exception:
    pass
session.execute(text('SELECT 1'))
"""),
    "django-atomic": ("transaction_aborted", """
import django
from django.conf import settings
settings.configure(DATABASES={'default': {'ENGINE': 'django.db.backends.postgresql', 'NAME': 'shop', 'USER': 'app', 'PASSWORD': 'correct-horse', 'HOST': 'db'}})
django.setup()
from django.db import connection, transaction
with transaction.atomic():
    try:
        with transaction.atomic(savepoint=False), connection.cursor() as cursor:
            cursor.execute('SELECT 1 / 0')
    except Exception:
        pass
    with connection.cursor() as cursor:
        cursor.execute('SELECT 1')
"""),
    "url-sqlalchemy-postgres": ("bad_database_url", SA + "create_engine('postgres://app:correct-horse@db/shop').connect()\n"),
    "url-sqlalchemy-garbage": ("bad_database_url", SA + "create_engine('db:5432/shop')\n"),
    "url-sqlalchemy-sync-driver": ("bad_database_url", "from sqlalchemy.ext.asyncio import create_async_engine\ncreate_async_engine('postgresql://app:correct-horse@db/shop')\n"),
    "url-asyncpg-sslmode": ("bad_database_url", ASYNC % 5432 + "asyncio.run(create_async_engine(URL + '?sslmode=require').connect().start())\n"),
    "url-asyncpg-scheme": ("bad_database_url", "import asyncio, asyncpg\nasyncio.run(asyncpg.connect('mysql://app@db/shop'))\n"),
    "url-psycopg2-port": ("bad_database_url", "import psycopg2\npsycopg2.connect('postgresql://app:cor/rect@db/shop')\n"),
    "url-psycopg2-option": ("bad_database_url", "import psycopg2\npsycopg2.connect(host='db', databse='shop')\n"),
    "url-psycopg3-option": ("bad_database_url", "import psycopg\npsycopg.connect('host=db pool_size=5')\n"),
}

ENV_PY = """
from alembic import context
from sqlalchemy import create_engine
target_metadata = %s
engine = create_engine('""" + URL + """')
with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=target_metadata)
    with context.begin_transaction():
        context.run_migrations()
"""
REVISION = """
from alembic import op
import sqlalchemy as sa
revision = '%s'
down_revision = %s
def upgrade():
    %s
def downgrade():
    pass
"""


def alembic(lab, folder, metadata="None", **revisions):
    os.makedirs(f"{folder}/migrations/versions")
    with open(f"{folder}/alembic.ini", "w") as file:
        file.write("[alembic]\nscript_location = migrations\n")
    with open(f"{folder}/migrations/env.py", "w") as file:
        file.write(ENV_PY % metadata)
    shutil.copy("/usr/lib/python3/dist-packages/alembic/templates/generic/script.py.mako", f"{folder}/migrations/")
    for name, (down, body) in revisions.items():
        with open(f"{folder}/migrations/versions/{name}.py", "w") as file:
            file.write(REVISION % (name, repr(down), body))


def save(lab, cause, name, command, cwd=None, env=None, log=None):
    if not lab.PATTERN.search(name):
        return
    environment = {"PATH": os.environ["PATH"], "HOME": lab.WORK, "LANG": "C.UTF-8", "LAB_HOST": "db", "LAB_PORT": "5432",
                   "LAB_USER": "app", "LAB_PASSWORD": "correct-horse", "LAB_DATABASE": "shop", "PGCONNECT_TIMEOUT": "3", **(env or {})}
    try:
        done = subprocess.run(command, env=environment, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=40)
        text = done.stdout.decode("utf-8", "replace")
    except subprocess.TimeoutExpired as late:
        text = (late.stdout or b"").decode("utf-8", "replace")
    if text.strip():
        lab.write(cause, name, text)
    else:
        print("no failure:", name, flush=True)


def migrations(lab):
    sql = lab.main_server.sql
    work = lab.WORK
    cli = [PY, "-m", "alembic"]
    alembic(lab, f"{work}/a1", a1=(None, "pass"))
    sql("CREATE TABLE alembic_version (version_num varchar(32)); INSERT INTO alembic_version VALUES ('a1'); GRANT ALL ON alembic_version TO app")
    save(lab, "migration_metadata_missing", "alembic-autogenerate", cli + ["revision", "--autogenerate", "-m", "x"], cwd=f"{work}/a1")
    sql("DROP TABLE IF EXISTS alembic_version; CREATE TABLE alembic_version (version_num varchar(32)); INSERT INTO alembic_version VALUES ('5f2c1d0e9b7a'); GRANT ALL ON alembic_version TO app")
    save(lab, "migration_revision_missing", "alembic-upgrade-missing", cli + ["upgrade", "head"], cwd=f"{work}/a1")
    save(lab, "migration_revision_missing", "alembic-current-missing", cli + ["current"], cwd=f"{work}/a1")
    sql("DELETE FROM alembic_version")
    save(lab, "migration_not_applied", "alembic-not-up-to-date", cli + ["revision", "--autogenerate", "-m", "x"], cwd=make(lab, "a5", "__import__('sqlalchemy').MetaData()", a1=(None, "pass")))
    alembic(lab, f"{work}/a2", a1=(None, "pass"), b1=("a1", "pass"), c1=("a1", "pass"))
    save(lab, "migration_multiple_heads", "alembic-upgrade-heads", cli + ["upgrade", "head"], cwd=f"{work}/a2")
    save(lab, "migration_multiple_heads", "alembic-revision-heads", cli + ["revision", "-m", "x"], cwd=f"{work}/a2")
    alembic(lab, f"{work}/a3", a1=(None, "op.create_table('orders', sa.Column('id', sa.Integer))"))
    save(lab, "migration_already_applied_untracked", "alembic-create-table", cli + ["upgrade", "head"], cwd=f"{work}/a3")
    alembic(lab, f"{work}/a4", a1=(None, "op.create_index('ix_total', 'orders', ['total'], postgresql_concurrently=True)"))
    save(lab, "migration_needs_no_transaction", "alembic-concurrently", cli + ["upgrade", "head"], cwd=f"{work}/a4")
    alembic(lab, f"{work}/a6", a1=(None, "op.add_column('invoices', sa.Column('due', sa.Date))"))
    save(lab, "migration_not_applied", "alembic-table-missing", cli + ["upgrade", "head"], cwd=f"{work}/a6")
    django(lab)
    flyway(lab)
    liquibase(lab)
    node(lab)


def make(lab, name, metadata, **revisions):
    alembic(lab, f"{lab.WORK}/{name}", metadata, **revisions)
    return f"{lab.WORK}/{name}"


def django(lab):
    folder = f"{lab.WORK}/dj"
    os.makedirs(f"{folder}/store/migrations")
    for file in ("store/__init__.py", "store/migrations/__init__.py"):
        open(f"{folder}/{file}", "w").close()
    with open(f"{folder}/settings.py", "w") as file:
        file.write("SECRET_KEY='x'\nUSE_TZ=True\nDEFAULT_AUTO_FIELD='django.db.models.AutoField'\nINSTALLED_APPS=['store']\n"
                   "DATABASES={'default': {'ENGINE': 'django.db.backends.postgresql', 'NAME': 'shop', 'USER': 'trusted', 'HOST': 'db'}}\n")
    with open(f"{folder}/store/models.py", "w") as file:
        file.write("from django.db import models\n")
    migration = ("from django.db import migrations, models\nclass Migration(migrations.Migration):\n    dependencies = %s\n"
                 "    atomic = True\n    operations = [%s]\n")

    def put(name, dependencies, operations=""):
        with open(f"{folder}/store/migrations/{name}.py", "w") as file:
            file.write(migration % (dependencies, operations))

    manage = [PY, "-m", "django", "migrate", "--settings=settings", "--pythonpath=."]
    env = {"PYTHONPATH": "."}
    put("0001_initial", [])
    put("0002_add", [("store", "0001_initial")])
    put("0002_other", [("store", "0001_initial")])
    save(lab, "migration_multiple_heads", "django-conflict", manage, cwd=folder, env=env)
    os.remove(f"{folder}/store/migrations/0002_other.py")
    subprocess.run(manage, cwd=folder, env={**os.environ, **env}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    lab.main_server.sql("DELETE FROM django_migrations WHERE name = '0001_initial'")
    save(lab, "migration_history_inconsistent", "django-inconsistent", manage, cwd=folder, env=env)
    put("0003_gone", [("store", "0002_removed")])
    save(lab, "migration_revision_missing", "django-parent-missing", manage, cwd=folder, env=env)
    os.remove(f"{folder}/store/migrations/0003_gone.py")
    lab.main_server.sql("INSERT INTO django_migrations (app, name, applied) VALUES ('store', '0001_initial', now())")
    put("0003_table", [("store", "0002_add")], "migrations.CreateModel('Orders', [('id', models.AutoField(primary_key=True))], options={'db_table': 'orders'})")
    save(lab, "migration_already_applied_untracked", "django-create", manage, cwd=folder, env=env)
    put("0003_table", [("store", "0002_add")], "migrations.RunSQL('CREATE INDEX CONCURRENTLY ix ON orders (total)')")
    save(lab, "migration_needs_no_transaction", "django-concurrently", manage, cwd=folder, env=env)
    save(lab, "migration_not_applied", "django-runserver", [PY, "-m", "django", "shell", "--settings=settings", "--pythonpath=.", "-c",
         "from django.db import connection; connection.cursor().execute('SELECT * FROM store_cart')"], cwd=folder, env=env)


def flyway(lab):
    folder = f"{lab.WORK}/fw"
    os.makedirs(folder)

    def put(name, text):
        with open(f"{folder}/{name}.sql", "w") as file:
            file.write(text)

    env = {"LAB_USER": "trusted", "LAB_DATABASE": "shop", "LAB_PASSWORD": ""}
    save(lab, "migration_already_applied_untracked", "flyway-nonempty", lab.jvm("flyway", folder), env=env)
    lab.main_server.sql("CREATE DATABASE fw", "postgres")
    env["LAB_DATABASE"] = "fw"
    put("V1__one", "CREATE TABLE one (id int);")
    put("V3__three", "CREATE TABLE three (id int);")
    subprocess.run(lab.jvm("flyway", folder), env={**os.environ, "LAB_HOST": "db", "LAB_PORT": "5432", **env}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    put("V1__one", "CREATE TABLE one (id bigint);")
    save(lab, "migration_checksum_mismatch", "flyway-checksum", lab.jvm("flyway", folder), env=env)
    put("V1__one", "CREATE TABLE one (id int);")
    put("V2__two", "CREATE TABLE two (id int);")
    save(lab, "migration_history_inconsistent", "flyway-out-of-order", lab.jvm("flyway-validate", folder), env=env)
    os.remove(f"{folder}/V2__two.sql")
    os.rename(f"{folder}/V1__one.sql", f"{folder}/gone")
    save(lab, "migration_revision_missing", "flyway-missing", lab.jvm("flyway", folder), env=env)
    os.rename(f"{folder}/gone", f"{folder}/V1__one.sql")
    put("V4__four", "CREATE TABLE three (id int);")
    save(lab, "migration_already_applied_untracked", "flyway-exists", lab.jvm("flyway", folder), env=env)
    save(lab, "migration_not_applied", "flyway-pending", lab.jvm("flyway-validate", folder), env=env)
    put("V4__four", "CREATE INDEX CONCURRENTLY i ON three (id); VACUUM three;")
    lab.main_server.sql("INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (9, '4', 'four', 'SQL', 'V4__four.sql', 0, 'app', 1, false)", "fw")
    save(lab, "migration_dirty", "flyway-failed", lab.jvm("flyway", folder), env=env)


def liquibase(lab):
    folder = f"{lab.WORK}/lb"
    os.makedirs(folder)

    def put(text):
        with open(f"{folder}/changelog.sql", "w") as file:
            file.write("--liquibase formatted sql\n\n--changeset app:1\n" + text)

    lab.main_server.sql("CREATE DATABASE lb", "postgres")
    env = {"LAB_USER": "trusted", "LAB_DATABASE": "lb", "LAB_PASSWORD": ""}
    put("CREATE TABLE one (id int);\n")
    subprocess.run(lab.jvm("liquibase", folder), env={**os.environ, "LAB_HOST": "db", "LAB_PORT": "5432", **env}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    put("CREATE TABLE one (id bigint);\n")
    save(lab, "migration_checksum_mismatch", "liquibase-checksum", lab.jvm("liquibase", folder), env=env)
    put("CREATE TABLE one (id int);\n\n--changeset app:2\nCREATE TABLE one (id int);\n")
    save(lab, "migration_already_applied_untracked", "liquibase-exists", lab.jvm("liquibase", folder), env=env)
    lab.main_server.sql("UPDATE databasechangeloglock SET locked = true, lockgranted = now(), lockedby = 'shop-7d9f (10.0.0.7)'", "lb")
    lock = lab.jvm("liquibase", folder)
    lock.insert(1, "-Dliquibase.changelogLockWaitTimeInMinutes=0")
    save(lab, "migration_locked", "liquibase-locked", lock, env=env)


KNEX = """
const knex = require('knex')({ client: 'pg', connection: { host: 'db', user: 'trusted', database: 'shop' }, pool: { min: 0, max: 1 }, acquireConnectionTimeout: 1500 });
(async () => { %s })().catch(error => { console.error(error); process.exit(1); }).then(() => process.exit(0));
"""
NODE = {
    "knex-pool": ("app_pool_exhausted", KNEX % "await knex.transaction(async trx => { await trx.raw('select 1'); await knex.raw('select 1'); });"),
    "knex-corrupt": ("migration_revision_missing", KNEX % "await knex.migrate.latest({ directory: 'empty' }).catch(() => {}); await knex('knex_migrations').insert({ name: '20240101_users.js', batch: 1, migration_time: new Date() }); await knex.migrate.latest({ directory: 'empty' });"),
    "knex-locked": ("migration_locked", KNEX % "await knex('knex_migrations').del(); await knex('knex_migrations_lock').update({ is_locked: 1 }); await knex.migrate.latest({ directory: 'empty' });"),
    "pg-pool": ("app_pool_exhausted", "const { Pool } = require('pg'); const pool = new Pool({ host: 'db', user: 'trusted', database: 'shop', max: 1, connectionTimeoutMillis: 500 });\n(async () => { await pool.connect(); await pool.connect(); })();"),
    "sequelize-pool": ("app_pool_exhausted", "const { Sequelize } = require('sequelize'); const s = new Sequelize('postgres://trusted@db/shop', { logging: false, pool: { max: 1, acquire: 800 } });\n(async () => { const t = await s.transaction(); await s.query('select 1'); })();"),
    "pg-query-timeout": ("client_query_timeout", "const { Client } = require('pg'); const c = new Client({ host: 'db', user: 'trusted', database: 'shop', query_timeout: 300 });\n(async () => { await c.connect(); await c.query('select pg_sleep(3)'); })();"),
    "pg-no-string": ("missing_password", "const { Client } = require('pg'); new Client({ host: 'db', user: 'app', database: 'shop' }).connect().catch(e => { console.error(e); process.exit(1); });"),
    "pg-url": ("bad_database_url", "const { Client } = require('pg'); new Client({ connectionString: 'postgres://app:se#cr/et@db:5432/shop' });"),
    "typeorm-exists": ("migration_already_applied_untracked", "require('reflect-metadata'); const { DataSource } = require('typeorm'); class CreateOrders1700000000000 { async up(q) { await q.query('CREATE TABLE orders (id int)'); } async down() {} }\nnew DataSource({ type: 'postgres', host: 'db', username: 'trusted', database: 'shop', migrations: [CreateOrders1700000000000] }).initialize().then(s => s.runMigrations()).catch(e => { console.error('Error during migration run:'); console.error(e); process.exit(1); });"),
    "drizzle-transaction": ("migration_needs_no_transaction", "const { drizzle } = require('drizzle-orm/node-postgres'); const { sql } = require('drizzle-orm'); const { Pool } = require('pg');\ndrizzle(new Pool({ host: 'db', user: 'trusted', database: 'shop' })).transaction(tx => tx.execute(sql`VACUUM orders`)).catch(e => { console.error(e); process.exit(1); });"),
}


def node(lab):
    folder = f"{lab.BUILD}/node"
    os.makedirs(f"{folder}/empty", exist_ok=True)
    for name, (cause, program) in NODE.items():
        with open(f"{folder}/case.js", "w") as file:
            file.write(program)
        save(lab, cause, name, ["node", "case.js"], cwd=folder)


LANGUAGES = {"de": "de_DE", "fr": "fr_FR", "es": "es_ES", "ru": "ru_RU", "ja": "ja_JP", "zh": "zh_CN", "ko": "ko_KR", "it": "it_IT"}
SPOKEN = {
    "auth_failed": ["-U", "app"],
    "unknown_database": ["-U", "trusted", "-d", "shopp"],
    "migration_not_applied": ["-U", "trusted", "-c", "SELECT o.discount FROM orders o"],
    "migration_already_applied_untracked": ["-U", "trusted", "-c", "CREATE TABLE orders ()"],
    "statement_timeout": ["-U", "trusted", "-c", "SET statement_timeout = 100", "-c", "SELECT pg_sleep(5)"],
    "read_only": ["-U", "trusted", "-c", "SET default_transaction_read_only = on", "-c", "DELETE FROM orders"],
    "no_pg_hba_entry": ["-U", "banned"],
    "role_connection_limit": ["-U", "limited"],
    "insufficient_privilege": ["-U", "app2", "-c", "SELECT * FROM secret"],
    "transaction_aborted": ["-U", "trusted", "-c", "BEGIN", "-c", "SAVEPOINT a", "-c", "SELECT 1 / 0", "-c", "SELECT 1"],
    "dns_failure": ["-h", "db.nosuch", "-U", "app"],
    "connection_refused": ["-p", "5433", "-U", "app"],
}


def languages(lab):
    lab.main_server.sql("CREATE ROLE app2 LOGIN PASSWORD 'x'")
    for short, name in LANGUAGES.items():
        lab.main_server.sql(f"ALTER SYSTEM SET lc_messages = '{name}.UTF-8'")
        lab.main_server.sql("SELECT pg_reload_conf()")
        for cause, arguments in SPOKEN.items():
            command = ["psql", "-X", "-h", "db", "-p", "5432", "-d", "shop", *arguments]
            environment = {"PGPASSWORD": "x", "LANG": f"{name}.UTF-8", "LC_ALL": f"{name}.UTF-8"}
            save(lab, cause, f"psql-{short}", command, env=environment)
    lab.main_server.sql("ALTER SYSTEM RESET lc_messages")
    lab.main_server.sql("SELECT pg_reload_conf()")


def run(lab):
    migrations(lab)
    for name, (cause, program) in PYTHON.items():
        file = f"{lab.WORK}/{name}.py"
        with open(file, "w") as stream:
            stream.write(program)
        save(lab, cause, name, [PY, file])
    for pool in ("hikari", "dbcp2", "tomcat", "c3p0", "agroal"):
        save(lab, "app_pool_exhausted", f"{pool}-pool", lab.jvm("exhausted", pool), env={"LAB_USER": "trusted", "LAB_PASSWORD": ""})
    languages(lab)
