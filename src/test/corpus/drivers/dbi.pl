use strict; use warnings; use DBI;
my $dsn = "dbi:Pg:host=$ENV{LAB_HOST};port=$ENV{LAB_PORT};dbname=$ENV{LAB_DATABASE};connect_timeout=2";
$dsn .= ";sslmode=$ENV{LAB_SSLMODE}" if $ENV{LAB_SSLMODE};
$dsn .= ";sslrootcert=$ENV{LAB_ROOTCERT}" if $ENV{LAB_ROOTCERT};
my $dbh = DBI->connect($dsn, $ENV{LAB_USER}, $ENV{LAB_PASSWORD}, { RaiseError => 1, PrintError => 0 });
for my $statement (split /\n/, $ENV{LAB_SQL} || "SELECT 1") {
    if ($statement =~ /^\@sleep (.*)/) { select(undef, undef, undef, $1); }
    elsif ($statement =~ /^~(.*)/) { eval { $dbh->do($1) }; }
    else { $dbh->do($statement); }
}
