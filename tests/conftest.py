"""No test sees what its reader keeps: settings, and a folder of briefs that is read by itself."""

import sys
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="session")
def nothing_of_the_readers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Have settings and private folder, of this process and its own, where nothing is."""
    with pytest.MonkeyPatch.context() as patch:
        nowhere = str(tmp_path_factory.mktemp("nobody"))
        patch.setenv("XDG_DATA_HOME", nowhere)
        patch.setenv("XDG_CONFIG_HOME", nowhere)
        if sys.platform == "darwin":
            patch.setenv("HOME", nowhere)
        yield
