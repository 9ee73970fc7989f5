package dev.lifeguard.migration.alembic;

import dev.lifeguard.migration.alembic.graph.ScriptText;
import dev.lifeguard.migration.alembic.python.NotPython;
import dev.lifeguard.testing.FuzzTarget;
import java.nio.charset.StandardCharsets;

/** Files of Alembic, whoever mounted them. */
public final class ScriptFuzz implements FuzzTarget {
    @Override
    public void read(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        try {
            ScriptText.read("versions/ae1027a6acf_first.py", text);
        } catch (NotPython promised) {
            // is told of the file
        }
        AlembicEnvironment.read(text);
        AlembicIni.parse(text, "/app");
    }
}
