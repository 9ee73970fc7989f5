const { drizzle } = require('drizzle-orm/node-postgres');
const { sql } = require('drizzle-orm');
const { Pool } = require('pg');
const { wanted, run } = require('./common');
const db = drizzle(new Pool({ ...wanted, max: 1 }));
run(statement => db.execute(sql.raw(statement))).catch(error => { console.error(error); process.exit(1); });
