"""``checkin organisers``: who may open the pages, said and changed at the server's own computer."""

import json
import urllib.error
import urllib.parse
import urllib.request

import pytest

PASSWORD = "four kinds of rain"


def open_(address, **form):
    body = urllib.parse.urlencode(form).encode() if form else None
    try:
        with urllib.request.urlopen(address, body) as answer:  # noqa: S310  our own
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def join(address, name, password=PASSWORD):
    return open_(address, name=name, password=password, again=password)


@pytest.fixture
def server(shell):
    """A server that runs, whose owner is called Grace."""
    _, said = shell.serve()
    assert join(said["first"], "Grace")[0] == 200
    return said


def test_before_anybody_is_there_it_says_where_the_first_link_is(shell):
    assert "checkin serve" in shell.run("organisers", "list").stdout
    done = shell.run("organisers", "invite")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "checkin serve" in done.stderr


def test_it_lists_everybody_and_what_each_may_do(shell, server):
    assert server
    assert shell.run("organisers", "list").stdout == "Grace: owner, without a second factor\n"
    said = json.loads(shell.run("organisers", "list", "--json").stdout)
    assert said == [{"name": "Grace", "access": "owner", "second_factor": False}]


def test_an_invitation_works_once_while_the_server_runs(shell, server):
    assert server
    said = json.loads(shell.run("organisers", "invite", "--access", "viewer", "--json").stdout)

    assert join(said["link"], "Ada")[0] == 200
    assert open_(said["link"])[0] == 410
    assert "Ada: viewer" in shell.run("organisers", "list").stdout


def test_whoever_lost_the_password_chooses_another(shell, server):
    assert server
    link = shell.run("organisers", "link", "grace").stdout.splitlines()[0]
    status, page = open_(link)
    assert (status, "Another password" in page) == (200, True)
    anew = shell.run("organisers", "link", "Grace", "--second-factor").stdout.splitlines()[0]
    assert "no second factor after this" in open_(anew)[1]

    other = "five other kinds of rain"
    assert open_(link, password=other, again=other)[0] == 200
    assert "Where you are signed in" not in open_(f"{server['page']}sign-in")[1]


def test_a_name_that_nobody_has_is_one_sentence_with_those_that_there_are(shell, server):
    assert server
    done = shell.run("organisers", "link", "Ada")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "checkin: Nobody signs in as “Ada” here. There is: Grace.\n"
