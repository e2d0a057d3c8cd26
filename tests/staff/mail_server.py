"""A small mail server that speaks as much SMTP as is needed, with STARTTLS where it has a certificate."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


@dataclass
class MailServer:
    """`heard` is every command; `secret` says which of them came by TLS; `message` is what was sent."""

    port: int
    heard: list[tuple[str, bool]] = field(default_factory=list)
    message: str = ""


@contextmanager
def mail_server(certificate: Path | None = None) -> Iterator[MailServer]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = MailServer(listening.getsockname()[1])
        thread = threading.Thread(target=_serve, args=(listening, server, certificate), daemon=True)
        thread.start()
        yield server
        listening.close()
        thread.join(10)


def _serve(listening: socket.socket, server: MailServer, certificate: Path | None) -> None:
    try:
        connection, _ = listening.accept()
    except OSError:
        return
    with ExitStack() as open_ones:
        open_ones.enter_context(connection)
        _talk(connection, server, certificate, open_ones)


def _talk(connection: socket.socket, server: MailServer, certificate: Path | None, open_ones: ExitStack) -> None:
    secret = False
    lines = connection.makefile("rb")
    connection.sendall(b"220 here\r\n")
    while line := lines.readline().decode().strip():
        server.heard.append((line, secret))
        command = line.upper()
        if command == "STARTTLS" and certificate:
            connection.sendall(b"220 go on\r\n")
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            try:
                connection = open_ones.enter_context(context.wrap_socket(connection, server_side=True))
            except (ssl.SSLError, OSError):
                return
            secret, lines = True, connection.makefile("rb")
        elif command == "DATA":
            connection.sendall(b"354 go on\r\n")
            server.message = _read_message(lines)  # type: ignore[arg-type]
            connection.sendall(b"250 taken\r\n")
        elif command.startswith("EHLO"):
            more = [] if secret or not certificate else ["STARTTLS"]
            named = ["here", *more, "AUTH PLAIN"]
            connection.sendall(
                "".join(f"250{'-' if at + 1 < len(named) else ' '}{each}\r\n" for at, each in enumerate(named)).encode()
            )
        elif command.startswith("AUTH"):
            connection.sendall(b"235 welcome\r\n")
        elif command == "QUIT":
            connection.sendall(b"221 bye\r\n")
            return
        else:
            connection.sendall(b"250 yes\r\n")


def _read_message(lines: Iterator[bytes]) -> str:
    read = []
    for line in lines:
        if line == b".\r\n":
            break
        read.append(line)
    return b"".join(read).decode()


def make_certificate(path: Path) -> Path:
    """Of 127.0.0.1, signed by itself; key and certificate in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    return path
