const { wanted, run } = require('./common');
const knex = require('knex')({ client: 'pg', connection: wanted, pool: { min: 0, max: 1 }, acquireConnectionTimeout: 4000 });
run(statement => knex.raw(statement)).catch(error => { console.error('migration failed with error:', error); process.exit(1); });
