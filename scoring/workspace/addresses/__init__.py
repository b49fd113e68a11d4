"""The workspace's addresses by area, in the order of a call's life."""
