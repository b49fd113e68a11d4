"""Django's own commands, where ours ask more of them."""
