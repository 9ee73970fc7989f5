-- Incidents of every sidecar that shares this database. The document is what the API shows.
CREATE TABLE incident (
    id       text        PRIMARY KEY,
    instance text        NOT NULL,
    target   text        NOT NULL,
    cause    text,
    since    timestamptz NOT NULL,
    until    timestamptz,
    revision bigint      NOT NULL,
    document jsonb       NOT NULL
);

CREATE INDEX incident_target_since ON incident (target, since DESC);
