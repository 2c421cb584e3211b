from django.db import migrations

from headwater.tenancy.isolation import Isolate

# As search_here (search/migrations/0002): under row-level security `@@` would not reach its index.
HERE = """
CREATE VIEW mail_words_here AS
SELECT * FROM mail_letterwords WHERE workspace_id = (SELECT current_workspace());
GRANT SELECT ON mail_words_here TO headwater_app;
"""


class Migration(migrations.Migration):
    dependencies = [("mail", "0015_words")]
    operations = [
        Isolate("LetterWords"),
        migrations.RunSQL(HERE, "DROP VIEW mail_words_here"),
    ]
