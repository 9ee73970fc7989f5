const { wanted, run } = require('./common');
const db = require('pg-promise')()({ ...wanted, max: 1 });
run(statement => db.any(statement)).catch(error => {
  console.error('ERROR:', error);
  process.exit(1);
});
