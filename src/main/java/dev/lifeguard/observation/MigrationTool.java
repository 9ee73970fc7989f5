package dev.lifeguard.observation;

/** What keeps the history of a schema. */
public enum MigrationTool {
    ALEMBIC("alembic"),
    FLYWAY("flyway"),
    DJANGO("django"),
    LIQUIBASE("liquibase"),
    PRISMA("prisma"),
    GOLANG_MIGRATE("golang-migrate"),
    RAILS("rails"),
    GOOSE("goose"),
    SQLX("sqlx"),
    ECTO("ecto"),
    KNEX("knex"),
    TYPEORM("typeorm"),
    EF_CORE("ef-core"),
    /** A bare table of that name, as dbmate and Rails before 5 leave it: which of them it was cannot be told. */
    SCHEMA_MIGRATIONS("schema_migrations"),
    /** Something is expected, and the database has no table of any tool. */
    UNKNOWN("unknown");

    private final String label;

    MigrationTool(String label) {
        this.label = label;
    }

    /** The name in JSON and metrics. */
    public String label() {
        return label;
    }
}
