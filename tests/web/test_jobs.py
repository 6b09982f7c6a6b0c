"""Long work over HTTP: how far it is, and its end by hand."""

from pathlib import Path

from starlette.testclient import TestClient

from surefoot.service.opening import open_surefoot
from surefoot.web.app import create_app
from tests.service.conftest import Clock
from tests.service.work import refused


def test_a_job_is_looked_at_and_dropped(tmp_path: Path) -> None:
    with open_surefoot(tmp_path / "home", now=Clock()) as surefoot:
        client = TestClient(create_app(surefoot), base_url="http://127.0.0.1")
        address = f"/api/jobs/{surefoot.jobs.start('bad', refused, {}).id}"
        seen = client.get(address).json()
        while seen["state"] in ("waiting", "running"):
            seen = client.get(address, headers={"accept-language": "de"}).json()
        assert seen["state"] == "refused" and "in.txt ist leer." in seen["problem"]
        assert client.delete(address).json() == {"done": True}
        assert client.get(address).status_code == 404
        assert client.delete("/api/jobs/..").status_code in (404, 405)
