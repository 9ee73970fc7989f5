const postgres = require('postgres');
const { wanted, run } = require('./common');
(async () => {
  const sql = postgres({ ...wanted, ssl: wanted.ssl, max: 1, connect_timeout: 2, onnotice: () => {} });
  await run(statement => sql.unsafe(statement));
})();
