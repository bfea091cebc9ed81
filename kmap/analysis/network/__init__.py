"""The network: who is linked to whom, and what that says: measures, brokers, key players, routes."""
