package dev.lifeguard.probe.migration.alembic;

/** What a mounted folder says. */
record AlembicScripts(RevisionGraph graph, Environment environment) {}
