"""Small exports of every format with everything in them, built by code, in words of our own."""

import json
import tarfile
import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

WXR_NAMESPACES = (
    'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:wp="http://wordpress.org/export/1.2/"'
)
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF\0" + b"\0" * 40
BLOG = "tag:blogger.com,1999:blog-77"


def cdata(text):
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"


def tag(name, value):
    return f"<{name}>{cdata(value)}</{name}>"


# WordPress


def wxr(*items, head="", version="1.2", namespaces=WXR_NAMESPACES):
    return (
        '<?xml version="1.0" encoding="UTF-8" ?>\n<!-- generator="WordPress/6.4" -->\n'
        f'<rss version="2.0" {namespaces}>\n<channel>\n<title>Seoul nights</title>\n'
        "<link>https://nights.example/blog</link>\n<language>en-GB</language>\n"
        f"<wp:wxr_version>{version}</wp:wxr_version>\n"
        "<wp:base_blog_url>https://nights.example/blog</wp:base_blog_url>\n"
        "<wp:author><wp:author_id>1</wp:author_id><wp:author_login>mina</wp:author_login>"
        "<wp:author_email>mina@nights.example</wp:author_email>"
        f"<wp:author_display_name>{cdata('Mina Ok')}</wp:author_display_name></wp:author>\n"
        "<wp:category><wp:category_nicename>romance</wp:category_nicename>"
        f"<wp:cat_name>{cdata('Romance &amp; co')}</wp:cat_name></wp:category>\n"
        "<wp:tag><wp:tag_slug>noir</wp:tag_slug><wp:tag_name>Noir</wp:tag_name></wp:tag>\n"
        f"{head}" + "\n".join(items) + "\n</channel>\n</rss>\n"
    )


def item(number=1, title="Run On", content="A first look.", *inside, **fields):
    told = {
        "post_date": "2021-01-02 09:30:00",
        "post_date_gmt": "2021-01-02 00:30:00",
        "post_name": f"post-{number}",
        "status": "publish",
        "post_parent": "0",
        "post_type": "post",
        "post_password": "",
        "is_sticky": "0",
    } | fields
    link = told.pop("link", f"https://nights.example/blog/2021/01/post-{number}/")
    guid = told.pop("guid", f"https://nights.example/blog/?p={number}")
    excerpt, creator = told.pop("excerpt", ""), told.pop("creator", "mina")
    return (
        f"<item>\n<title>{escape(title)}</title>\n<link>{escape(link)}</link>\n"
        "<pubDate>Sat, 02 Jan 2021 00:30:00 +0000</pubDate>\n"
        f'{tag("dc:creator", creator)}\n<guid isPermaLink="false">{escape(guid)}</guid>\n'
        f"<description></description>\n{tag('content:encoded', content)}\n"
        f"{tag('excerpt:encoded', excerpt)}\n<wp:post_id>{number}</wp:post_id>\n"
        + "".join(f"<wp:{name}>{value}</wp:{name}>\n" for name, value in told.items())
        + "\n".join(inside)
        + "\n</item>"
    )


def attachment(number, address, *inside, **fields):
    url = f"<wp:attachment_url>{address}</wp:attachment_url>"
    return item(number, f"picture {number}", "", url, *inside, post_type="attachment", **fields)


def meta(key, value):
    return f"<wp:postmeta>{tag('wp:meta_key', key)}{tag('wp:meta_value', value)}</wp:postmeta>"


def term(domain, slug, name):
    return f'<category domain="{domain}" nicename="{slug}">{cdata(name)}</category>'


def wp_comment(number, parent=0, text="I agree.", **fields):
    told = {
        "comment_author": cdata(f"Reader {number}"),
        "comment_author_email": f"r{number}@mail.example",
        "comment_author_url": "",
        "comment_date": "2021-01-03 10:00:00",
        "comment_date_gmt": "2021-01-03 01:00:00",
        "comment_approved": "1",
        "comment_type": "comment",
        "comment_user_id": "0",
    } | fields
    return (
        f"<wp:comment><wp:comment_id>{number}</wp:comment_id>"
        f"<wp:comment_content>{cdata(text)}</wp:comment_content>"
        f"<wp:comment_parent>{parent}</wp:comment_parent>"
        + "".join(f"<wp:{name}>{value}</wp:{name}>" for name, value in told.items())
        + "</wp:comment>"
    )


# Blogger


def blogger(*entries):
    return (
        "<?xml version='1.0' encoding='UTF-8'?><?xml-stylesheet href='x.css' type='text/css'?>"
        "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:gd='http://schemas.google.com/g/2005'"
        " xmlns:thr='http://purl.org/syndication/thread/1.0'>"
        f"<id>{BLOG}.archive</id><title type='text'>Han river diary</title>"
        "<link rel='alternate' type='text/html' href='http://han.example/'/>"
        "<generator version='7.00' uri='https://www.blogger.com'>Blogger</generator>"
        + "".join(entries)
        + "</feed>"
    )


