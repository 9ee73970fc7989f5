import { createRequire } from 'node:module';
import { createPool, sql } from 'slonik';
const require = createRequire(import.meta.url);
const { wanted, run } = require('./common');
const user = encodeURIComponent(wanted.user) + (wanted.password ? ':' + encodeURIComponent(wanted.password) : '');
const pool = await createPool(`postgresql://${user}@${wanted.host}:${wanted.port}/${wanted.database}`, {
  connectionTimeout: 2000, connectionRetryLimit: 0, maximumPoolSize: 1, ssl: wanted.ssl });
await run(statement => pool.query({ ...sql.unsafe``, sql: statement, values: [] }));
