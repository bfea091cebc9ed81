"""Where links lead: in a repository that somebody else has made, they may lead to anything on this machine."""

import os

OUTSIDE = "it is a link that leads out of the work tree of git"


def is_inside(place: str, tree: str) -> bool:
    """Say whether a file, all links resolved, lies in a tree, and not in what git keeps of itself there."""
    try:
        inside = os.path.commonpath([place, tree]) == tree
    except ValueError:  # on another drive
        return False
    return inside and ".git" not in os.path.relpath(place, tree).lower().split(os.sep)


def leads_out(path: str) -> bool:
    """Say whether a path goes by a link out of a work tree of git in which it lies by its name.

    Outside of any work tree all links are taken for the user's own.

    Parameters
    ----------
    path
        A path as a user, or a register, names it; it need not lead to anything.
    """
    named = os.path.abspath(path)
    place = os.path.realpath(path)
    if os.path.normcase(place) == os.path.normcase(named):
        return False
    folder, above = os.path.dirname(named), os.path.dirname(os.path.dirname(named))
    while folder != above:
        if os.path.lexists(os.path.join(folder, ".git")) and not is_inside(place, os.path.realpath(folder)):
            return True
        folder, above = above, os.path.dirname(above)
    return False
