// What every Node driver of the corpus shares: where to connect and what to do there, from the environment.
const fs = require('fs');
const env = process.env;
const rootcert = env.LAB_ROOTCERT && fs.readFileSync(env.LAB_ROOTCERT).toString();
const ssl = !env.LAB_SSLMODE || env.LAB_SSLMODE === 'disable' ? undefined
  : env.LAB_SSLMODE === 'require' ? { rejectUnauthorized: false } : { ca: rootcert };
exports.wanted = { host: env.LAB_HOST, port: +env.LAB_PORT, user: env.LAB_USER, password: env.LAB_PASSWORD || undefined,
  database: env.LAB_DATABASE, ssl, connectionTimeoutMillis: 2000, options: env.LAB_OPTIONS || undefined };
exports.run = async query => {
  for (const statement of (env.LAB_SQL || 'SELECT 1').split('\n').filter(Boolean)) {
    if (statement.startsWith('@sleep')) await new Promise(done => setTimeout(done, 1000 * +statement.slice(7)));
    else if (statement.startsWith('~')) await query(statement.slice(1)).catch(() => {});
    else await query(statement);
  }
  process.exit(0);
};
