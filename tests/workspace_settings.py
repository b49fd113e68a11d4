"""The workspace's settings for tests: a folder of its own for every process."""

from __future__ import annotations

import os
import tempfile

os.environ["KLYNGE_WORKSPACE"] = tempfile.mkdtemp(prefix="klynge-workspace-")
os.environ.setdefault("KLYNGE_HOSTS", "localhost,127.0.0.1,testserver")

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # a browser's driver runs a loop in the test's own thread

from scoring.workspace.settings import *  # noqa: F403  the environment comes first

PASSWORD_HASHERS = ["tests.quick_argon2.QuickArgon2"]
