package dev.lifeguard.diagnosis.evidence;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Messages that nothing but their text tells apart: the server sends the same SQLSTATE and routine for several. From
 * PostgreSQL's own catalogues ({@code src/backend/po}): all of 15 as Debian ships it (de es fr it ja ka ko ru sv uk
 * zh_CN), and for starting and stopping also pt_BR, pl and tr from earlier releases. The full stop that some languages
 * add is left out, and {@code %s} stands for any name. A text that is not here is simply not recognised.
 */
public enum ServerPhrase {
    /** Starting, replaying its log after a crash, or a standby that is not consistent yet. */
    STARTING_UP(
            "the database system is starting up",
            "das Datenbanksystem startet",
            "el sistema de base de datos está iniciándose",
            "le système de bases de données se lance",
            "il database si sta avviando",
            "データベースシステムは起動処理中です",
            "მიმდინარეობს მონაცემთა ბაზის სისტემის გაშვება",
            "데이터베이스 시스템이 새로 가동 중입니다",
            "система баз данных запускается",
            "databassystemet startar upp",
            "система бази даних запускається",
            "数据库系统启动中",
            "the database system is in recovery mode",
            "das Datenbanksystem ist im Wiederherstellungsmodus",
            "el sistema de base de datos está en modo de recuperación",
            "le système de bases de données est en cours de restauration",
            "il database è in modalità di ripristino",
            "データベースシステムはリカバリモードです",
            "მონაცემთა ბაზის სისტემა აღდგენის რეჟიმშია",
            "데이터베이스 시스템이 자동 복구 작업 중입니다",
            "система баз данных в режиме восстановления",
            "databassystemet är återställningsläge",
            "система бази даних у режимі відновлення",
            "数据库系统在恢复模式中",
            "the database system is not yet accepting connections",
            "das Datenbanksystem nimmt noch keine Verbindungen an",
            "el sistema de bases de datos aún no está aceptando conexiones",
            "le système de bases de données n'accepte pas encore de connexions",
            "il sistema di database non accetta ancora connessioni",
            "データベースシステムはまだ接続を受け付けていません",
            "მონაცემთა ბაზის სისტემა ჯერ მიერთებებს არ იღებს",
            "해당 데이터베이스 시스템은 아직 접속을 허용하지 않습니다",
            "система БД ещё не принимает подключения",
            "databassystemet tar ännu inte emot anslutningar",
            "система бази даних ще не приймає підключення",
            "o sistema de banco de dados está iniciando",
            "o sistema de banco de dados está em modo de recuperação",
            "system bazy danych uruchamia się",
            "system bazy danych jest w trybie odzyskiwania",
            "veritabanı başlatılıyor",
            "veritabanı kurtarma modundadır"),

    /** Told to stop, and letting nobody in. */
    SHUTTING_DOWN(
            "the database system is shutting down",
            "das Datenbanksystem fährt herunter",
            "el sistema de base de datos está apagándose",
            "le système de base de données s'arrête",
            "il database si sta spegnendo",
            "データベースシステムはシャットダウンしています",
            "მონაცემთა ბაზის სისტემა ითიშება",
            "데이터베이스 시스템이 중지 중입니다",
            "система баз данных останавливается",
            "databassystemet stänger ner",
            "система бази даних завершує роботу",
            "数据库系统停止中",
            "o sistema de banco de dados está desligando",
            "system bazy danych jest zamykany",
            "veritabanı kapatılıyor"),

    /** The role exists without the attribute LOGIN. */
    LOGIN_NOT_PERMITTED(
            "role \"%s\" is not permitted to log in",
            "Rolle »%s« hat keine Berechtigung zum Einloggen",
            "al rol «%s» no se le permite conectarse",
            "le rôle « %s » n'est pas autorisé à se connecter",
            "al ruolo \"%s\" non è consentito effettuare il login",
            "ロール\"%s\"はログインが許可されません",
            "როლს შესვლის უფლება არ აქვს: %s",
            "\"%s\" 롤은 접속을 허용하지 않음",
            "для роли \"%s\" вход запрещён",
            "roll \"%s\" tillåts inte logga in",
            "для ролі \"%s\" вхід не дозволений",
            "不允许角色\"%s\" 进行登录"),

    /** The method cert: the certificate is not for this role. */
    CERTIFICATE_FAILED(
            "certificate authentication failed for user \"%s\"",
            "Zertifikatauthentifizierung für Benutzer »%s« fehlgeschlagen",
            "la autentificación por certificado falló para el usuario «%s»",
            "authentification par le certificat échouée pour l'utilisateur « %s »",
            "autenticazione con certificato fallita per l'utente \"%s\"",
            "ユーザー\"%s\"の証明書認証に失敗しました",
            "სერტიფიკატით ავთენტიფიკაცია მომხმარებლისთვის \"%s\" ვერ მოხერხდა",
            "사용자 \"%s\"의 인증서 인증을 실패했습니다",
            "пользователь \"%s\" не прошёл проверку подлинности (по сертификату)",
            "certifikat-autentisering misslyckades för användare \"%s\"",
            "користувач \"%s\" не пройшов автентифікацію за сертифікатом",
            "用户 \"%s\" 的认证失败"),

    /** The method peer. */
    PEER_FAILED(
            "Peer authentication failed for user \"%s\"",
            "Peer-Authentifizierung für Benutzer »%s« fehlgeschlagen",
            "la autentificación Peer falló para el usuario «%s»",
            "authentification peer échouée pour l'utilisateur « %s »",
            "Autenticazione Peer fallita per l'utente \"%s\"",
            "ユーザー\"%s\"で対向(peer)認証に失敗しました",
            "პარტნიორის ავთენტიფიკაცია მომხმარებლისთვის \"%s\" ვერ მოხერხდა",
            "사용자 \"%s\"의 peer 인증을 실패했습니다",
            "пользователь \"%s\" не прошёл проверку подлинности (Peer)",
            "Peer-autentisering misslyckades för användare \"%s\"",
            "Користувач \"%s\" не пройшов автентифікацію Peer",
            "对用户\"%s\"的对等认证失败"),

    /** The method ident. */
    IDENT_FAILED(
            "Ident authentication failed for user \"%s\"",
            "Ident-Authentifizierung für Benutzer »%s« fehlgeschlagen",
            "la autentificación Ident falló para el usuario «%s»",
            "Échec de l'authentification Ident pour l'utilisateur « %s »",
            "Autenticazione Ident fallita per l'utente \"%s\"",
            "ユーザー\"%s\"のIdent認証に失敗しました",
            "იდენტიფიკაციით ავთენტიფიკაცია მომხმარებლისთვის \"%s\" ვერ მოხერხდა",
            "사용자 \"%s\"의 Ident 인증을 실패했습니다",
            "пользователь \"%s\" не прошёл проверку подлинности (Ident)",
            "Ident-autentisering misslyckades för användare \"%s\"",
            "Користувач \"%s\" не пройшов автентифікацію Ident",
            "用户 \"%s\" Ident 认证失败");

    /** Any of the texts. */
    private final Pattern texts;

    ServerPhrase(String... texts) {
        this.texts = Pattern.compile(
                Arrays.stream(texts).map(ServerPhrase::pattern).collect(Collectors.joining("|")), Pattern.DOTALL);
    }

    private static String pattern(String text) {
        return "\\Q" + text.replace("%s", "\\E.*\\Q") + "\\E";
    }

    /** Whether the message is, or quotes, one of these. */
    public boolean in(String message) {
        return texts.matcher(message).find();
    }
}
