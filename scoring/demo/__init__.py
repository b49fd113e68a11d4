"""A simulated Norwegian cluster programme with known truth: see docs/decisions/0002-demo-is-a-package.md.

`write_demo` is the front door; `DEMO` and `SMALL` are the sizes it comes in.
"""

from scoring.demo.folder import truth_beside, write_demo
from scoring.demo.plan import DEMO, SMALL, Plan

__all__ = ["DEMO", "SMALL", "Plan", "truth_beside", "write_demo"]
