from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from bot.channels.replies import MOST_IN_A_CONVERSATION, Replies


def noting(done: list[str], name: str, seconds: float = 0.0) -> Callable[[], Awaitable[None]]:
    async def work() -> None:
        await asyncio.sleep(seconds)
        if name == "fails":
            raise RuntimeError(name)
        done.append(name)

    return work


def test_order_holds_within_a_conversation_and_conversations_do_not_wait_for_one_another() -> None:
    done: list[str] = []

    async def go() -> None:
        replies = Replies()
        replies.add("slow", noting(done, "slow 1", 0.05))
        replies.add("slow", noting(done, "slow 2"))
        replies.add("quick", noting(done, "quick"))
        await replies.finish(5)

    asyncio.run(go())
    assert done == ["quick", "slow 1", "slow 2"]


def test_work_that_fails_does_not_stop_what_comes_after() -> None:
    done: list[str] = []

    async def go() -> None:
        replies = Replies()
        replies.add("one", noting(done, "fails"))
        replies.add("one", noting(done, "after"))
        await replies.finish(5)
        assert len(replies) == 0

    asyncio.run(go())
    assert done == ["after"]


def test_it_is_bounded_as_a_whole_and_for_each_conversation() -> None:
    async def go() -> None:
        replies = Replies(most=30)
        one = [replies.add("one", noting([], "", 5)) for _ in range(MOST_IN_A_CONVERSATION + 5)]
        assert one.count(True) == MOST_IN_A_CONVERSATION
        others = [replies.add(str(n), noting([], "", 5)) for n in range(30)]
        assert others.count(True) == 30 - MOST_IN_A_CONVERSATION
        await replies.finish(0)

    asyncio.run(go())


def test_what_is_urgent_finds_room_where_nothing_else_does() -> None:
    async def go() -> None:
        replies = Replies(most=1)
        assert replies.add("one", noting([], "", 5))
        assert not replies.add("two", noting([], "", 5))
        assert replies.add("two", noting([], "", 5), urgent=True)
        assert not replies.add("three", noting([], "", 5), urgent=True)
        await replies.finish(0)

    asyncio.run(go())


def test_stopping_waits_for_what_is_under_way_and_no_longer_than_it_may() -> None:
    done: list[str] = []

    async def go() -> None:
        replies = Replies()
        replies.add("one", noting(done, "soon", 0.05))
        replies.add("two", noting(done, "never", 60))
        await replies.finish(0.5)

    asyncio.run(go())
    assert done == ["soon"]
