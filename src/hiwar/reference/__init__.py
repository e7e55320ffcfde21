"""A read-only mirror of `hiwar.kernel.facts` as rows, so that other rows can point at them."""
