"""The address that is taken is answered from at once."""

from __future__ import annotations

import asyncio
import socket
from dataclasses import replace

from bot.address import take_address
from bot.settings import read_settings


def test_an_answer_is_sent_at_once_and_waits_for_no_acknowledgement() -> None:
    async def delays() -> int:
        accepted: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def let_in(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            accepted.set_result(writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        with take_address(replace(read_settings(), host="127.0.0.1", port=0)) as listening:
            listening.listen()
            async with await asyncio.start_server(let_in, sock=listening):
                _, writer = await asyncio.open_connection(*listening.getsockname())
                writer.close()
                return await asyncio.wait_for(accepted, 5)

    assert asyncio.run(delays()) == 1
