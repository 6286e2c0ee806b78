"""No test sees what its reader keeps: a private folder of briefs would be read by itself."""

import sys
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="session")
def no_private_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Have the private folder of this process, and of those it starts, where nothing is."""
    with pytest.MonkeyPatch.context() as patch:
        nowhere = str(tmp_path_factory.mktemp("nobody"))
        patch.setenv("XDG_DATA_HOME", nowhere)
        if sys.platform == "darwin":
            patch.setenv("HOME", nowhere)
        yield
