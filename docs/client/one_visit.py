"""Kiosk, clerk and display of one visit, as a program of somebody else would be them.

python3 one_visit.py http://127.0.0.1:8080 --item c05 --clerk 0301:2468 --manager 0101:1357
"""

import argparse
import json
import sys

from hall import Hall, Refused, Screen


def counter_for(item, plan):
    """Id of a counter that serves the item's queue from the first ticket on."""
    queue = next(one["queue"] for one in plan["items"] if one["id"] == item)
    skill = {"queue": queue}
    return next(one["id"] for one in plan["counters"] if one["kind"] != "quick" and skill in one["skills"])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--item", default="c05")
    parser.add_argument("--counter", help="left out: the first one that serves the item")
    parser.add_argument("--clerk", default="0301:2468", help="badge number:PIN")
    parser.add_argument("--manager", default="0101:1357", help="badge number:PIN, lets the screens in")
    asked = parser.parse_args()

    hall = Hall(asked.url)
    plan = hall.plan()
    counter = asked.counter or counter_for(asked.item, plan)
    manager = hall.sign_in(*asked.manager.split(":"))
    clerk = hall.sign_in(*asked.clerk.split(":"))

    kiosk = Screen(asked.url, {"screen": "kiosk"}, token=hall.pair("kiosk", "Python kiosk", manager))
    display = Screen(asked.url, {"screen": "lobby", "zone": None}, token=hall.pair("display", "Python display", manager))
    desk = Screen(asked.url, {"screen": "clerk", "counter": counter}, cookie=clerk)

    ticket = kiosk.command({"type": "IssueTicket", "items": [{"item": asked.item}], "origin": "kiosk"})
    number = ticket["ticketNo"]
    print("taken ", number)

    desk.command({"type": "SignIn", "counter": counter})
    desk.command({"type": "OpenCounter", "counter": counter})
    called = desk.command({"type": "CallNext", "counter": counter})
    print("called", json.dumps(called, ensure_ascii=False))

    # Where others wait, the next one is theirs. A line of `calls` is [callNo, number, counter, nth, atMs, 1 while nobody has come].
    next_one = called["ticketNo"]
    view = display.until(lambda one: any(call[1] == next_one for call in one["calls"]))
    line = next(call for call in view["calls"] if call[1] == next_one)
    label = next(one["label"] for one in plan["counters"] if one["id"] == line[2])
    print("shown ", f"{next_one} → {label}")

    # The visit ends, so that the counter is free for the next one: every matter of the number with its outcome.
    desk.command({"type": "StartService", "counter": counter})
    desk.command({"type": "FinishService", "counter": counter, "outcomes": [{"index": 0, "outcome": "done"}]})
    print(json.dumps({"taken": number, "called": next_one, "shown": line[1], "counter": line[2]}))
    for screen in (kiosk, display, desk):
        screen.close()


if __name__ == "__main__":
    try:
        main()
    except Refused as no:
        sys.exit(str(no))
