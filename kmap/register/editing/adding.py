"""The edits that add a stakeholder, an assessment, a tie."""

from collections.abc import Mapping, Sequence
from typing import Any

from kmap.errors import KmapError
from kmap.register.editing.edits import Append, Edit, Put
from kmap.register.editing.entry import Entry
from kmap.register.editing.mentions import entries
from kmap.register.editing.setting import Setting, nested
from kmap.register.naming import behind
from kmap.register.register import Register
from kmap.register.slug import slug


def addition(
    register: Register, values: dict[str, Any], name: str, fields: Mapping[str, Any], chosen: Sequence[Setting]
) -> tuple[str, list[Edit]]:
    """Return the id of a new stakeholder, and the edits that add it.

    The id is written where the last stakeholder of the register has its own written, or where it
    is not the one that the name makes.

    Parameters
    ----------
    register
        The register as a whole.
    values
        The values of its own text.
    name
        The name.
    fields, chosen
        Its other fields.

    Raises
    ------
    KmapError
        Where no id can be made, or it is taken.
    """
    id_ = next((str(one.value) for one in chosen if one.path == ("id",)), None) or fields.get("id") or slug(name)
    if not id_:
        raise KmapError(
            f"no id can be made from the name `{name}`", "give one: --id WORD, in letters a to z and digits"
        )
    if id_ in register.by_id:
        taken = register.by_id[id_].name
        raise KmapError(
            f"there is a stakeholder `{id_}` already: {taken}",
            f"kmap set {id_} FIELD=VALUE{behind(register.path)} changes it; --id gives the new one another id",
        )
    known = entries(values, "stakeholders")
    written = id_ != slug(name) or (bool(known) and isinstance(known[-1], dict) and "id" in known[-1])
    entry = {**({"id": id_} if written else {}), "name": name}
    entry |= {key: value for key, value in {**fields, **nested(chosen)}.items() if key != "id"}
    return id_, [Append(("stakeholders",), entry)]


def assessing(values: dict[str, Any], entry: Entry, assessment: Mapping[str, Any]) -> list[Edit]:
    """Return the edits that add an assessment to a stakeholder; to one that is inherited, in an entry of its own."""
    if entry.route is None:
        return [Append(("stakeholders",), {"id": entry.id, "assessments": [dict(assessment)]})]
    return [Append((*entry.route, "assessments"), dict(assessment))]


def linking(values: dict[str, Any], tie: Mapping[str, Any]) -> tuple[list[Edit], bool]:
    """Return the edits that write a tie, and whether there is one of that kind between the two already."""
    for index, known in enumerate(entries(values, "relationships")):
        if isinstance(known, dict) and all(known.get(end) == tie.get(end) for end in ("from", "to", "kind")):
            return [Put(("relationships", index, field), value) for field, value in tie.items()], True
    return [Append(("relationships",), dict(tie))], False
