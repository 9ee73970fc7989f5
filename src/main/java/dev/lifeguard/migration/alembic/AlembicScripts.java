package dev.lifeguard.migration.alembic;

/** What a mounted folder says. */
record AlembicScripts(RevisionGraph graph, AlembicEnvironment environment) {}
