"""Runs mutmut: `make mutants`.

It passes over functions with decorators. Here those that are remembered, and tags and filters of templates,
are changed as well; only `poster`, whose memory a test empties, stays as it is.
"""

from mutmut.__main__ import cli
from mutmut.mutation import file_mutation
from mutmut.state import state
from mutmut.workers.isolation import ForkServerRunner

MEMORY = "lru_cache"
LIFTED = (MEMORY, "register.")
UNTOUCHED = {"poster"}

skips = file_mutation.MutationVisitor._skip_node_and_children
arrange = file_mutation.function_trampoline_arrangement
submit = ForkServerRunner.submit


def skips_fewer(visitor, node) -> bool:
    is_function = isinstance(node, file_mutation.cst.FunctionDef)
    return not (is_function and _is_lifted(node)) and skips(visitor, node)


def arrange_decorated(function, mutants, class_name):
    """Decorates the function that chooses, not those it chooses from; and nothing is remembered."""
    if not _is_lifted(function):
        return arrange(function, mutants, class_name)
    bare = function.with_changes(decorators=[])
    declared, functions, assigned, names = arrange(bare, mutants, class_name)
    kept = [each for each in function.decorators if not _code(each).startswith(MEMORY)]
    chooser = functions[0].with_changes(decorators=[*kept, *functions[0].decorators])
    return declared, [chooser, *functions[1:]], assigned, names


def submit_quickest_first(runner, name, tests, *limits) -> None:
    submit(runner, name, sorted(tests, key=state().duration_by_test.__getitem__), *limits)


def _is_lifted(function) -> bool:
    return (
        len(function.decorators) == 1
        and function.name.value not in UNTOUCHED
        and _code(function.decorators[0]).startswith(LIFTED)
    )


def _code(decorator) -> str:
    return file_mutation.cst.Module([]).code_for_node(decorator.decorator)


if __name__ == "__main__":
    file_mutation.MutationVisitor._skip_node_and_children = skips_fewer
    file_mutation.function_trampoline_arrangement = arrange_decorated
    ForkServerRunner.submit = submit_quickest_first
    cli()
