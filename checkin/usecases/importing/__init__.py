"""Bring people in from a sheet that somebody made.

``fields`` says what a column can mean, ``sources`` where sheets come from, ``mapping``
guesses which column is which, ``reading`` makes people of rows, ``planning`` says what
would change, and ``taking`` does it: all of it or nothing.
"""
