package dev.lifeguard.migration.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            target_metadata = None                                                | true
            target_metadata: object = None                                        | true
            from sqlalchemy import MetaData~target_metadata = MetaData()          | true
            Base = declarative_base()~target_metadata = Base.metadata             | true
            # target_metadata = None~from shop import Base~target_metadata = Base.metadata | false
            from shop.models import Base~target_metadata = Base.metadata          | false
            Base = declarative_base()~import shop.models~target_metadata = Base.metadata | false
            Base = declarative_base()~class A(Base): pass~target_metadata = Base.metadata | false
            target_metadata = None~target_metadata = find()                       | false
            if x:~    target_metadata = None                                      | false
            target_metadata = [a.metadata, b.metadata]                            | false
            nothing = 1                                                           | false
            broken = (                                                            | false
            """)
    void metadataIsMissingOnlyWhereItIsForCertain(String text, boolean missing) {
        assertThat(AlembicEnvironment.read(text.replace('~', '\n')).noMetadata().isPresent())
                .isEqualTo(missing);
    }

    @Test
    void theTableAndItsSchemaAreRead() {
        AlembicEnvironment environment = AlembicEnvironment.read("""
                def run():
                    context.configure(
                        connection=connection,
                        version_table='shop_version',
                        version_table_schema="shop",
                    )
                """);

        assertThat(environment.versionTable()).contains("shop_version");
        assertThat(environment.versionSchema()).contains("shop");
        assertThat(environment.transactional()).isTrue();
        assertThat(AlembicEnvironment.read("engine(isolation_level='AUTOCOMMIT')")
                        .transactional())
                .isFalse();
    }
}
