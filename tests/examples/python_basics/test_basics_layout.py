"""What a block of two lines does, and does not do."""

import pytest
from python_basics.layout import describe


@pytest.mark.parametrize("status", ["", "CREATING", "in-use"])
def test_every_status_but_creating_goes_on(status: str) -> None:
    assert describe(status) == f"{status}: go on"
