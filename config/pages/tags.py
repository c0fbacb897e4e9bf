"""The tag that keeps a piece of a page; built into every template."""

from django.template import Context, Library, Node, NodeList, TemplateSyntaxError
from django.template.base import FilterExpression, Parser, Token, token_kwargs

from config.pages.pieces import kept_or_made

register = Library()


class PieceNode(Node):
    def __init__(self, nodelist: NodeList, name: FilterExpression, of: FilterExpression) -> None:
        self.nodelist, self.name, self.of = nodelist, name, of

    def render(self, context: Context) -> str:
        request = context.get("request")
        of = self.of.resolve(context, ignore_failures=True)
        if request is None or not of:
            return self.nodelist.render(context)
        name = self.name.resolve(context)
        return kept_or_made(request, name, of, lambda: self.nodelist.render(context))


@register.tag
def piece(parser: Parser, token: Token) -> PieceNode:
    """`{% piece "article" of=key %}…{% endpiece %}`: what stands inside is the same for everyone who asks for
    the piece of that name and key in this language; without a key it is made each time. What it shows must
    be asked for inside, by names of the context that are called then.
    """
    _, *bits = token.split_contents()
    options = token_kwargs(bits[1:], parser)
    if len(bits) != 2 or options.keys() != {"of"}:
        raise TemplateSyntaxError("Write {% piece name of=key %}.")
    nodelist = parser.parse(("endpiece",))
    parser.delete_first_token()
    return PieceNode(nodelist, parser.compile_filter(bits[0]), options["of"])
