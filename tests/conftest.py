"""What all tests share: pytest's own plugin that runs pytest in a folder."""

pytest_plugins = ["pytester"]
