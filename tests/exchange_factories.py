"""What an import leaves behind."""

import factory
from factory.django import DjangoModelFactory


class BlogImportFactory(DjangoModelFactory):
    class Meta:
        model = "exchange.BlogImport"

    source = factory.Sequence(lambda n: f"wordpress:nights{n}.example")
    title = "Seoul nights"


class ImportedPostFactory(DjangoModelFactory):
    class Meta:
        model = "exchange.ImportedPost"

    blog_import = factory.SubFactory(BlogImportFactory)
    source_id = factory.Sequence(str)
    title = "Night Ferry"
    review = factory.SubFactory("tests.factories.ReviewFactory")
    digest = "0" * 64


class CountFactory(DjangoModelFactory):
    class Meta:
        model = "exchange.Count"

    blog_import = factory.SelfAttribute("post.blog_import")
    post = factory.SubFactory(ImportedPostFactory)
    kind = "post"
    found = 1


class LossFactory(DjangoModelFactory):
    class Meta:
        model = "exchange.Loss"

    blog_import = factory.SelfAttribute("post.blog_import")
    post = factory.SubFactory(ImportedPostFactory)
    kind = "embed"
    subject = "https://www.youtube.com/embed/x1"
    reason = "A link stands in its place."


class DoubtFactory(DjangoModelFactory):
    class Meta:
        model = "exchange.Doubt"

    post = factory.SubFactory(ImportedPostFactory)
    name = "rating"
    value = "4.5"
    evidence = "I would give it 4.5 or so."


class UploadFactory(DjangoModelFactory):
    class Meta:
        model = "exchange.Upload"

    name = "seoul-nights.xml"
    folder = factory.Sequence(lambda n: f"{n:032x}")
    author = factory.SubFactory("tests.factories.UserFactory")
