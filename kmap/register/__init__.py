"""From text to a register: source, parsing, models, reading, standing scores."""
