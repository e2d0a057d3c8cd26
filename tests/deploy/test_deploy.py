"""What deploy/ promises: nothing runs as root, writes to its root, or reaches further than it must."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.settings import ROOT

DEPLOY = ROOT / "deploy"
DOCKERFILE = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
MANIFESTS: list[dict[str, Any]] = [
    manifest
    for path in sorted((DEPLOY / "kubernetes").glob("*.yml"))
    for manifest in yaml.safe_load_all(path.read_text(encoding="utf-8"))
]
COMPOSE = yaml.safe_load((DEPLOY / "compose.yml").read_text(encoding="utf-8"))


def pods() -> list[tuple[str, dict[str, Any]]]:
    found = []
    for manifest in MANIFESTS:
        spec = manifest.get("spec") or {}
        if manifest["kind"] == "CronJob":
            spec = spec["jobTemplate"]["spec"]
        if "template" in spec:
            found.append((f"{manifest['kind']} {manifest['metadata']['name']}", spec["template"]))
    return found


def test_the_image_runs_as_nobody_of_note() -> None:
    last_stage = DOCKERFILE.rpartition("FROM ")[2]
    assert re.search(r"^USER 10001$", last_stage, re.MULTILINE)


def test_the_image_installs_only_what_the_locks_name() -> None:
    installs = re.findall(r"pip install [^\n]*", DOCKERFILE)
    assert installs
    assert all("--require-hashes" in line or line.endswith("./standin \\") for line in installs)


def test_every_folder_that_runs_is_in_the_image() -> None:
    copied = set(re.findall(r"^COPY (\w+) ", DOCKERFILE, re.MULTILINE))
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests", "benchmarks"}
    assert packages | {"data", "standin"} <= copied


@pytest.mark.parametrize("name", [".env", ".git", "models", "var", "tests"])
def test_what_belongs_to_one_machine_is_kept_out_of_the_image(name: str) -> None:
    assert name in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(("name", "template"), pods(), ids=[name for name, _ in pods()])
def test_a_pod_has_no_rights_it_does_not_need(name: str, template: dict[str, Any]) -> None:
    pod = template["spec"]
    assert pod["automountServiceAccountToken"] is False
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    for container in pod["containers"]:
        context = container["securityContext"]
        assert context["readOnlyRootFilesystem"] is True
        assert context["allowPrivilegeEscalation"] is False
        assert context["capabilities"] == {"drop": ["ALL"]}
        assert container["resources"]["limits"]["memory"]


def test_nothing_goes_in_or_out_that_no_policy_names() -> None:
    policies = [manifest["spec"] for manifest in MANIFESTS if manifest["kind"] == "NetworkPolicy"]
    assert {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]} in policies
    for policy in policies:
        for rule in policy.get("egress", []):
            assert rule["to"]
            assert rule["ports"]


def test_the_nightly_commands_are_ones_there_are() -> None:
    jobs = [manifest for manifest in MANIFESTS if manifest["kind"] == "CronJob"]
    assert {job["metadata"]["name"] for job in jobs} == {"retention", "digest", "backup"}
    for job in jobs:
        (container,) = job["spec"]["jobTemplate"]["spec"]["template"]["spec"]["containers"]
        _, _, module, *_ = container["command"]
        path = ROOT / Path(*module.split("."))
        assert path.with_suffix(".py").exists() or (path / "__main__.py").exists()


@pytest.mark.parametrize("name", ["assistant", "redis"])
def test_a_service_of_compose_cannot_write_to_its_root(name: str) -> None:
    service = COMPOSE["services"][name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]


def test_only_caddy_is_reached_from_outside() -> None:
    assert [name for name, service in COMPOSE["services"].items() if service.get("ports")] == ["caddy"]
    assert COMPOSE["networks"]["inside"]["internal"] is True


def test_redis_writes_nothing_to_a_disk() -> None:
    in_compose = COMPOSE["services"]["redis"]["command"]
    in_kubernetes = next(t["spec"]["containers"][0]["args"] for name, t in pods() if name == "Deployment redis")
    for command in (in_compose, in_kubernetes):
        assert command[1:5] == ["--save", "", "--appendonly", "no"]


def test_every_setting_of_the_example_is_a_setting_there_is() -> None:
    named = re.findall(r"^([A-Z_]+)=", (DEPLOY / "send.env.example").read_text(encoding="utf-8"), re.MULTILINE)
    known = re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(named) <= set(known)
