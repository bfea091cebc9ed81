"""From needs over questions and outputs to feedback: the seven steps, and what came of them."""
