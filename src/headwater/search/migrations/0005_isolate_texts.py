from django.db import migrations

from headwater.tenancy.isolation import Isolate

HERE = """
CREATE VIEW search_texts_here AS
SELECT * FROM search_searchtext WHERE workspace_id = (SELECT current_workspace());
GRANT SELECT ON search_texts_here TO headwater_app;
"""


class Migration(migrations.Migration):
    dependencies = [("search", "0004_texts"), ("activities", "0002_isolate")]
    operations = [
        Isolate("SearchText"),
        migrations.RunSQL(HERE, "DROP VIEW search_texts_here"),
    ]
