package dev.lifeguard.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random names and passwords, written as each dialect wants them, come back as they were. */
@Execution(ExecutionMode.CONCURRENT)
class DatabaseUrlRoundTripTest {
    private static final String SPECIAL = "@/#?%:&$[]{}()'\"\\ +=,;!~^|<>*";

    enum Form {
        URI {
            @Override
            String write(String user, String password, String database) {
                return "postgresql://" + authority(user, password) + "@db:5433/" + PercentText.encode(database);
            }
        },
        URI_QUERY {
            @Override
            String write(String user, String password, String database) {
                return "postgres://db:5433/?user=" + PercentText.encode(user) + "&password="
                        + PercentText.encode(password) + "&dbname=" + PercentText.encode(database);
            }
        },
        ASYNCPG {
            @Override
            String write(String user, String password, String database) {
                return "postgresql+asyncpg://" + authority(user, password) + "@db:5433/" + PercentText.encode(database);
            }
        },
        PSYCOPG {
            @Override
            String write(String user, String password, String database) {
                return "postgresql+psycopg://" + authority(user, password) + "@db:5433/" + PercentText.encode(database);
            }
        },
        JDBC {
            @Override
            String write(String user, String password, String database) {
                return "jdbc:postgresql://db:5433/" + PercentText.encode(database) + "?user=" + PercentText.encode(user)
                        + "&password=" + PercentText.encode(password);
            }
        },
        KEYWORDS {
            @Override
            String write(String user, String password, String database) {
                return "host=db port=5433 user=" + quoted(user) + " password = " + quoted(password) + " dbname="
                        + quoted(database);
            }
        },
        RAW_PASSWORD {
            @Override
            String write(String user, String password, String database) {
                String raw = password.replace("%", "%25");
                return "postgresql://" + PercentText.encode(user) + ":" + raw + "@db:5433/"
                        + PercentText.encode(database);
            }
        };

        abstract String write(String user, String password, String database);

        static String authority(String user, String password) {
            return PercentText.encode(user) + ":" + PercentText.encode(password);
        }

        static String quoted(String text) {
            return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void comesBackAsItWas(Form form) {
        Random random = new Random(17);
        for (int i = 0; i < 1_000; i++) {
            String user = word(random);
            String password = word(random);
            String database = word(random);
            String text = form.write(user, password, database);

            DatabaseUrl url = DatabaseUrl.parse(text);

            assertThat(url.endpoints()).as(text).containsExactly(new Endpoint("db", 5433));
            assertThat(url.user()).as(text).contains(user);
            assertThat(url.password().map(Secret::reveal)).as(text).contains(password);
            assertThat(url.database()).as(text).contains(database);
        }
    }

    /** One to twenty characters; a letter at both ends, so that no placeholder and no hosts come about by chance. */
    private static String word(Random random) {
        StringBuilder word = new StringBuilder("w");
        for (int length = random.nextInt(19); length > 0; length--) {
            switch (random.nextInt(4)) {
                case 0 -> word.append(SPECIAL.charAt(random.nextInt(SPECIAL.length())));
                case 1 -> word.appendCodePoint(codePoint(random));
                default -> word.append((char) ('a' + random.nextInt(26)));
            }
        }
        return word.append("z").toString();
    }

    private static int codePoint(Random random) {
        while (true) {
            int point = 1 + random.nextInt(Character.MAX_CODE_POINT);
            if (!Character.isSurrogate((char) point) || point > 0xffff) {
                return point;
            }
        }
    }
}
