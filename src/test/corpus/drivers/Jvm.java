import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;

/** Every JVM driver of the corpus: where to connect and what to do there come from the environment. */
public class Jvm {
    interface Query {
        void run(String statement) throws Exception;
    }

    static String env(String name) {
        String value = System.getenv(name);
        return value == null ? "" : value;
    }

    static String url() {
        String url = "jdbc:postgresql://" + env("LAB_HOST") + ":" + env("LAB_PORT") + "/" + env("LAB_DATABASE")
                + "?connectTimeout=2&loginTimeout=4";
        url += env("LAB_SSLMODE").isEmpty() ? "" : "&sslmode=" + env("LAB_SSLMODE");
        url += env("LAB_ROOTCERT").isEmpty() ? "" : "&sslrootcert=" + env("LAB_ROOTCERT");
        return url + (env("LAB_OPTIONS").isEmpty() ? "" : "&options=" + env("LAB_OPTIONS").replace(" ", "%20"));
    }

    static String password() {
        return env("LAB_PASSWORD").isEmpty() ? null : env("LAB_PASSWORD");
    }

    static void each(Query query) throws Exception {
        String statements = env("LAB_SQL").isEmpty() ? "SELECT 1" : env("LAB_SQL");
        for (String statement : statements.split("\n")) {
            if (statement.startsWith("@sleep")) {
                Thread.sleep((long) (1000 * Double.parseDouble(statement.substring(7))));
            } else if (statement.startsWith("~")) {
                try {
                    query.run(statement.substring(1));
                } catch (Exception ignored) {
                    // asked for
                }
            } else {
                query.run(statement);
            }
        }
    }

    static void jdbc(Connection connection) throws Exception {
        try (Statement statement = connection.createStatement()) {
            each(statement::execute);
        }
    }

    static DataSource hikari(int size) {
        com.zaxxer.hikari.HikariConfig config = new com.zaxxer.hikari.HikariConfig();
        config.setJdbcUrl(url());
        config.setUsername(env("LAB_USER"));
        config.setPassword(password());
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(3000);
        config.setInitializationFailTimeout(-1);
        return new com.zaxxer.hikari.HikariDataSource(config);
    }

    public static void main(String[] arguments) {
        try {
            run(arguments);
        } catch (Throwable failure) {
            System.err.print("Exception in thread \"main\" ");
            failure.printStackTrace();
            System.exit(1);
        }
        System.exit(0);
    }

