package dev.lifeguard.migration.alembic;

import dev.lifeguard.migration.alembic.graph.RevisionGraph;

/** What a mounted folder says. */
record AlembicScripts(RevisionGraph graph, AlembicEnvironment environment) {}
