package dev.lifeguard.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people paste holds their secrets in many forms: S in each of these. */
class RedactionTest {
    private static final String SECRET = "hunter2Zq9";

    static List<String> forms() {
        return """
                {:user=>"app", :password=>"S", :host=>"db"}
                {"adapter"=>"postgresql", "password"=>"S"}
                ['host' => 'db', 'password' => 'S']
                $config['password'] = 'S';
                {"user": "app", "password": "S"}
                {\\"user\\": \\"app\\", \\"password\\": \\"S\\"}
                password='S' host=db
                host=db user=app password=S dbname=shop
                PGPASSWORD=S psql -h db
                export PGPASSWORD='S'
                ENV["PGPASSWORD"] = "S"
                ENV PGPASSWORD S
                CREATE ROLE app LOGIN PASSWORD 'S'
                ALTER ROLE app WITH ENCRYPTED PASSWORD 'S' VALID UNTIL 'infinity'
                ALTER USER app PASSWORD E'S'
                ALTER USER app PASSWORD $$S$$
                #0 /app/db.php(5): PDO->__construct('pgsql:host=db', 'app', 'S', Array)
                new PDO("pgsql:host=db", "app", "S")
                DriverManager.getConnection("jdbc:postgresql://db/shop", "app", "S")
                Authorization: Bearer S
                Bearer S
                Authorization: Basic S
                {"authorization": "Basic S"}
                could not connect to app:S@db:5432
                app:S@10.0.0.7:5432/shop
                postgres://app:S@db:5432/shop
                postgres://app:S@x/y@db:5432/shop
                postgres://:S@redis:6379
                cut: postgres://app:S
                cut: "postgresql+asyncpg://app:S"
                sslpassword=S sslmode=require
                secret_key = "S"
                AWS_SECRET_ACCESS_KEY=S
                api_key: S
                apiKey: "S"
                token=S
                ?user=app&password=S&ssl=true
                asyncpg.connect(user='app', password='S', host='db')
                    password = 'S'
                kwargs = {'host': 'db', 'password': 'S'}
                ('password', 'S')
                properties: {user=app, password=S}
                {password=S, user=app}
                &pgx.ConnConfig{Host:"db", Password:"S", Port:0x1538}
                {Host:db Password:S Port:5432}
                [hostname: "db", username: "app", password: "S"]
                %{password: "S"}
                client_secret: 'S'
                spring.datasource.password=S
                DB_PASSWORD: S
                POSTGRES_PASSWORD="S"
                .setPassword("S")
                <password>S</password>
                --password S --host db
                --db-password=S
                Pwd=S;Database=shop
                Host=db;Username=app;Password=S
                db:5432:shop:app:S
                DB_PASS=S
                'pass' => 'S',
                dbPass: "S"
                Config { user: Some("app"), password: Some("S") }
                password: Some(Secret("S")), port: 5432
                password = new Secret("S")
                password = os.environ["DB_PASS"] or "S"
                password: process.env.PGPASSWORD || 'S',
                password: process.env["PGPASSWORD"] ?? 'S',
                'password' => env('DB_PASSWORD', 'S'),
                os.getenv("DB_PASSWORD", "S")
                {:password, "S"}
                [(b'user', b'app'), (b'password', b'S')]
                <property name="hibernate.connection.password">S</property>
                <property name="javax.persistence.jdbc.password" value="S"/>
                <add key="Password" value="S" />
                curl -u app:S https://api
                curl --user "app:S" https://api
                sshpass -p S ssh db
                machine db login app password S
                the password "S" was not taken
                GET /?Action=connect&DBUser=app&X-Amz-Signature=S&X-Amz-Expires=900
                https://x.blob.core.windows.net/c?sv=2024&sig=S&se=2026
                Cookie: a=b; session=S
                Set-Cookie: session=S; HttpOnly
                token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhcHAifQ.S
                tls.key: LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0tLQo0S
                rolpassword | SCRAM-SHA-256$4096:S$abc:def
                remote: ghp_0S234567
                neon npg_0S234567
                """.lines().toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void noSecretIsLeft(String form) {
        String text = "first line\n" + form.replaceAll("(?<![A-Za-z_])S(?![A-Za-z_])", SECRET) + "\nlast line";
        assertThat(text).contains(SECRET);

        String clean = Redaction.of(text);

        assertThat(clean).doesNotContain(SECRET).startsWith("first line\n").endsWith("\nlast line");
        assertThat(clean.lines()).hasSize(3);
    }

    @Test
    void aValueOnTheNextLineIsTaken() {
        assertThat(Redaction.of("- name: DB_PASSWORD\n  value: " + SECRET + "\n- name: X"))
                .doesNotContain(SECRET)
                .contains("- name: X");
        assertThat(Redaction.of("{\"name\": \"DB_PASSWORD\",\n \"value\": \"" + SECRET + "\"}"))
                .doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"password: |\n  S\n", "password: >-\n    S\nhost: db", "\"password\":\n  S\nx"})
    void aBlockOfYamlIsTaken(String text) {
        String clean = Redaction.of(text.replace("S", SECRET));

        assertThat(clean).doesNotContain(SECRET);
        assertThat(clean.lines()).hasSameSizeAs(text.lines().toList());
    }

    @Test
    void aVerifierOfAPasswordIsTaken() {
        assertThat(Redaction.of("rolpassword | md5a3556571e93b0d20722ba62be61e8c2d"))
                .isEqualTo("rolpassword | md5***");
    }

    @Test
    void aPrivateKeyIsTakenAndItsLinesStay() {
        String key = "a\n-----BEGIN RSA PRIVATE KEY-----\nMII" + SECRET + "\n" + SECRET
                + "\n-----END RSA PRIVATE KEY-----\nb";

        assertThat(Redaction.of(key)).doesNotContain(SECRET).endsWith("\nb").hasLineCount(6);
        assertThat(Redaction.of(key.substring(0, 60))).doesNotContain(SECRET.substring(0, 6));
        assertThat(Redaction.of(key.replace("\n", "\\n"))).doesNotContain(SECRET);
    }

    /** What signatures need. */
    @ParameterizedTest
    @MethodSource("messages")
    void messagesStay(String message) {
        assertThat(Redaction.of(message)).isEqualTo(message);
    }

    static List<String> messages() {
        return List.of(
                "FATAL:  password authentication failed for user \"app\"",
                "fe_sendauth: no password supplied",
                "no password supplied",
                "password=***",
                "connection to server at \"db\" (10.0.0.7), port 5432 failed: Connection refused",
                "jdbc:postgresql://db:5432/shop",
                "http://db:8080: refused",
                "tcp://h1:5432,h2:5433",
                "The server requested password-based authentication, but no password was provided.",
                "at java.sql/java.sql.DriverManager.getConnection(DriverManager.java:681)",
                "client password must be a string",
                "SCRAM authentication requires a password",
                "dsn=\"host=db password=***\" error=\"connection refused\"",
                "the column \"password\" is of type text",
                "server name db bypass: off",
                "password:\n    at Foo.bar(Foo.java:3)",
                "SCRAM-SHA-256 is not supported");
    }

    @Test
    void aHostileTextTakesNoTime() {
        for (String part : List.of(
                "://a:",
                "password=\"",
                "a:b",
                "\\\"",
                "PDO->__construct('",
                "-----BEGIN KEY-----",
                "name: x password ",
                "'' ")) {
            assertThat(Redaction.of(part.repeat(100_000))).isNotNull();
        }
    }
}
