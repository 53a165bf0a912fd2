"""Blocks are made by indentation, remarks by ``#`` and docstrings."""


# --8<-- [start:describe]
def describe(status: str) -> str:
    """Say what a volume with this status is doing."""
    if status == "creating":
        step = "wait"
        # Both lines of this block run, or neither does.
        return f"{status}: {step}"
    return f"{status}: go on"  # back at the function's own level


# --8<-- [end:describe]


def main() -> None:
    """Describe two volumes, and print what ``help`` would print."""
    print(describe("creating"))
    print(describe("available"))
    print("docstring:", describe.__doc__)
