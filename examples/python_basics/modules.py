"""What runs when Python reads a file, and when."""

# --8<-- [start:order]
print("1. the top level runs, and __name__ is", __name__)


def main() -> None:
    """Do the work, once somebody calls."""
    print("3. main runs, because somebody called it")


print("2. the def above made a function, and called nothing:", main.__name__)

if __name__ == "__main__":
    main()
# --8<-- [end:order]
