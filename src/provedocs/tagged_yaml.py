"""YAML as pages show it: tags of any program, and no key given twice."""

from collections.abc import Hashable
from typing import Any

import yaml


class Loader(yaml.SafeLoader):
    """YAML that takes any tag and no key twice."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Hashable, Any]:
        """Return the mapping at *node*, unless a key stands there twice."""
        seen = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value != "<<":
                if key.value in seen:
                    what = f"the key {key.value!r} stands twice in one mapping"
                    raise yaml.MarkedYAMLError(
                        problem=what, problem_mark=key.start_mark
                    )
                seen.add(key.value)
        return super().construct_mapping(node, deep)

    def construct_object(self, node: Any, deep: bool = False) -> Any:
        """Return what *node* says; a value that it cannot have is told at its line."""
        try:
            return super().construct_object(node, deep)
        except ValueError as error:  # no such day, say
            mark = node.start_mark
            raise yaml.MarkedYAMLError(problem=str(error), problem_mark=mark) from None


def _any_tag(loader: Any, suffix: str, node: Any) -> Any:
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return node.value


Loader.add_multi_constructor("!", _any_tag)
Loader.add_multi_constructor("tag:yaml.org,2002:python/", _any_tag)
