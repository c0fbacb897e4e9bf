from importlib import import_module

from django.db import migrations, models

order_by_bytes = import_module("search.migrations.0001_initial").order_by_bytes


class Migration(migrations.Migration):
    """The table is made anew, as a key of several columns asks: it holds nothing that its rows do not."""

    dependencies = [
        ('search', '0001_initial'),
    ]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, order_by_bytes),
        migrations.DeleteModel(name='SearchToken'),
        migrations.CreateModel(
            name='SearchToken',
            fields=[
                ('pk', models.CompositePrimaryKey('row', 'kind', 'token', blank=True, editable=False, primary_key=True, serialize=False)),
                ('token', models.CharField(max_length=40)),
                ('kind', models.CharField(max_length=1)),
                ('row', models.PositiveBigIntegerField()),
                ('weight', models.PositiveIntegerField()),
            ],
            options={
                'indexes': [models.Index(models.F('token'), models.OrderBy(models.F('weight'), descending=True), models.F('kind'), models.F('row'), name='search_lookup')],
            },
        ),
        migrations.RunPython(order_by_bytes, migrations.RunPython.noop),
    ]
