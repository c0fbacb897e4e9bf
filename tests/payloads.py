"""Texts that would run as a script wherever they are printed without care: classic ones, and combinations.

Each that runs calls ``alert``.
"""

from itertools import product

CLASSIC = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//an.example/a.js></SCRIPT>",
    "<script src=data:,alert(1)></script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script\n>alert(1)</script\n>",
    "<script/x>alert(1)</script>",
    "<scr\0ipt>alert(1)</scr\0ipt>",
    "<<script>alert(1);//<</script>",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "]]><script>alert(1)</script>",
    "'\"><script>alert(1)</script>",
    "\"autofocus onfocus=alert(1) x=\"",
    "' onmouseover=alert(1) x='",
    "\" onmouseover=\"alert(1)",
    "` onmouseover=alert(1) `",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    "&#106;avascript:alert(1)",
    "vbscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<iframe src=javascript:alert(1)>",
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<button formaction=javascript:alert(1) form=x>x</button>",
    "<base href=javascript:alert(1)//>",
    "<meta http-equiv=refresh content='0;javascript:alert(1)'>",
    "<link rel=stylesheet href=//an.example/a.css>",
    "<link rel=import href=data:,alert(1)>",
    "<style>@import'javascript:alert(1)';</style>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href=javascript:alert(1)><text y=9>x</text></a></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x>",
    "<svg><use href=data:image/svg+xml,x#x>",
    "<math><a xlink:href=javascript:alert(1)>x",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<template><script>alert(1)</script></template>",
    "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
    "<plaintext><script>alert(1)",
    "<table background=javascript:alert(1)>",
    "<input type=image src=javascript:alert(1)>",
    "<isindex action=javascript:alert(1)>",
    "<keygen autofocus onfocus=alert(1)>",
    "<img src=x:x onerror=alert(1)//",
    "<img \"\"\"><script>alert(1)</script>\">",
    "<img src=`x`onerror=alert(1)>",
    "<img/src/onerror=alert(1)>",
    "<x onclick=alert(1)>x",
    "<!--<img src=\"--><img src=x onerror=alert(1)//\">",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version=1?><script>alert(1)</script>",
    "\ufeff<script>alert(1)</script>",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\\x3cscript\\x3ealert(1)\\x3c/script\\x3e",
    "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
    "<script\u2028>alert(1)</script>",
    "<\u0338script>alert(1)</script>",
    "{{7*7}}{% debug %}${alert(1)}",
    "{{constructor.constructor('alert(1)')()}}",
    "jaVasCript:/*-/*`/*\\`/*'/*\"/**/(/* */oNcliCk=alert() )//%0D%0A//"
    "</stYle/</titLe/</scRipt/--!><sVg/oNloAd=alert()//>",
]  # fmt: skip

# What our own formatting makes links, emphasis and quotations of.
FORMATTED = [
    "https://an.example/\"onmouseover=\"alert(1)",
    "https://an.example/'onmouseover='alert(1)",
    "https://an.example/<script>alert(1)</script>",
    "https://an.example/`onmouseover=alert(1)",
    "https://\"><script>alert(1)</script>",
    "https://an.example/&quot;onmouseover=&quot;alert(1)",
    "https://an.example/\"><img src=x onerror=alert(1)>",
    "http://javascript:alert(1)",
    "javascript:https://an.example/%0aalert(1)",
    "javascript://an.example/%0aalert(1)",
    "data:text/html,https://an.example/<script>alert(1)</script>",
    "*<script>alert(1)</script>*",
    "_<img src=x onerror=alert(1)>_",
    "*https://an.example/\"onclick=\"alert(1)*",
    "_https://an.example/'onclick='alert(1)_",
    "> <script>alert(1)</script>",
    "> > > > <img src=x onerror=alert(1)>",
    "> </blockquote><script>alert(1)</script>",
    "*</em><script>alert(1)</script>*",
    "[x](javascript:alert(1))",
    "[x](https://an.example \"onclick=alert(1)\")",
    "![x](x\"onerror=\"alert(1))",
    "<https://an.example/\"onclick=alert(1)>",
    "<javascript:alert(1)>",
    "*<*img src=x onerror=alert(1)*>*",
    "나의 *<img src=x onerror=alert(1)>*는",
    "</span><script>alert(1)</script>런온",
    "런\" onmouseover=\"alert(1)",
]  # fmt: skip

_TAGS = [
    "img",
    "svg",
    "body",
    "video",
    "audio",
    "details",
    "input",
    "iframe",
    "marquee",
    "select",
    "x",
]
_EVENTS = ["onerror", "onload", "onfocus autofocus tabindex=1", "ontoggle open", "onpointerenter"]
_BETWEEN = [" ", "/", "\n", "\x0c"]
_BEFORE = ["", '">']


def _element(tag: str, event: str, between: str, before: str) -> str:
    name, _, more = event.partition(" ")
    return f"{before}<{tag}{between}src=x{between}{name}=alert(1) {more}>"


COMBINED = [_element(*parts) for parts in product(_TAGS, _EVENTS, _BETWEEN, _BEFORE)]

PAYLOADS = list(dict.fromkeys([*CLASSIC, *FORMATTED, *COMBINED]))
