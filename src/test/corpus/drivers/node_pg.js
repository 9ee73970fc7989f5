const { Client } = require('pg');
const { wanted, run } = require('./common');
(async () => {
  const client = new Client(wanted);
  client.on('error', error => { console.error('idle client error', error); process.exit(1); });
  await client.connect();
  await run(statement => client.query(statement));
})();
