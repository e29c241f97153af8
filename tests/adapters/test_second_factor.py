"""The second factor: an app's codes, each good once, and recovery codes, each good once."""

import base64

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from sqlalchemy import select

from checkin.adapters.database.tables import account
from checkin.adapters.second_factor import STEP_S, SecondFactors
from checkin.domain.errors import StoreError

STEP_MS = STEP_S * 1000


class App:
    """An app on somebody's phone, which was shown a proposal. Its clock may be off."""

    def __init__(self, proposal, clock):
        secret = base64.b32decode(proposal.typed.replace(" ", ""))
        self._totp, self._clock = TOTP(secret, 6, SHA1(), STEP_S), clock  # noqa: S303  RFC 6238

    def code(self, off_s=0):
        return self._totp.generate(self._clock.ms // 1000 + off_s).decode()


@pytest.fixture
def ada(house):
    return house.join("Ada").id


@pytest.fixture
def app(house, ada, clock):
    return App(house.factors.propose(ada, "Ada"), clock)


@pytest.fixture
def codes(house, ada, app, clock):
    made = house.factors.confirm(ada, app.code())
    clock.ms += 2 * STEP_MS
    return made


def test_a_proposal_counts_only_once_a_code_of_it_was_shown(house, ada, app):
    assert house.factors.confirm(ada, "000000") is None
    assert not house.accounts.find(ada).has_second
    assert not house.factors.use(ada, app.code())

    assert len(house.factors.confirm(ada, app.code())) == 8
    assert house.accounts.find(ada).has_second


def test_the_same_is_proposed_until_it_is_confirmed(house, ada, app, clock):
    again = App(house.factors.propose(ada, "Ada"), clock)

    assert again.code() == app.code()


def test_the_picture_and_the_address_hold_the_same_secret(house, ada):
    proposal = house.factors.propose(ada, "Ada")

    assert proposal.picture.startswith("data:image/svg+xml")
    assert proposal.address.startswith("otpauth://totp/Checkin:Ada?")
    assert f"secret={proposal.typed.replace(' ', '')}" in proposal.address


def test_a_code_lets_in_once(house, ada, app, codes):
    assert codes
    code = app.code()

    assert house.factors.use(ada, code)
    assert not house.factors.use(ada, code)


def test_the_code_that_confirmed_it_lets_nobody_in(house, ada, app):
    code = app.code()
    house.factors.confirm(ada, code)

    assert not house.factors.use(ada, code)


def test_a_code_of_before_one_that_was_used_is_good_no_more(house, ada, app, codes):
    assert codes
    before, now = app.code(-STEP_S), app.code()

    assert house.factors.use(ada, now)
    assert not house.factors.use(ada, before)


@pytest.mark.parametrize(("off_s", "is_good"), [(-60, False), (-30, True), (30, True), (60, False)])
def test_a_phone_may_be_half_a_minute_off_and_no_more(house, ada, app, codes, off_s, is_good):
    assert codes
    assert house.factors.use(ada, app.code(off_s)) is is_good


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "１２３４５６", "-12345", "ä"])
def test_what_is_no_code_lets_nobody_in(house, ada, codes, code):
    assert codes
    assert not house.factors.use(ada, code)


def test_a_code_may_be_typed_with_a_space_in_it(house, ada, app, codes):
    assert codes
    code = app.code()
    assert house.factors.use(ada, f" {code[:3]} {code[3:]} ")


def test_a_recovery_code_lets_in_once_and_one_less_is_left(house, ada, codes):
    first, second, *_ = codes

    assert house.factors.use(ada, first.lower().replace("-", " "))
    assert not house.factors.use(ada, first)
    assert house.accounts.find(ada).codes == 7
    assert house.factors.use(ada, second)


def test_new_recovery_codes_end_those_before(house, ada, codes):
    fresh = house.factors.new_codes(ada)

    assert not any(house.factors.use(ada, one) for one in codes)
    assert house.factors.use(ada, fresh[0])


def test_recovery_codes_have_more_than_112_bits_and_are_not_kept(house, codes):
    assert len(set(codes)) == 8
    assert all(len(one.replace("-", "")) == 25 for one in codes)  # of 32 letters: 125 bits
    with house.database.read() as connection:
        kept = str(connection.execute(select(account)).all())
    assert not any(one in kept or one.replace("-", "") in kept for one in codes)


def test_the_secret_is_kept_sealed_and_opens_with_this_servers_key_alone(house, ada, app, codes):
    assert codes
    other = SecondFactors(house.database, b"x" * 32)

    with pytest.raises(StoreError, match="another than before"):
        other.use(ada, app.code())


def test_whoever_does_without_shows_no_code(house, ada, app, codes):
    house.factors.drop(ada)

    assert not house.accounts.find(ada).has_second
    assert not house.factors.use(ada, app.code())
    assert not house.factors.use(ada, codes[0])


def test_one_persons_code_is_none_of_another(house, ada, app, codes):
    grace = house.join("Grace").id

    assert ada
    assert not house.factors.use(grace, app.code())
    assert not house.factors.use(grace, codes[0])
