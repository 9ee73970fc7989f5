<?php
$parts = ["host=" . getenv("LAB_HOST"), "port=" . getenv("LAB_PORT"), "dbname=" . getenv("LAB_DATABASE"), "connect_timeout=2"];
if (getenv("LAB_SSLMODE")) { $parts[] = "sslmode=" . getenv("LAB_SSLMODE"); }
if (getenv("LAB_ROOTCERT")) { $parts[] = "sslrootcert=" . getenv("LAB_ROOTCERT"); }
if (getenv("LAB_OPTIONS")) { $parts[] = "options='" . getenv("LAB_OPTIONS") . "'"; }
$pdo = new PDO("pgsql:" . implode(";", $parts), getenv("LAB_USER"), getenv("LAB_PASSWORD") ?: null,
    [PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION]);
foreach (array_filter(explode("\n", getenv("LAB_SQL") ?: "SELECT 1")) as $statement) {
    if (str_starts_with($statement, "@sleep")) {
        usleep((int) (1e6 * (float) substr($statement, 7)));
    } elseif ($statement[0] === "~") {
        try { $pdo->query(substr($statement, 1)); } catch (PDOException $ignored) { }
    } else {
        $pdo->query($statement);
    }
}
