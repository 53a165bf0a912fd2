"""The end of a run: blocks by status, and whether that is good enough."""

from collections import Counter
from collections.abc import Sequence

from provedocs.ledger import UPDATED, Row
from provedocs.record import STATUSES


def counted(rows: Sequence[Row]) -> str:
    """Return one line: how many blocks reached which status."""
    counts = Counter(row["status"] for row in rows)
    parts = [
        f"{counts[status]} {status}"
        for status in (*STATUSES, UPDATED)
        if counts[status]
    ]
    if counts[""]:
        parts.append(f"{counts['']} not proved")
    accounted = 100 * (len(rows) - counts[""]) / len(rows)
    blocks = "1 block" if len(rows) == 1 else f"{len(rows)} blocks"
    return f"{blocks}: {', '.join(parts)}; {_floor(accounted)} % accounted for"


def over_budget(rows: Sequence[Row], budget: float) -> str:
    """Return what to say if more than *budget* per cent are only shown."""
    shown = [row for row in rows if row["status"] == "shown"]
    share = 100 * len(shown) / len(rows)
    if share <= budget:
        return ""
    listed = "".join(f"\n  {row['id']}: {row['reason']}" for row in shown)
    return (
        f"{share:.1f} % of the blocks are only shown, and provedocs_shown_budget is "
        f"{budget:g} %: prove some of them{listed}"
    )


def _floor(share: float) -> str:
    """Return *share* to one decimal, and never rounded up."""
    return f"{int(share * 10) / 10:g}"
