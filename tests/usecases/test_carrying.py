"""What is said of a file of check-ins."""

from checkin.usecases import carrying as words


def test_whatever_is_wrong_with_a_file_is_said_in_whole_sentences_of_its_own():
    said = [text for name, text in vars(words).items() if name.isupper()]

    assert len(set(said)) == len(said) > 0
    assert all(one[0].isupper() and one[-1] in ".?" for one in said)