    static void run(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "pgjdbc" -> jdbc(DriverManager.getConnection(url(), env("LAB_USER"), password()));
            case "hikari" -> jdbc(hikari(1).getConnection());
            case "spring-jdbc" -> {
                var template = new org.springframework.jdbc.core.JdbcTemplate(
                        new org.springframework.jdbc.datasource.SingleConnectionDataSource(url(), env("LAB_USER"), password(), true));
                each(template::execute);
            }
            case "spring-boot" -> {
                var app = new org.springframework.boot.SpringApplication(app.BootApp.class);
                app.setDefaultProperties(Map.of(
                        "spring.datasource.url", url(),
                        "spring.datasource.username", env("LAB_USER"),
                        "spring.datasource.password", env("LAB_PASSWORD"),
                        "spring.datasource.hikari.connection-timeout", "3000",
                        "spring.main.web-application-type", "none",
                        "spring.main.banner-mode", "off",
                        "spring.autoconfigure.exclude",
                        "org.springframework.boot.autoconfigure.r2dbc.R2dbcAutoConfiguration,org.springframework.boot.autoconfigure.mongo.MongoAutoConfiguration"));
                app.run();
            }
            case "jooq" -> {
                var jooq = org.jooq.impl.DSL.using(url(), env("LAB_USER"), password());
                each(jooq::execute);
            }
            case "r2dbc" -> {
                var options = ConnectionFactoryOptions.builder()
                        .option(ConnectionFactoryOptions.DRIVER, "postgresql")
                        .option(ConnectionFactoryOptions.HOST, env("LAB_HOST"))
                        .option(ConnectionFactoryOptions.PORT, Integer.parseInt(env("LAB_PORT")))
                        .option(ConnectionFactoryOptions.USER, env("LAB_USER"))
                        .option(ConnectionFactoryOptions.DATABASE, env("LAB_DATABASE"))
                        .option(ConnectionFactoryOptions.CONNECT_TIMEOUT, java.time.Duration.ofSeconds(2));
                if (password() != null) {
                    options.option(ConnectionFactoryOptions.PASSWORD, password());
                }
                if (!env("LAB_SSLMODE").isEmpty()) {
                    options.option(io.r2dbc.spi.Option.valueOf("sslMode"), env("LAB_SSLMODE"));
                }
                if (!env("LAB_ROOTCERT").isEmpty()) {
                    options.option(io.r2dbc.spi.Option.valueOf("sslRootCert"), env("LAB_ROOTCERT"));
                }
                var connection = reactor.core.publisher.Mono.from(ConnectionFactories.get(options.build()).create()).block();
                each(statement -> reactor.core.publisher.Flux.from(connection.createStatement(statement).execute())
                        .flatMap(io.r2dbc.spi.Result::getRowsUpdated)
                        .blockLast());
            }
            case "vertx" -> {
                var options = new io.vertx.pgclient.PgConnectOptions()
                        .setHost(env("LAB_HOST")).setPort(Integer.parseInt(env("LAB_PORT")))
                        .setUser(env("LAB_USER")).setDatabase(env("LAB_DATABASE"));
                options.setConnectTimeout(2000);
                if (password() != null) {
                    options.setPassword(password());
                }
                if (!env("LAB_SSLMODE").isEmpty()) {
                    options.setSslMode(io.vertx.pgclient.SslMode.of(env("LAB_SSLMODE")));
                    options.setTrustAll(env("LAB_ROOTCERT").isEmpty());
                    if (!env("LAB_ROOTCERT").isEmpty()) {
                        options.setPemTrustOptions(new io.vertx.core.net.PemTrustOptions().addCertPath(env("LAB_ROOTCERT")));
                        options.setHostnameVerificationAlgorithm("HTTPS");
                    }
                }
                var vertx = io.vertx.core.Vertx.vertx();
                var connection = io.vertx.pgclient.PgConnection.connect(vertx, options).toCompletionStage().toCompletableFuture().get();
                each(statement -> connection.query(statement).execute().toCompletionStage().toCompletableFuture().get());
            }
            case "flyway" -> org.flywaydb.core.Flyway.configure()
                    .dataSource(url(), env("LAB_USER"), password())
                    .locations("filesystem:" + arguments[1])
                    .load()
                    .migrate();
            case "flyway-validate" -> org.flywaydb.core.Flyway.configure()
                    .dataSource(url(), env("LAB_USER"), password())
                    .locations("filesystem:" + arguments[1])
                    .load()
                    .validate();
            case "liquibase" -> {
                var connection = DriverManager.getConnection(url(), env("LAB_USER"), password());
                var database = liquibase.database.DatabaseFactory.getInstance()
                        .findCorrectDatabaseImplementation(new liquibase.database.jvm.JdbcConnection(connection));
                var accessor = new liquibase.resource.DirectoryResourceAccessor(java.nio.file.Path.of(arguments[1]));
                new liquibase.Liquibase("changelog.sql", accessor, database).update("");
            }
            case "exhausted" -> {
                DataSource pool = pool(arguments[1]);
                pool.getConnection();
                pool.getConnection();
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** A pool of one connection. */
    static DataSource pool(String kind) throws Exception {
        String password = env("LAB_PASSWORD");
        switch (kind) {
            case "hikari":
                return hikari(1);
            case "dbcp2":
                var dbcp = new org.apache.commons.dbcp2.BasicDataSource();
                dbcp.setUrl(url());
                dbcp.setUsername(env("LAB_USER"));
                dbcp.setPassword(password);
                dbcp.setMaxTotal(1);
                dbcp.setMaxWait(java.time.Duration.ofSeconds(1));
                return dbcp;
            case "tomcat":
                var tomcat = new org.apache.tomcat.jdbc.pool.DataSource();
                tomcat.setUrl(url());
                tomcat.setDriverClassName("org.postgresql.Driver");
                tomcat.setUsername(env("LAB_USER"));
                tomcat.setPassword(password);
                tomcat.setMaxActive(1);
                tomcat.setInitialSize(1);
                tomcat.setMaxWait(1000);
                return tomcat;
            case "c3p0":
                var c3p0 = new com.mchange.v2.c3p0.ComboPooledDataSource();
                c3p0.setJdbcUrl(url());
                c3p0.setUser(env("LAB_USER"));
                c3p0.setPassword(password);
                c3p0.setInitialPoolSize(1);
                c3p0.setMinPoolSize(1);
                c3p0.setMaxPoolSize(1);
                c3p0.setCheckoutTimeout(1500);
                return c3p0;
            case "agroal":
                return io.agroal.api.AgroalDataSource.from(new io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier()
                        .connectionPoolConfiguration(cp -> cp.maxSize(1)
                                .acquisitionTimeout(java.time.Duration.ofSeconds(1))
                                .connectionFactoryConfiguration(cf -> cf.jdbcUrl(url())
                                        .principal(new io.agroal.api.security.NamePrincipal(env("LAB_USER")))
                                        .credential(new io.agroal.api.security.SimplePassword(password)))));
            default:
                throw new IllegalArgumentException(kind);
        }
    }
}
