const { Pool } = require('pg');
const { wanted, run } = require('./common');
const pool = new Pool({ ...wanted, max: 1 });
pool.on('error', error => { console.error('idle client error', error); process.exit(1); });
run(statement => pool.query(statement)).catch(error => {
  console.error('Unhandled rejection', error);
  process.exit(1);
});
