// Connects to each URL of standard input with the driver that is named, and prints one line each: in, or why not.
//
//     NODE_PATH=… node drivers.js pg < urls
'use strict'

const fs = require('fs')
const path = require('path')

process.removeAllListeners('warning')

let thrown = () => {}
process.on('uncaughtException', (e) => thrown(e))

const drivers = {
  async pg(url) {
    const { Client } = require('pg')
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 60000 })
    client.on('error', () => {})
    await client.connect()
    await client.end()
  },
  async postgres(url) {
    const sql = require('postgres')(url, { max: 1, connect_timeout: 60, onnotice() {} })
    try {
      await sql`select 1`
    } finally {
      await sql.end({ timeout: 1 })
    }
  },
}

function version(name) {
  let folder = path.dirname(require.resolve(name))
  while (!fs.existsSync(path.join(folder, 'package.json')) || !read(folder).version) folder = path.dirname(folder)
  return read(folder).version
}

function read(folder) {
  return JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'))
}

async function outcome(name, url) {
  try {
    await Promise.race([drivers[name](url), new Promise((_, reject) => (thrown = reject))])
    return 'in'
  } catch (e) {
    return `${e.name}: ${e.message || e.code}`.replace(/\n/g, ' ')
  }
}

async function main() {
  const name = process.argv[2]
  console.log(name, version(name))
  const urls = fs.readFileSync(0, 'utf8').split('\n').filter(Boolean)
  const atOnce = name === 'postgres' ? 40 : 1 // what pg throws past its promise must not meet another's
  for (let i = 0; i < urls.length; i += atOnce) {
    for (const line of await Promise.all(urls.slice(i, i + atOnce).map((url) => outcome(name, url)))) console.log(line)
  }
  process.exit(0)
}

main()
