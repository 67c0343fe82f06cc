"""Papers in a bucket: against a server of this machine that speaks as S3 does."""

from urllib.request import Request, urlopen

import pytest

from .conftest import failures, records

REASON = 'NOT TESTED: reading from S3; pip install "nhipcau[s3]" "moto[s3]" flask flask-cors and run this file again'


@pytest.fixture
def bucket(papers, monkeypatch):
    """The papers in a bucket, under names that people give."""
    s3fs = pytest.importorskip("s3fs", reason=REASON)
    server = pytest.importorskip("moto.server", reason=REASON).ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    settings = {
        "AWS_ENDPOINT_URL": "http://{}:{}".format(*server.get_host_and_port()),
        "AWS_ACCESS_KEY_ID": "a",
        "AWS_SECRET_ACCESS_KEY": "b",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    (papers / "0001.txt").rename(papers / "Thông báo số 1.txt")
    s3fs.S3FileSystem.clear_instance_cache()
    files = s3fs.S3FileSystem()
    files.mkdir("van-ban")
    files.put(str(papers), "van-ban/papers", recursive=True)
    yield "s3://van-ban/papers"
    # Buckets outlive their server in the process.
    urlopen(Request(f"{settings['AWS_ENDPOINT_URL']}/moto-api/reset", method="POST")).close()
    server.stop()


def test_papers_of_a_bucket_say_what_they_say_on_the_disk(read, papers, bucket, tmp_path):
    read(papers, out="disk")
    assert read(bucket, out="bucket").papers == 12
    assert records(tmp_path / "bucket") == records(tmp_path / "disk")


def test_a_bucket_that_is_not_there_is_one_failure(read, bucket, tmp_path):
    assert read("s3://khong-co/papers").failed == 1
    assert failures(tmp_path / "out")[0]["code"] == "missing"
