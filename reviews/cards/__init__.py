"""The picture of a page that other sites show beside a link to it, and what they are told of the page.

``words`` says what stands on a card and nothing else is drawn; ``faces``, ``setting``, ``form`` and
``drawing`` draw it; ``kept`` draws each only once; ``oembed`` answers sites that ask for more.
"""
