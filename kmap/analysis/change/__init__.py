"""What changed between two days or two versions, and the history of one stakeholder."""
