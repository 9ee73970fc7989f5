<?php
$parts = [];
foreach (['host' => 'HOST', 'port' => 'PORT', 'user' => 'USER', 'password' => 'PASSWORD', 'dbname' => 'DATABASE',
          'sslmode' => 'SSLMODE', 'sslrootcert' => 'ROOTCERT'] as $key => $name) {
    if (getenv("LAB_$name")) {
        $parts[] = $key . '=' . getenv("LAB_$name");
    }
}
$connection = pg_connect(implode(' ', $parts));
if (!$connection) {
    exit(1);
}
foreach (explode("\n", getenv('LAB_SQL') ?: 'SELECT 1') as $statement) {
    if (str_starts_with($statement, '@sleep')) {
        usleep((int) (1e6 * substr($statement, 7)));
    } elseif ($statement[0] === '~') {
        @pg_query($connection, substr($statement, 1));
    } elseif (!pg_query($connection, $statement)) {
        exit(1);
    }
}
