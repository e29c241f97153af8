"""The organisers' side: who is invited, with which badges, and what they change meanwhile."""

import copy
import random
from dataclasses import replace
from datetime import date, timedelta

from bench.sim.machines import ServerMachine
from bench.sim.store import BADGE_KEY, EVENT, signer
from bench.sim.truth import Ledger
from checkin.domain.badge import SignedBadge, sign
from checkin.domain.model import (
    BadgeId,
    CheckInList,
    Gathering,
    IssuedBadge,
    ListId,
    Registration,
    RegistrationId,
    Standing,
)
from checkin.domain.short_code import short_code

_DAY = date(2026, 6, 1)


class People:
    """The organisers' own books. They outlive the server, as a spreadsheet does."""

    def __init__(self, chance: random.Random, ledger: Ledger, server: ServerMachine) -> None:
        self.meet(chance, ledger, server)
        self.lists = [
            CheckInList(
                ListId(f"list-{number}"),
                f"List {number}",
                _DAY + timedelta(days=number),
                reentry=chance.random() < 0.3,
                exit=chance.random() < 0.5,
            )
            for number in range(chance.randint(1, 2))
        ]
        self.registrations: dict[RegistrationId, Registration] = {}
        self.badges: dict[BadgeId, IssuedBadge] = {}
        self.texts: dict[RegistrationId, str] = {}
        """What the person's good badge reads."""
        for _ in range(chance.randint(5, 20)):
            self._invent()

    def again(self, chance: random.Random, ledger: Ledger, server: ServerMachine) -> "People":
        """The same people in another world."""
        same = copy.copy(self)
        same.registrations, same.badges = dict(self.registrations), dict(self.badges)
        same.texts = dict(self.texts)
        same.meet(chance, ledger, server)
        ledger.owners = dict(self._ledger.owners)
        return same

    def meet(self, chance: random.Random, ledger: Ledger, server: ServerMachine) -> None:
        """Be in the world of *server* from now on."""
        self._chance, self._ledger, self._server = chance, ledger, server

    def publish_all(self) -> None:
        """Tell the server everything (again), in as few versions as it takes."""
        self._server.book.publish(
            gathering=Gathering(EVENT, "Simulation", "UTC", ((1, BADGE_KEY),)),
            lists=self.lists,
            registrations=list(self.registrations.values()),
            badges=list(self.badges.values()),
        )

    def change(self) -> str:
        """Change one thing by chance, and say what."""
        kind = self._chance.choice(("new", "new", "name", "cancel", "replace"))
        if kind == "new":
            who = self._invent()
        else:
            who = self._chance.choice(list(self.registrations.values()))
        if kind == "name":
            who = replace(who, organisation=f"Organisation {self._chance.randrange(100)}")
        if kind == "cancel":
            standing = {Standing.ACTIVE: Standing.CANCELLED, Standing.CANCELLED: Standing.ACTIVE}
            who = replace(who, standing=standing[who.standing])
        self.registrations[who.id] = who
        issued = [one for one in self.badges.values() if one.registration == who.id]
        if kind == "replace":
            issued = [replace(one, replaced_at=one.replaced_at or 1) for one in issued]
            self.badges |= {one.id: one for one in issued}
            issued.append(self._print(who))
        self._server.book.publish(registrations=[who], badges=issued)
        return f"organisers: {kind} {who.public_name}"

    def hot(self) -> Registration:
        """Somebody, most often one of the few who turn up at every desk."""
        everybody = list(self.registrations.values())
        return everybody[min(int(self._chance.expovariate(0.4)), len(everybody) - 1)]

    def _invent(self) -> Registration:
        number = len(self.registrations)
        who = Registration(
            RegistrationId(f"r{self._chance.randrange(16**6):06x}"),
            f"Person{number:03}",
            f"Organisation {number % 3}",
            lists=frozenset(
                self._chance.sample(
                    [one.id for one in self.lists], self._chance.randint(1, len(self.lists))
                )
            ),
        )
        self.registrations[who.id] = who
        self._print(who)
        return who

    def _print(self, who: Registration) -> IssuedBadge:
        """Give *who* a badge, signed or with the code of another system."""
        if self._chance.random() < 0.8:
            key = BadgeId(self._chance.randbytes(12).hex())
            claim = SignedBadge(1, EVENT, key, _DAY, _DAY + timedelta(days=3))
            text = sign(claim, signer(BADGE_KEY)).text
            issued = IssuedBadge(key, who.id, short_code(self._chance.randrange(2**35)))
        else:
            text = f"CODE-{self._chance.randrange(10**9)}"
            issued = IssuedBadge(BadgeId(text), who.id)
        self.badges[issued.id] = issued
        self.texts[who.id] = text
        self._ledger.owners[issued.id] = who.id
        return issued
