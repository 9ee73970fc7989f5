import django
from django.conf import settings
from common import *

options = {key: value for key, value in keywords().items() if key in ("sslmode", "sslrootcert", "options", "connect_timeout")}
settings.configure(DATABASES={"default": {"ENGINE": "django.db.backends.postgresql", "NAME": DATABASE, "USER": USER,
                                          "PASSWORD": PASSWORD or "", "HOST": HOST, "PORT": PORT, "OPTIONS": options}})
django.setup()
from django.db import connection

with connection.cursor() as cursor:
    run(cursor.execute)
