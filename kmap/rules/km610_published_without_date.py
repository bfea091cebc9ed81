"""An output is published, and nothing says when; or it has a date and is not said to be published.

The date is what feedback is counted from, and what an annual return needs. With a date
that has passed, an output is taken for published whatever its status says.

Bad::

    outputs:
      - {id: brief, title: Damp and asthma, status: published}

Good::

    outputs:
      - {id: brief, title: Damp and asthma, status: published, published: 2026-05-18}
"""

from collections.abc import Iterator

from kmap.errors import Finding, Severity
from kmap.register.register import Register

SEVERITY = Severity.INFO


def check(register: Register) -> Iterator[Finding]:
    """Yield one finding for each output whose status and date of publication don't agree."""
    for index, output in enumerate(register.outputs):
        if output.status == "published" and output.published is None:
            tip = "add `published:` with the date"
            yield Finding(("outputs", index, "status"), f"output `{output.id}` is published, and has no date", tip)
        elif output.published is not None and output.status != "published" and output.published <= register.day:
            message = f"output `{output.id}` was published on {output.published}, and its status is "
            message += f"`{output.status}`" if output.status is not None else "left out"
            yield Finding(("outputs", index, "published"), message, "write `status: published`")
        elif output.published is not None and output.status == "published" and output.published > register.day:
            message = f"output `{output.id}` is published, and its date {output.published} is still to come"
            tip = "until that day its status is draft; the day that is planned goes into `due:`"
            yield Finding(("outputs", index, "published"), message, tip)