def entry(
    kind, number, content="Text", title="Title", *inside, published="2019-05-01T10:00:00.000+09:00"
):
    kind_of_id = "page" if kind == "page" else "settings" if kind == "settings" else "post"
    return (
        f"<entry><id>{BLOG}.{kind_of_id}-{number}</id><published>{published}</published>"
        f"<updated>2019-06-01T10:00:00.000+09:00</updated>"
        "<category scheme='http://schemas.google.com/g/2005#kind'"
        f" term='http://schemas.google.com/blogger/2008/kind#{kind}'/>"
        f"<title type='text'>{escape(title)}</title><content type='html'>{escape(content)}</content>"
        "<author><name>Haru</name><email>noreply@blogger.com</email></author>"
        + "".join(inside)
        + "</entry>"
    )


def blogger_comment(number, post, parent=None):
    related = (
        f"<link rel='related' href='https://www.blogger.com/feeds/77/{post}/comments/default/{parent}'/>"
        if parent
        else ""
    )
    return entry(
        "comment",
        number,
        f"Comment {number}",
        "",
        related,
        f"<thr:in-reply-to ref='{BLOG}.post-{post}'/>",
    )


DRAFT = (
    "<app:control xmlns:app='http://purl.org/atom/app#'><app:draft>yes</app:draft></app:control>"
)


def takeout(*entries):
    return (
        "<?xml version='1.0' encoding='utf-8'?><feed xmlns='http://www.w3.org/2005/Atom'"
        " xmlns:blogger='http://schemas.google.com/blogger/2018'>"
        f"<id>{BLOG}</id><title>Han river diary</title>" + "".join(entries) + "</feed>"
    )


def takeout_entry(kind, number, content="Text", *inside, status="LIVE", title="Title"):
    id_kind = "page" if kind == "PAGE" else "post"
    return (
        f"<entry><id>{BLOG}.{id_kind}-{number}</id><blogger:type>{kind}</blogger:type>"
        f"<blogger:status>{status}</blogger:status><author><name>Haru</name>"
        "<blogger:type>BLOGGER</blogger:type></author>"
        f"<title>{title}</title><content type='html'>{escape(content)}</content>"
        "<blogger:created>2019-05-01T01:00:00Z</blogger:created><published>2019-05-01T01:00:00Z</published>"
        "<updated>2019-05-02T01:00:00Z</updated>" + "".join(inside) + "</entry>"
    )


# Ghost


def ghost(**tables):
    settings = [{"key": "title", "value": "Namsan"}, {"key": "timezone", "value": "Asia/Seoul"}]
    data = {"settings": settings, "migrations": [{"id": 1}, {"id": 2}]} | tables
    return json.dumps({"db": [{"meta": {"version": "5.1"}, "data": data}]})


def ghost_post(number, **fields):
    return {
        "id": f"p{number}",
        "uuid": f"uuid-{number}",
        "title": f"Post {number}",
        "slug": f"post-{number}",
        "html": "<p>Hello</p>",
        "type": "post",
        "status": "published",
        "visibility": "public",
        "created_at": "2022-01-01T00:00:00.000Z",
        "updated_at": "2022-01-03T00:00:00.000Z",
        "published_at": f"2022-01-02T00:00:0{number % 10}.000Z",
    } | fields


# Feeds

RSS = (
    '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Feed</title>'
    "<link>https://feed.example/</link><language>en</language><item><title>One &amp;amp; two</title>"
    '<link>https://feed.example/one?x=1</link><guid isPermaLink="true">https://feed.example/?p=9</guid>'
    "<pubDate>Fri, 01 Jan 2021 12:00:00 +0900</pubDate><dc:creator>Ari</dc:creator>"
    "<category>drama</category><category>drama</category><description>Short</description>"
    "<content:encoded><![CDATA[<p>Long</p>]]></content:encoded>"
    '<enclosure url="https://feed.example/a.jpg" type="image/jpeg" length="1"/></item></channel></rss>'
)
ATOM = (
    "<?xml version='1.0'?><a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:title>Feed</a:title>"
    "<a:link href='https://feed.example/'/><a:entry><a:id>urn:1</a:id><a:title>One</a:title>"
    "<a:link href='https://feed.example/one.html'/><a:published>2021-01-01T12:00:00Z</a:published>"
    "<a:author><a:name>Ari</a:name></a:author><a:category term='drama'/>"
    "<a:content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>In <em>short</em></div></a:content>"
    "</a:entry></a:feed>"
)
RDF = (
    "<?xml version='1.0'?><rdf:RDF xmlns='http://purl.org/rss/1.0/'"
    " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
    "<channel rdf:about='https://feed.example/'><title>Feed</title><link>https://feed.example/</link></channel>"
    "<item rdf:about='https://feed.example/one'><title>One</title><link>https://feed.example/one</link>"
    "<description>Text</description><dc:date>2021-01-01T12:00:00+09:00</dc:date></item></rdf:RDF>"
)


# Archives


def zipped(files):
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def tarred(files, mode="w:gz"):
    packed = BytesIO()
    with tarfile.open(fileobj=packed, mode=mode) as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            content = content.encode() if isinstance(content, str) else content
            info.size = len(content)
            archive.addfile(info, BytesIO(content))
    return packed.getvalue()
