require('reflect-metadata');
const { DataSource } = require('typeorm');
const { wanted, run } = require('./common');
const source = new DataSource({ type: 'postgres', host: wanted.host, port: wanted.port, username: wanted.user,
  password: wanted.password, database: wanted.database, ssl: wanted.ssl, connectTimeoutMS: 2000, poolSize: 1,
  extra: { options: wanted.options } });
source.initialize()
  .then(() => { const runner = source.createQueryRunner(); return run(statement => runner.query(statement)); })
  .catch(error => { console.error('[Nest] 1  - 11/22/2026, 10:00:00 AM   ERROR [TypeOrmModule] Unable to connect to the database. Retrying (1)...\n' + error.stack); process.exit(1); });
