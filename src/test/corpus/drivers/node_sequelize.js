const { Sequelize } = require('sequelize');
const { wanted, run } = require('./common');
const sequelize = new Sequelize(wanted.database, wanted.user, wanted.password, { dialect: 'postgres', host: wanted.host,
  port: wanted.port, logging: false, pool: { max: 1 }, dialectOptions: { ssl: wanted.ssl, connectionTimeoutMillis: 2000, options: wanted.options } });
run(statement => sequelize.query(statement)).catch(error => { console.error('Unable to connect to the database:', error); process.exit(1); });
