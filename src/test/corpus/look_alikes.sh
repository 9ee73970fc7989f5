#!/usr/bin/env bash
# What the clients of other systems print, for the folder `none` of the corpus: look_alikes.sh OUT NODE
# NODE is a folder with node_modules. Run it where nothing listens: unshare -n bash -c 'ip link set lo up; …'.
out=${1:?where to}
node=${2:?a folder with node_modules}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"
cd "$node" || exit 1
n() { name=$1; shift; printf '%s\n' "$*" > look_alike.js; timeout 12 node look_alike.js > "$out/node-$name.txt" 2>&1; }
n redis-refused "const R=require('ioredis'); const r=new R(6379,'127.0.0.1',{retryStrategy:()=>null}); r.ping().catch(e=>{console.error(e);process.exit(1)})"
n mysql-refused "const m=require('mysql2/promise'); m.createConnection({host:'127.0.0.1',port:3306,user:'app',database:'shop'}).catch(e=>{console.error('Unable to connect to the database:',e);process.exit(1)})"
n mongo-refused "const {MongoClient}=require('mongodb'); new MongoClient('mongodb://127.0.0.1:27017/shop',{serverSelectionTimeoutMS:500}).connect().catch(e=>{console.error(e);process.exit(1)})"
n mongo-unknown-host "const {MongoClient}=require('mongodb'); new MongoClient('mongodb://nosuch.invalid:27017/shop',{serverSelectionTimeoutMS:500}).connect().catch(e=>{console.error(e);process.exit(1)})"
n smtp-refused "require('nodemailer').createTransport({host:'127.0.0.1',port:2525}).sendMail({from:'a@example.com',to:'b@example.com'}).catch(e=>{console.error(e);process.exit(1)})"
n amqp-refused "require('amqplib').connect('amqp://127.0.0.1').catch(e=>{console.error(e);process.exit(1)})"
n fetch-refused "fetch('http://127.0.0.1:9/').catch(e=>{console.error(e);process.exit(1)})"
n fetch-unknown-host "fetch('https://api.nosuch.invalid/').catch(e=>{console.error(e);process.exit(1)})"
n http-refused "require('http').get('http://127.0.0.1:8080/orders').on('error',e=>{console.error(e);process.exit(1)})"
n dns "require('dns').lookup('mail.nosuch.invalid',e=>{console.error(e);process.exit(1)})"
n kafka-refused "const {Kafka}=require('kafkajs'); new Kafka({brokers:['127.0.0.1:9092'],retry:{retries:0}}).producer().connect().catch(e=>{console.error(e);process.exit(1)})"
n typeorm-mysql "require('reflect-metadata');const {DataSource}=require('typeorm'); new DataSource({type:'mysql',host:'127.0.0.1',username:'app',database:'shop'}).initialize().catch(e=>{console.error('Error during Data Source initialization');console.error(e);process.exit(1)})"
p() { name=$1; shift; printf '%s\n' "$*" > "$work/case.py"; (cd "$work"; timeout 12 python3 case.py > "$out/python-$name.txt" 2>&1); }
p urllib-refused "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8080/')"
p urllib-dns "import urllib.request; urllib.request.urlopen('https://api.nosuch.invalid/')"
p requests-refused "import requests; requests.get('http://127.0.0.1:8080/orders')"
p requests-dns "import requests; requests.get('https://api.nosuch.invalid/orders')"
p smtp-refused "import smtplib; smtplib.SMTP('127.0.0.1', 25)"
p sqlite-table "import sqlite3; sqlite3.connect(':memory:').execute('select * from orders')"
p sqlite-column "import sqlite3; c=sqlite3.connect(':memory:'); c.execute('create table orders (id int)'); c.execute('select total from orders')"
p sqlite-exists "import sqlite3; c=sqlite3.connect(':memory:'); c.execute('create table orders (id int)'); c.execute('create table orders (id int)')"
p sqlalchemy-sqlite "from sqlalchemy import *; create_engine('sqlite://').connect().execute(text('select * from orders'))"
p sqlite-readonly "import sqlite3; open('$work/x.db','w').close(); sqlite3.connect('file:$work/x.db?mode=ro', uri=True).execute('create table a (b)')"
p socket-refused "import socket; socket.create_connection(('127.0.0.1', 6379))"
p pg-unique-look "raise ValueError('column \"total\" is missing in the uploaded CSV file')"
p ftp-refused "import ftplib; ftplib.FTP('127.0.0.1')"
p asyncio-timeout "import asyncio; asyncio.run(asyncio.wait_for(asyncio.sleep(5), 0.1))"
p permission "open('/proc/1/mem','w')"
curl -sS http://127.0.0.1:8080/ > $out/curl-refused.txt 2>&1
curl -sS https://nosuch.invalid/ > $out/curl-dns.txt 2>&1
wget -O- http://127.0.0.1:8080/ > $out/wget-refused.txt 2>&1
ssh -o BatchMode=yes -p 2222 127.0.0.1 > $out/ssh-refused.txt 2>&1
git clone http://127.0.0.1:8080/x.git $work/x > $out/git-refused.txt 2>&1
git clone git@127.0.0.1:x.git $work/x > $out/git-ssh.txt 2>&1
php -r '$r = stream_socket_client("tcp://127.0.0.1:11211", $e, $m, 2); if (!$r) { throw new Exception("Memcached: $m"); }' > $out/php-memcached.txt 2>&1
php -r 'new PDO("mysql:host=127.0.0.1;dbname=shop", "app", "x");' > $out/php-mysql.txt 2>&1
ruby -rnet/http -e 'Net::HTTP.get(URI("http://127.0.0.1:8080/"))' > $out/ruby-http.txt 2>&1
perl -MIO::Socket::INET -e 'IO::Socket::INET->new("127.0.0.1:6379") or die "redis: $@"' > $out/perl-redis.txt 2>&1
docker ps > $out/docker.txt 2>&1
for k in mysql mysql-host jedis mongo http hikari-mysql; do
    timeout 20 java -cp "$CLASSPATH" LookAlike $k > "$out/java-$k.txt" 2>&1
done
find "$out" -size 0 -delete
sed -i -E "s#[^[:space:]:()\"']*/node_modules/#/app/node_modules/#g; s#$work[^[:space:]:)\"']*#/app/case#g" "$out"/*.txt
