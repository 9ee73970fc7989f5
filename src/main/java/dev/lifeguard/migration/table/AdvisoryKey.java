package dev.lifeguard.migration.table;

import dev.lifeguard.observation.MigrationTool;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * The number of the advisory lock that a tool takes while it migrates. All of them are constants of the tools' sources,
 * most mixed with the names of database and table; that is how a lock of theirs is told from one of the application's.
 */
final class AdvisoryKey {
    /** {@code 72707369}. @see <a href="https://github.com/prisma/prisma-engines">schema-engine, sql_migration_persistence</a> */
    private static final long PRISMA = 72_707_369L;

    /** Rails' {@code MIGRATOR_SALT}, times the CRC-32 of the database's name. */
    private static final long RAILS_SALT = 2_053_462_845L;

    /** golang-migrate's {@code advisoryLockIDSalt}. */
    private static final long GOLANG_SALT = 1_486_364_155L;

    /** sqlx, times the CRC-32 of the database's name. */
    private static final long SQLX_SALT = 0x3d32ad9eL;

    /** Flyway's {@code LOCK_MAGIC_NUM}: "Flyway" in ASCII. */
    private static final long FLYWAY =
            (0x46L << 40) + (0x6CL << 32) + (0x79L << 24) + (0x77L << 16) + (0x61L << 8) + 0x79L;

    private AdvisoryKey() {}

    /** The numbers it may have used; none for tools that take no such lock. */
    static Set<Long> of(MigrationTool tool, String database, HistoryTable table) {
        return switch (tool) {
            case PRISMA -> Set.of(PRISMA);
            case RAILS -> Set.of(RAILS_SALT * crc(database));
            case SQLX -> Set.of(SQLX_SALT * crc(database));
            case FLYWAY -> Set.of(FLYWAY + table.quoted().hashCode());
            // older versions mixed in the database's name alone
            case GOLANG_MIGRATE ->
                union(golang(table.schema() + '\0' + table.name() + '\0' + database), golang(database));
            default -> Set.of();
        };
    }

    private static Set<Long> union(long one, long other) {
        return one == other ? Set.of(one) : Set.of(one, other);
    }

    /** Multiplied in 32 bits, without a sign. */
    private static long golang(String names) {
        return (crc(names) * GOLANG_SALT) & 0xFFFF_FFFFL;
    }

    private static long crc(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }
}
