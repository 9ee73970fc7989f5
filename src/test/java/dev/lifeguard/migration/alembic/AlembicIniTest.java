package dev.lifeguard.migration.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlembicIniTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            version_locations = a b,c, d                              | a,b,c,d
            version_locations = a b~version_path_separator = space    | a,b
            version_locations = a b:c~version_path_separator = os     | a b,c
            version_locations = a:b~path_separator = os  # remark     | a,b
            version_locations = a;b~version_path_separator = ;        | a,b
            version_locations =~    a b~    c~path_separator = newline | a b,c
            version_locations = %(here)s/a                            | /here/a
            """)
    void locationsAreSplitAsTheSeparatorSays(String lines, String locations) {
        AlembicIni ini = AlembicIni.parse("[alembic]\n" + lines.replace('~', '\n') + "\n", "/here");

        assertThat(ini.versionLocations()).isEqualTo(List.of(locations.split(",")));
    }

    @Test
    void onlyTheSectionOfAlembicCounts() {
        AlembicIni ini = AlembicIni.parse("""
                [other]
                script_location = no
                [alembic]
                # script_location = commented
                ; script_location = commented
                Script_Location: migrations
                recursive_version_locations = true
                [loggers]
                script_location = no
                """, "/here");

        assertThat(ini.scriptLocation()).contains("migrations");
        assertThat(ini.recursive()).isTrue();
        assertThat(ini.versionLocations()).isEmpty();
    }
}
