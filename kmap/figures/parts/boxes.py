"""Places and rectangles in a plane, in points; y runs up."""

from dataclasses import dataclass

Spot = tuple[float, float]
"""A place: x and y."""

ROUNDING = 1e-6
"""So far apart two lengths are still the same."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle along the axes."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Its extent along x."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Its extent along y."""
        return self.top - self.bottom

    def overlaps(self, other: "Box") -> bool:
        """Say whether the two share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )

    def holds(self, other: "Box") -> bool:
        """Say whether `other` lies inside, edges included."""
        return (
            self.left <= other.left + ROUNDING
            and other.right <= self.right + ROUNDING
            and self.bottom <= other.bottom + ROUNDING
            and other.top <= self.top + ROUNDING
        )
