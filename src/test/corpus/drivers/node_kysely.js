const { Kysely, PostgresDialect, sql } = require('kysely');
const { Pool } = require('pg');
const { wanted, run } = require('./common');
const db = new Kysely({ dialect: new PostgresDialect({ pool: new Pool({ ...wanted, max: 1 }) }), log: ['error'] });
run(statement => sql.raw(statement).execute(db));
