package dev.lifeguard.database;

import java.util.Set;

/**
 * Names of connection parameters. Only these are ever repeated in a complaint: an unknown name may be a piece of a
 * password that held a raw {@code &}.
 *
 * @see <a href="https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS">libpq</a>
 */
final class ParameterNames {
    /** As {@code PQconndefaults} of libpq 18 lists them. */
    static final Set<String> LIBPQ = Set.of(
            ("service user password passfile channel_binding connect_timeout dbname host hostaddr port client_encoding"
                            + " options application_name fallback_application_name keepalives keepalives_idle"
                            + " keepalives_interval keepalives_count tcp_user_timeout sslmode sslnegotiation"
                            + " sslcompression sslcert sslkey sslcertmode sslpassword sslrootcert sslcrl sslcrldir"
                            + " sslsni requirepeer require_auth min_protocol_version max_protocol_version"
                            + " ssl_min_protocol_version ssl_max_protocol_version gssencmode krbsrvname gsslib"
                            + " gssdelegation replication target_session_attrs load_balance_hosts scram_client_key"
                            + " scram_server_key oauth_issuer oauth_client_id oauth_client_secret oauth_scope"
                            + " sslkeylogfile")
                    .split(" "));

    /** Keywords of {@code asyncpg.connect()} 0.31, and those that SQLAlchemy's dialect takes out itself. */
    static final Set<String> ASYNCPG =
            Set.of(("host port user password passfile service servicefile database timeout statement_cache_size"
                            + " max_cached_statement_lifetime max_cacheable_statement_size command_timeout ssl"
                            + " direct_tls server_settings target_session_attrs krbsrvname gsslib"
                            + " prepared_statement_cache_size prepared_statement_name_func async_creator_fn"
                            + " async_fallback plugin")
                    .split(" "));

    /** Settings of pools, of other drivers and of the server, none of which libpq or {@code asyncpg.connect()} takes. */
    static final Set<String> FOREIGN =
            Set.of(("schema pgbouncer connection_limit pool_timeout pool_size max_overflow pool_recycle pool_pre_ping"
                            + " ssl-mode sslinline targetServerType currentSchema ApplicationName sslMode jit search_path"
                            + " statement_timeout pool_max_conns")
                    .split(" "));

    private static final Set<String> JDBC =
            Set.of(("sslfactory PGHOST PGPORT PGDBNAME socketFactory socketFactoryArg cloudSqlInstance wrapperPlugins"
                            + " authenticationPluginClassName sslNegotiation gssEncMode requireAuth unix_sock")
                    .split(" "));

    private ParameterNames() {}

    static boolean isKnown(String name) {
        return LIBPQ.contains(name) || ASYNCPG.contains(name) || FOREIGN.contains(name) || JDBC.contains(name);
    }
}
