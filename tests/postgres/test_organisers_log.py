"""Organisers at several server processes write one chain, which every desk can follow."""

import threading
from contextlib import closing

from checkin.adapters.keys import verify
from checkin.adapters.server_data import ServerData
from checkin.domain.record import Draft, Kind
from tests.adapters.examples import ADA, EVENT, GATHERING, LIST, news_since

EACH = 15


def test_organisers_at_two_servers_write_one_chain(tmp_path, server_database, replicas):
    with (
        closing(ServerData(tmp_path / "server", server_database)) as one,
        closing(ServerData(tmp_path / "server", server_database)) as other,
    ):
        one.book(EVENT).publish(gathering=GATHERING, lists=[LIST], registrations=[ADA])
        with one.organisers_log(EVENT).writing():
            pass  # so that it is known who writes

        def work(data):
            for _ in range(EACH):
                log = data.organisers_log(EVENT)
                with log.writing() as write:
                    write(Draft(Kind.NOTE, LIST.id, ADA.id), log.now())

        threads = [threading.Thread(target=work, args=(data,)) for data in (one, other)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        made = list(other.replica(EVENT).records())
        assert [record.seq for record in made] == list(range(1, 2 * EACH + 1))
        assert [record.hlc for record in made] == sorted({record.hlc for record in made})
        desk = replicas.open("desk", change=None)
        desk.apply(news_since(one.replica(EVENT)))
        taken = desk.take(one.replica(EVENT).runs_above({}, 10**9), verify)
        assert (len(taken.records), taken.aside) == (2 * EACH, 0)
