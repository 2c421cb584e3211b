from django.db import migrations

from headwater.tenancy.isolation import Isolate


class Migration(migrations.Migration):
    dependencies = [("accounts", "0020_sign_in_policy")]
    operations = [Isolate("SignInPolicy")]
