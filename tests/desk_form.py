"""An admin form as a browser sends it: what stands in the page, and what a test types over it."""

from collections import defaultdict

import lxml.html


class DeskForm:
    """Reads the form of a page; ``data`` is what pressing “Save” would send."""

    def __init__(self, client, url: str) -> None:
        self.client, self.url = client, url
        response = client.get(url)
        assert response.status_code == 200, response
        (form,) = lxml.html.fromstring(response.content.decode()).xpath(
            "//div[@id='content-main']/form"
        )
        values = defaultdict(list)
        for name, value in form.form_values():
            values[name].append(value)
        self.empty_rows = {name: values.pop(name) for name in list(values) if "__prefix__" in name}
        self.data: dict[str, object] = dict(values)

    def type(self, **values: object) -> "DeskForm":
        self.data |= values
        return self

    def add_row(self, prefix: str, **values: object) -> "DeskForm":
        """What “Add another” and typing into its boxes does."""
        row = int(str(self.data[f"{prefix}-TOTAL_FORMS"][0]))
        self.data[f"{prefix}-TOTAL_FORMS"] = [str(row + 1)]
        empty = f"{prefix}-__prefix__-"
        self.data |= {
            name.replace("__prefix__", str(row)): value
            for name, value in self.empty_rows.items()
            if name.startswith(empty)
        }
        return self.type_row(prefix, row, **values)

    def type_row(self, prefix: str, row: int, **values: object) -> "DeskForm":
        self.data |= {f"{prefix}-{row}-{name}": value for name, value in values.items()}
        return self

    def press(self, button: str = "_save", value: str = "1"):
        """The answer: a redirect when all was well, else the page with its messages."""
        return self.client.post(self.url, {**self.data, button: value})


def errors_of(response) -> dict[str, list[str]]:
    """Every message of a refused form, by the name of the box it stands beside."""
    context = response.context_data
    forms = [context["adminform"].form]
    formsets = [inline.formset for inline in context["inline_admin_formsets"]]
    forms += [form for formset in formsets for form in formset.forms]
    found = {
        form.add_prefix(name): list(words) for form in forms for name, words in form.errors.items()
    }
    return found | {f.prefix: list(f.non_form_errors()) for f in formsets if f.non_form_errors()}
