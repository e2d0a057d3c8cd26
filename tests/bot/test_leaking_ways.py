"""The ways in which Rasa and others print a parent's words, each really taken: at INFO and at DEBUG nothing comes out.

The same program without `quiet` is the control: there the words do come out, so the ways are real.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

from content.council import ROOT

WORDS = "Qxzjwilhelmina"
PROGRAM = r"""
import asyncio, contextlib, json, logging, os, sys, threading, traceback, warnings
os.environ["LOG_LEVEL"] = LEVEL
if QUIET:
    from bot.quiet import quiet, silence_prints
    quiet(LEVEL)
else:
    logging.basicConfig(level=LEVEL)
    from rasa.utils.log_utils import configure_structlog
    configure_structlog(logging.DEBUG)
words = "".join(["Qxzj", "wilhelmina"])
from bot.assistant import Assistant, load_agent
agent = load_agent()
if QUIET:
    silence_prints()
assistant = Assistant(agent)
from rasa.core.channels.channel import UserMessage
from rasa.core.channels import rest
from rasa.core.nlg.interpolator import interpolate_text

def fails(*_):
    raise ValueError(f"cannot take {words}")

async def ways():
    # a command of Rasa's own with words in it, past the door
    with contextlib.suppress(Exception):
        await agent.handle_message(UserMessage("/nothing_like " + words + '{"x": 1}', sender_id=words))
    # an action that fails with the words in its error, and a whole turn that does
    executor = agent.processor.action_endpoint._executor
    kept = dict(executor.actions)
    executor.actions["action_answer"] = executor.actions["action_clarify"] = fails
    await assistant.turn(words, "how do I appeal, " + words)
    executor.actions.update(kept)
    agent.processor.parse_message = fails
    await assistant.turn(words, "how do I appeal, " + words)
    # the REST channel, which logs the text of what it could not handle, by the logger that it made when imported
    try:
        fails()
    except ValueError:
        rest.structlogger.exception("rest.message.received.failure", text=words)
    # a slip in a template: structlog prints local variables
    interpolate_text('{"a": "{slot}"}', {"slot": words})
    # a task whose error nobody fetches, a callback that fails
    asyncio.get_running_loop().call_soon(fails)
    await asyncio.sleep(0)

asyncio.run(ways())

import structlog
structlog.get_logger().error("x", text=words)
logger = logging.getLogger("made_later." + words)
logger.addHandler(logging.StreamHandler(sys.stderr))
logger.propagate = False
logger.error(words)
logger.setLevel("DEBUG")
logger.debug(words)
logging.getLogger("redis").error("about %s", words, exc_info=ValueError(words), stack_info=True)
logging.getLogger("sqlalchemy.engine").info("INSERT %s", words)
logging.getLogger("httpx").info("GET %s", words)
logging.error("%d of them", words)
logging.log(35, words)
logging.addLevelName(35, words)
logging.getLogger("asyncio").log(35, words)
warnings.resetwarnings()
warnings.warn(words)
logging.captureWarnings(True)
warnings.warn(words)
print(words)
os.write(2, words.encode())
try:
    fails()
except ValueError:
    traceback.print_exc()
thread = threading.Thread(target=fails)
thread.start()
thread.join()
try:
    raise type(words, (Exception,), {})(words)
except Exception:
    sys.excepthook(*sys.exc_info())
sys.stdout.flush()
os._exit(7)
"""


def run(quiet: bool, level: str) -> str:
    program = f"QUIET, LEVEL = {quiet!r}, {level!r}\n{PROGRAM}"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=180, check=False
    )
    assert done.returncode == 7, done.stderr[-500:]  # every way was taken, to the end
    return done.stdout + done.stderr


@pytest.mark.parametrize("level", ["INFO", "DEBUG"])
def test_nothing_of_the_words_comes_out(assistant: object, level: str) -> None:
    printed = run(True, level)
    assert WORDS not in printed
    assert '"message": "a turn failed"' in printed
    assert '"message": "turn"' in printed


def test_without_quiet_they_do(assistant: object) -> None:
    assert run(False, "DEBUG").count(WORDS) > 20
